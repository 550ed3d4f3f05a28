/** The questions that the page asks its server; an answer that is none becomes an error with its sentence. */

const ROOT = "/api/v1";

/** What the server refused or could not do; `status` is that of HTTP, 0 when it did not answer at all. */
export class ApiError extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

/**
 * Ask for something; `parameters` may hold lists, and leaves out what is null or empty.
 *
 * Throws ApiError, and what `signal` was aborted with.
 */
export function get(path, parameters = {}, signal = undefined) {
  const query = searchParameters(parameters).toString();
  return answered(fetch(`${ROOT}${path}${query && `?${query}`}`, { signal }));
}

/** Send something as JSON and return the answer; throws ApiError. */
export function post(path, body, signal = undefined) {
  return answered(fetch(`${ROOT}${path}`, sent(body, signal)));
}

/** Send something as JSON and return the file that comes back with its name; throws ApiError. */
export async function download(path, body) {
  const response = await reached(fetch(`${ROOT}${path}`, sent(body)));
  return { blob: await response.blob(), name: fileName(response.headers.get("Content-Disposition") ?? "") };
}

/** Return parameters for an address, lists as repeated ones. */
function searchParameters(parameters) {
  const pairs = Object.entries(parameters).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((each) => each !== null && each !== undefined && each !== "")
      .map((each) => [name, String(each)]),
  );
  return new URLSearchParams(pairs);
}

function sent(body, signal) {
  return {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
    signal,
  };
}

async function answered(request) {
  const response = await reached(request);
  return response.json();
}

async function reached(request) {
  let response;
  try {
    response = await request;
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new ApiError("", 0);
  }
  if (!response.ok) throw new ApiError(await reason(response), response.status);
  return response;
}

async function reason(response) {
  try {
    return (await response.json()).detail ?? response.statusText;
  } catch {
    return response.statusText;
  }
}

function fileName(disposition) {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition);
  if (encoded) return decodeURIComponent(encoded[1]);
  return /filename="([^"]+)"/.exec(disposition)?.[1] ?? "map";
}
