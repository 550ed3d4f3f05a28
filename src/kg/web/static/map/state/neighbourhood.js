/** Which neighbours an entity has, and which of them are in the picture. */
import { get } from "./api.js";
import { filterParameters } from "./state.js";
import { entityPasses, relationshipPasses } from "./ties.js";

/** How many neighbours come at a time. */
export const AT_A_TIME = 20;

/**
 * Return the page of neighbours of an entity from `offset` on, under the filter of the moment.
 *
 * `group` is a relation and direction as wayOf writes it, null for all neighbours. Throws ApiError.
 */
export function neighboursOf(app, id, group, { offset = 0, limit = AT_A_TIME } = {}, signal = undefined) {
  const asked = { ...filterParameters(app.state.filter), group, offset, limit };
  return get(`/entities/${encodeURIComponent(id)}/neighbours`, asked, signal);
}

/** Return a relation and direction as one text. */
export function wayOf({ relation, direction }) {
  return `${relation}:${direction}`;
}

/** Return the ids of the neighbours that are in the picture and pass the filter, all or those of one group. */
export function neighboursInPicture(app, id, group) {
  const { filter } = app.state;
  const byId = new Map(app.picture.entities.map((entity) => [entity.id, entity]));
  const there = new Set();
  for (const each of app.picture.relationships) {
    const other = otherEnd(each, id);
    if (other === null || (group !== null && group !== seenFrom(each, id, app.vocabulary.symmetric))) continue;
    if (relationshipPasses(each, filter) && entityPasses(byId.get(other), filter)) there.add(other);
  }
  return there;
}

/** Return those of some neighbours that belong to a group, with what of their relationships does. */
export function ofGroup(app, id, group, neighbours) {
  const belongs = (each) => seenFrom(each, id, app.vocabulary.symmetric) === group;
  return neighbours
    .map(({ entity, relationships }) => ({ entity, relationships: relationships.filter(belongs) }))
    .filter(({ relationships }) => relationships.length > 0);
}

function otherEnd({ source, target }, id) {
  if (source === target) return null;
  if (source === id) return target;
  return target === id ? source : null;
}

function seenFrom({ relation, source }, id, symmetric) {
  const direction = source === id ? "out" : "in";
  return wayOf({ relation, direction: symmetric.includes(relation) ? "both" : direction });
}
