/**
 * What the reader sees, as one value that never changes in place.
 *
 * `entities` are those in the picture, `{id, x, y}` in order of coming, whole numbers; `seeds` the ids that were asked
 * for; `filter` what is shown of them; `view` is "map" or "table"; `panel` what is open beside it, or null; `camera`
 * `{x, y, scale}` once the reader moved it, else null; `revision` the graph's that the picture was made of.
 */
export const EMPTY_FILTER = Object.freeze({
  relation: [],
  kind: [],
  type: [],
  sector: [],
  region: [],
  status: [],
  sources: 0,
  since: "",
  until: "",
  undated: true,
});

export const EMPTY = Object.freeze({
  entities: [],
  seeds: [],
  filter: EMPTY_FILTER,
  view: "map",
  panel: null,
  camera: null,
  language: "ru",
  revision: null,
});

/** The names of the filter's lists. */
export const LISTS = ["relation", "kind", "type", "sector", "region", "status"];

/** Tell whether a filter leaves anything out. */
export function isFiltering(filter) {
  return (
    LISTS.some((name) => filter[name].length > 0) ||
    filter.sources > 0 ||
    filter.since !== "" ||
    filter.until !== "" ||
    !filter.undated
  );
}

/** Return what the server is asked with, for a filter. */
export function filterParameters(filter) {
  return {
    ...filter,
    sources: filter.sources || null,
    undated: filter.undated ? null : "false",
  };
}
