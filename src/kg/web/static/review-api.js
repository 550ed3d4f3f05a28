/** Asks the server for pairs and decisions, and tells it what was decided. */

const BASE = "/api/v1/review";

/** Thrown for an answer that is none of use; `detail` is the server's sentence, empty when it did not answer. */
export class Refused extends Error {
  constructor(detail = "") {
    super(detail);
    this.detail = detail;
  }
}

/** Return the most pressing pairs, how many there are in all, and how publishing stands. */
export function openPairs(limit) {
  return ask(`${BASE}?${new URLSearchParams({ limit })}`);
}

/** Return the latest decisions. */
export function latestDecisions(limit) {
  return ask(`${BASE}/decisions?${new URLSearchParams({ limit })}`);
}

/** Return how publishing stands. */
export function publishing() {
  return ask(`${BASE}/publication`);
}

/** Record a decision on two nodes; returns how publishing stands. */
export function decide(left, right, verdict, by) {
  return tell(`${BASE}/decisions`, { left, right, verdict, by });
}

/** Take back the last decision; returns what was undone and how publishing stands. */
export function undo(by) {
  return tell(`${BASE}/undo`, { by });
}

/** Return the labels of the types, by type and language; none when the server has none to give. */
export async function typeLabels() {
  try {
    return (await ask("/api/v1/vocabulary")).types;
  } catch {
    return {};
  }
}

function tell(address, content) {
  const headers = { "Content-Type": "application/json" };
  return ask(address, { method: "POST", headers, body: JSON.stringify(content) });
}

async function ask(address, options = {}) {
  let answer;
  let body;
  try {
    answer = await fetch(address, { cache: "no-store", ...options });
    body = await answer.json();
  } catch {
    throw new Refused();
  }
  if (!answer.ok) throw new Refused(body.detail);
  return body;
}
