/** Which entity or tie the arrow keys and E lead to. */

const DIRECTIONS = {
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
};
const WIDEST = Math.cos((60 * Math.PI) / 180);

/** Return whether a key is an arrow. */
export function isArrow(key) {
  return key in DIRECTIONS;
}

/**
 * Return the id of the nearest entity that lies in the direction of an arrow, tied ones first, or null.
 *
 * What lies straight ahead is nearer than what lies aside; nothing more than 60 degrees aside is considered.
 */
export function ahead(scene, id, key) {
  const { x, y } = scene.entities.get(id);
  const towards = DIRECTIONS[key];
  const effort = (other) => {
    const [right, up] = [other.x - x, other.y - y];
    const distance = Math.hypot(right, up);
    const straight = (right * towards.x + up * towards.y) / distance;
    return straight >= WIDEST ? distance / straight ** 2 : Infinity;
  };
  const nearest = (entities) => {
    const ranked = entities.filter((other) => other.id !== id).map((other) => [effort(other), other.id]);
    const [best, found] = ranked.reduce((one, next) => (next[0] < one[0] ? next : one), [Infinity, null]);
    return best < Infinity ? found : null;
  };
  const tied = scene.tiesOf(id).map((tie) => scene.entities.get(scene.otherEnd(tie, id)));
  return nearest(tied) ?? nearest([...scene.entities.values()]);
}

/** Return the key of the tie of an entity that comes after another, clockwise from above, or null without ties. */
export function nextTie(scene, id, key, step) {
  const { x, y } = scene.entities.get(id);
  const turn = (tie) => {
    const other = scene.entities.get(scene.otherEnd(tie, id));
    return (Math.atan2(other.x - x, other.y - y) + 2 * Math.PI) % (2 * Math.PI);
  };
  const ties = [...scene.tiesOf(id)].sort((one, other) => turn(one) - turn(other) || (one < other ? -1 : 1));
  if (!ties.length) return null;
  const place = ties.indexOf(key);
  const first = step > 0 ? 0 : ties.length - 1;
  return ties[place < 0 ? first : (place + step + ties.length) % ties.length];
}
