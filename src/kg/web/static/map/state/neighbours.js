/** How many neighbours the entities of a picture have in it, and how many beyond it. */

/** Return how many ties lead from some entities of a picture to what is not in it. */
export function tiesBeyond(picture, ids) {
  const within = neighboursWithin(picture);
  return picture.entities
    .filter(({ id }) => ids.has(id))
    .reduce((sum, entity) => sum + neighboursBeyond(entity, within), 0);
}

/** Return the neighbours that each entity of a picture has in it, filter or not, by its id. */
export function neighboursWithin({ relationships }) {
  const within = new Map();
  for (const { source, target } of relationships) {
    if (source === target) continue;
    for (const [one, other] of [
      [source, target],
      [target, source],
    ]) {
      if (!within.has(one)) within.set(one, new Set());
      within.get(one).add(other);
    }
  }
  return within;
}

/** Return how many neighbours of an entity are not in the picture, given those within. */
export function neighboursBeyond(entity, within) {
  return Math.max(0, entity.degree - (within.get(entity.id)?.size ?? 0));
}
