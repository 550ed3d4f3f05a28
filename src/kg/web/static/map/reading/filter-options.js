/** What can be chosen in the filter, what it is called, and how much of it the picture has. */
import { LISTS } from "../state/state.js";
import { passed, tieKey } from "../state/ties.js";

/** The least numbers of sources that are offered. */
const LEAST_SOURCES = [0, 2, 3, 5, 10];

const IN_FACETS = {
  relation: "relations",
  kind: "kinds",
  type: "types",
  region: "regions",
  sector: "sectors",
  status: "statuses",
};

/** The parts of the filter in the order shown. */
export const PARTS = ["relation", "kind", "type", "region", "sector", "status", "sources"];

/** Return the values that a list of the filter may take: those of the data, and any other that is chosen. */
export function values(app, part) {
  if (part === "sources") return [...new Set([...LEAST_SOURCES, app.state.filter.sources])].sort((a, b) => a - b);
  return [...new Set([...app.facets[IN_FACETS[part]].map(({ id }) => id), ...app.state.filter[part]])];
}

/** Return what a value is called in the reader's language. */
export function wording(app, part, value) {
  if (part !== "region" && part !== "sector") return app.words[part](value);
  const known = app.facets[IN_FACETS[part]].find(({ id }) => id === value);
  return known ? app.words.name(known).text : value;
}

/**
 * Return how much of each value the picture has, by value, under the rest of the filter: ties for what speaks of
 * relationships, entities for what speaks of those.
 */
export function counts(app, part) {
  const open = { ...app.state.filter, [part]: LISTS.includes(part) ? [] : 0 };
  const passing = passed(app.picture, open, app.state.seeds);
  return OF_ENTITIES[part] ? ofEntities(app, passing, OF_ENTITIES[part]) : ofTies(passing, part);
}

const OF_ENTITIES = {
  type: (entity) => [entity.type],
  region: (entity) => entity.regions,
  sector: (entity) => entity.sectors,
};

function ofEntities({ picture, state }, passing, valuesOf) {
  const counted = new Map();
  const there = new Set([...state.seeds, ...passing.flatMap(({ source, target }) => [source, target])]);
  for (const entity of picture.entities.filter(({ id }) => there.has(id))) {
    for (const value of new Set(valuesOf(entity))) counted.set(value, (counted.get(value) ?? 0) + 1);
  }
  return counted;
}

function ofTies(passing, part) {
  const ties = new Map();
  for (const each of passing) {
    if (!ties.has(each[part])) ties.set(each[part], new Set());
    ties.get(each[part]).add(tieKey(each.source, each.target));
  }
  return new Map([...ties].map(([value, keys]) => [value, keys.size]));
}
