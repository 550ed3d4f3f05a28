/** What becomes of an entity that the reader chose: a new picture around it, or a place in the present one. */
import { get } from "./api.js";
import { filterParameters } from "./state.js";

/** How many of the nearest come with an entity. */
export const FIRST = 20;

/**
 * Show an entity with its first neighbours as a new picture, with its panel.
 *
 * Throws ApiError when they cannot be had; what goes wrong with the picture itself is in `app.failure`.
 */
export async function showAlone(app, id, signal = undefined) {
  const asked = { ...filterParameters(app.state.filter), limit: FIRST };
  const { neighbours } = await get(`/entities/${encodeURIComponent(id)}/neighbours`, asked, signal);
  await app.add([id, ...neighbours.map(({ entity }) => entity.id)], {
    anew: true,
    around: id,
    seeds: [id],
    panel: { kind: "entity", id },
  });
}

/** Add an entity to the picture, with its panel; returns whether there was room. What is there stays. */
export async function addBeside(app, id) {
  if (isInPicture(app, id)) {
    app.openPanel({ kind: "entity", id });
    return true;
  }
  const panel = { kind: "entity", id };
  return (await app.add([id], { seeds: [id], panel })) === 0;
}

/** Tell whether an entity is in the picture. */
export function isInPicture(app, id) {
  return app.state.entities.some((each) => each.id === id);
}
