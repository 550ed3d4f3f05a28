/** What becomes of an entity that the reader chose: a new picture around it, or a place in the present one. */
import { neighboursOf } from "./neighbourhood.js";

/** Show an entity with its first neighbours as a new picture, with its panel. Throws ApiError. */
export async function showAlone(app, id) {
  const { neighbours } = await neighboursOf(app, id, null);
  const ids = [id, ...neighbours.map(({ entity }) => entity.id)];
  await bring(app, ids, { anew: true, around: id, seeds: [id], panel: { kind: "entity", id } });
}

/**
 * Add an entity to the picture, with its panel; what is there stays. Returns whether there was room; throws ApiError.
 */
export async function addBeside(app, id) {
  const panel = { kind: "entity", id };
  if (isInPicture(app, id)) {
    app.openPanel(panel);
    return true;
  }
  return (await bring(app, [id], { seeds: [id], panel })) === 0;
}

/**
 * Add entities to the picture as app.add does, and return how many found no room.
 *
 * Throws the ApiError for which there is no picture, for the one who asked to show it in its own place.
 */
export async function bring(app, ids, options) {
  const left = await app.add(ids, options);
  const { failure } = app;
  if (failure === null) return left;
  app.report(null);
  throw failure;
}

/** Tell whether an entity is in the picture. */
export function isInPicture(app, id) {
  return app.state.entities.some((each) => each.id === id);
}
