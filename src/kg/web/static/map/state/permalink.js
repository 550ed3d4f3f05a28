/** The whole state as the fragment of an address, and back. */
import { EMPTY, EMPTY_FILTER, LISTS } from "./state.js";
import { LANGUAGES } from "../words/speech.js";

/** From this length on an address is offered in short as well, kept on the server. */
export const LONGEST = 2000;

/** Return the fragment for a state, without "#"; the empty state has an empty one. */
export function written(state) {
  const pairs = [
    ["e", state.entities.map(({ id, x, y }) => `${id}.${x}.${y}`).join(".")],
    ["s", state.seeds.join(".")],
    ...LISTS.flatMap((name) => state.filter[name].map((value) => [name, value])),
    ["sources", state.filter.sources || ""],
    ["since", state.filter.since],
    ["until", state.filter.until],
    ["undated", state.filter.undated ? "" : "no"],
    ["view", state.view === "map" ? "" : state.view],
    ["panel", state.panel ? panelText(state.panel) : ""],
    ["camera", state.camera ? cameraText(state.camera) : ""],
  ].filter(([, value]) => value !== "");
  if (pairs.length === 0) return "";
  pairs.push(["lang", state.language]);
  if (state.revision !== null) pairs.push(["rev", state.revision]);
  return new URLSearchParams(pairs).toString();
}

/**
 * Return the state that a fragment, with or without "#", stands for; what cannot be understood is left out.
 *
 * `language` is the one to take where the fragment names none.
 */
export function read(fragment, language) {
  const given = new URLSearchParams(fragment.replace(/^#/, ""));
  const spoken = given.get("lang");
  return {
    ...EMPTY,
    entities: placedEntities(given.get("e") ?? ""),
    seeds: split(given.get("s")),
    filter: {
      ...EMPTY_FILTER,
      ...Object.fromEntries(LISTS.map((name) => [name, given.getAll(name)])),
      sources: whole(given.get("sources")) ?? 0,
      since: date(given.get("since")),
      until: date(given.get("until")),
      undated: given.get("undated") !== "no",
    },
    view: given.get("view") === "table" ? "table" : "map",
    panel: panel(given.get("panel")),
    camera: camera(given.get("camera")),
    language: LANGUAGES.includes(spoken) ? spoken : language,
    revision: whole(given.get("rev")),
  };
}

/** Stands among the entities of a path for: over what is planned or ended as well. */
const LOOSELY = "~";

const PANELS = {
  entity: { write: ({ id }) => [id], read: ([id]) => (id ? { id } : null) },
  tie: {
    write: ({ first, second }) => [first, second],
    read: ([first, second]) => (first && second ? { first, second } : null),
  },
  path: {
    write: ({ from, to, without, loosely }) => [from ?? "", to ?? "", ...(loosely ? [LOOSELY] : []), ...without],
    read: ([from, to, ...without]) => ({
      from: from || null,
      to: to || null,
      without: without.filter((each) => each !== LOOSELY),
      ...(without.includes(LOOSELY) ? { loosely: true } : {}),
    }),
  },
  common: { write: ({ of }) => of, read: (of) => ({ of }) },
  gaps: {
    write: ({ region, sector }) => (region && sector ? [region, sector] : []),
    read: ([region, sector]) => (region && sector ? { region, sector } : {}),
  },
  changes: { write: ({ since }) => [since], read: ([since]) => ({ since: since ?? "" }) },
};

function panelText(panel) {
  return [panel.kind, ...PANELS[panel.kind].write(panel)].join(".");
}

function panel(text) {
  const [kind, ...values] = (text ?? "").split(".");
  if (!Object.hasOwn(PANELS, kind)) return null;
  const understood = PANELS[kind].read(values.filter((value, place) => value !== "" || place < 2));
  return understood && { kind, ...understood };
}

function placedEntities(text) {
  const found = text.matchAll(/(?:^|\.)([^.]+)\.(-?\d+)\.(-?\d+)(?=\.|$)/g);
  return [...found].map(([, id, x, y]) => ({ id, x: Number(x), y: Number(y) }));
}

/** Cameras are whole numbers in an address, the scale in thousandths. */
function cameraText({ x, y, scale }) {
  return [x, y, Math.round(scale * 1000)].join(".");
}

function camera(text) {
  const [x, y, thousandths] = split(text).map(Number);
  const isWhole = [x, y, thousandths].every(Number.isInteger) && thousandths > 0;
  return isWhole ? { x, y, scale: thousandths / 1000 } : null;
}

function split(text) {
  return (text ?? "").split(".").filter(Boolean);
}

function whole(text) {
  return /^\d{1,9}$/.test(text ?? "") ? Number(text) : null;
}

function date(text) {
  return /^\d{4}(-\d{2}(-\d{2})?)?$/.test(text ?? "") ? text : "";
}
