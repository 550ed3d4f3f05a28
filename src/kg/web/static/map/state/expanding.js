/** Bringing neighbours into the picture, the best first, however many there are. */
import { AT_A_TIME, neighboursOf, wayOf } from "./neighbourhood.js";

const PAGE = 100;

/**
 * Add up to so many neighbours of an entity that are not in the picture yet, of one group or of all.
 *
 * Returned is `{shown, remaining}`: how many came, and how many more pass the filter. Throws ApiError.
 */
export async function expand(app, id, { group = null, most = AT_A_TIME, panel = app.state.panel } = {}) {
  const there = new Set(app.state.entities.map((entity) => entity.id));
  const found = [];
  let matching = 0;
  let already = 0;
  for (let offset = 0; offset === 0 || offset < matching; offset += PAGE) {
    const answer = await neighboursOf(app, id, group, { offset, limit: PAGE });
    const counted = answer.groups.find((each) => wayOf(each) === group);
    matching = group ? (counted?.matching ?? 0) : answer.matching;
    const fresh = answer.neighbours.filter(({ entity }) => !there.has(entity.id));
    already += answer.neighbours.length - fresh.length;
    found.push(...fresh.map(({ entity }) => entity.id));
    if (found.length >= most || answer.neighbours.length === 0) break;
  }
  const added = found.slice(0, most);
  if (added.length > 0) await app.add(added, { around: id, panel });
  return { shown: added.length, remaining: Math.max(0, matching - already - added.length) };
}
