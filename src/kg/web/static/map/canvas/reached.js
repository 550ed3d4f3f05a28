/** The ring round what the keyboard has reached. */
import { tieKey } from "./scene.js";

const AWAY = 6;
const WIDTH = 2.5;

/** Draw a ring round the entity or the tie that is reached; an entity is `growth` times as large as at scale 1. */
export function drawReached(context, scene, view, growth) {
  const { entity, tie } = scene.reached;
  if (entity === null && tie === null) return;
  const { accent, paper } = scene.look.colours;
  const path = entity === null ? roundTie(scene, view, tie) : roundEntity(scene, view, entity, growth);
  for (const [colour, width] of [[paper, WIDTH + 3], [accent, WIDTH]]) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke(path);
  }
}

function roundEntity(scene, view, id, growth) {
  const { x, y } = view.onScreen(scene.entities.get(id));
  const path = new Path2D();
  path.arc(x, y, scene.size(id) * growth * scene.look.shape(scene.entities.get(id).type).reach + AWAY, 0, 2 * Math.PI);
  return path;
}

function roundTie(scene, view, tie) {
  const [from, to] = scene.ends(tieKey(tie)).map((id) => view.onScreen(scene.entities.get(id)));
  const turn = Math.atan2(to.y - from.y, to.x - from.x);
  const path = new Path2D();
  path.arc(to.x, to.y, AWAY, turn - Math.PI / 2, turn + Math.PI / 2);
  path.arc(from.x, from.y, AWAY, turn + Math.PI / 2, turn - Math.PI / 2);
  path.closePath();
  return path;
}
