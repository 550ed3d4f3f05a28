/** Which of the neighbours of an entity are in the picture, and how more of them come into it. */
import { get } from "./api.js";
import { isInPicture } from "./choosing.js";
import { filterParameters } from "./state.js";
import { entityPasses, relationshipPasses } from "./ties.js";

/** How many neighbours are shown at a step, and up to how many all are shown without asking back. */
export const STEP = 20;
export const MOST_AT_ONCE = 150;

const PAGE = 100;

/**
 * Return the page of neighbours of an entity from `offset` on, under the filter of the moment.
 *
 * `way` is a group's `{relation, direction}`, null for all neighbours. Throws ApiError.
 */
export function neighboursOf(app, id, way, { offset = 0, limit = STEP } = {}, signal = undefined) {
  const group = way && `${way.relation}:${way.direction}`;
  const asked = { ...filterParameters(app.state.filter), group, offset, limit };
  return get(`/entities/${encodeURIComponent(id)}/neighbours`, asked, signal);
}

/**
 * Add so many neighbours to the picture, the best of those that are not in it; the entity itself comes with them.
 *
 * Returns how many found no room. Throws ApiError when the neighbours cannot be had.
 */
export async function expand(app, id, way, wanted) {
  const ids = await nextNeighbours(app, id, way, wanted);
  const itself = isInPicture(app, id) ? [] : [id];
  return app.add([...itself, ...ids], { around: id, seeds: itself });
}

async function nextNeighbours(app, id, way, wanted) {
  const found = [];
  for (let offset = 0; found.length < wanted; offset += PAGE) {
    const page = await neighboursOf(app, id, way, { offset, limit: PAGE });
    found.push(...page.neighbours.map(({ entity }) => entity.id).filter((each) => !isInPicture(app, each)));
    if (page.neighbours.length < PAGE) break;
  }
  return found.slice(0, wanted);
}

/** Return the ids of the neighbours that are in the picture and pass the filter, all or those of one group. */
export function neighboursInPicture(app, id, way) {
  const { filter } = app.state;
  const byId = new Map(app.picture.entities.map((entity) => [entity.id, entity]));
  const symmetric = app.vocabulary.symmetric;
  const there = new Set();
  for (const each of app.picture.relationships) {
    const other = each.source === id ? each.target : each.target === id ? each.source : null;
    if (other === null || other === id || !byId.has(other)) continue;
    const direction = directionOf(each, id, symmetric);
    if (way && (way.relation !== each.relation || way.direction !== direction)) continue;
    if (relationshipPasses(each, filter) && entityPasses(byId.get(other), filter)) there.add(other);
  }
  return there;
}

function directionOf({ relation, source }, id, symmetric) {
  if (symmetric.includes(relation)) return "both";
  return source === id ? "out" : "in";
}
