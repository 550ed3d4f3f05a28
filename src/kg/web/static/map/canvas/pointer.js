/** Mouse, pen and fingers on the picture: pointing, selecting, expanding, dragging, zooming. */
import { tieKey } from "./scene.js";

const FINE = { badge: 24, entity: 12, tie: 5.5, drag: 4 };
const COARSE = { badge: 44, entity: 22, tie: 12, drag: 9 };
const WHEEL = 0.0015;
const PINCH = 0.01;
const LINE_HEIGHT = 16;
const NOTHING = Object.freeze({ entity: null, tie: null, badge: null });

/** Return how many pixels round badges, entities and ties hit them, and how far a press moves before it drags. */
export function reaches() {
  return matchMedia("(pointer: coarse)").matches ? COARSE : FINE;
}

/**
 * Follow what a reader does with mouse or fingers.
 *
 * `parts` are {sigma, stage, scene, view, names}. `doing` is called: `point(mark)`, `select(mark)`, `expand(id)`,
 * `press()` and `release()` whatever is pressed, `drag(id, point)` while an entity is dragged, and `drop(id)`. Returned
 * is a function that stops following.
 */
export function followPointer({ sigma, stage, scene, view, names }, doing) {
  let pressed = null;
  let dragging = null;
  let hasDragged = false;

  function mark(place, id, edge) {
    const badge = names.badgeAt(place, reaches().badge);
    if (badge && (!id || nearer(place, badge, id))) return { entity: badge.id, tie: null, badge: badge.id };
    const entity = id ?? names.nameAt(place);
    if (entity) return { entity, tie: null, badge: null };
    const { first, second } = edge ? scene.ties.get(edge) : {};
    return edge ? { entity: null, tie: { first, second }, badge: null } : NOTHING;
  }

  function nearer(place, badge, id) {
    const middle = view.onScreen(scene.entities.get(id));
    const distance = ({ x, y }) => Math.hypot(place.x - x, place.y - y);
    return distance(badge) < distance(middle);
  }

  const markOf = ({ node = null, edge = null, event }) => mark(event, node, edge);
  const on = (events, handler) => events.forEach((event) => sigma.on(event, handler));
  const each = (name) => ["Node", "Edge", "Stage"].map((part) => `${name}${part}`);

  on(each("click"), (event) => {
    if (hasDragged) return;
    const { badge, ...found } = markOf(event);
    if (badge) doing.expand(badge);
    else doing.select(found);
  });
  on(each("doubleClick"), (event) => {
    event.preventSigmaDefault();
    const { badge, entity, tie } = markOf(event);
    if (entity && !badge) doing.expand(entity);
    else if (!entity && !tie) view.glide(view.zoomed(2, event.event));
  });
  on(each("down"), (event) => {
    if (event.event.original.button > 0) return;
    hasDragged = false;
    const { badge } = markOf(event);
    pressed = event.node && !badge ? { id: event.node, x: event.event.x, y: event.event.y } : null;
    doing.press();
  });
  sigma.on("moveBody", ({ event, preventSigmaDefault }) => {
    if (!pressed) return;
    preventSigmaDefault();
    event.original.preventDefault();
    const [right, down] = [event.x - pressed.x, event.y - pressed.y];
    if (!dragging && Math.hypot(right, down) < reaches().drag) return;
    dragging ??= { id: pressed.id, from: view.onScreen(scene.entities.get(pressed.id)) };
    hasDragged = true;
    doing.drag(dragging.id, view.inPicture({ x: dragging.from.x + right, y: dragging.from.y + down }));
  });
  const release = () => {
    const dropped = dragging;
    [pressed, dragging] = [null, null];
    doing.release();
    if (dropped) doing.drop(dropped.id);
  };
  sigma.getMouseCaptor().on("mouseup", release);
  sigma.getTouchCaptor().on("touchup", release);

  const under = { node: null, edge: null };
  sigma.on("enterNode", ({ node }) => (under.node = node));
  sigma.on("leaveNode", () => (under.node = null));
  sigma.on("enterEdge", ({ edge }) => (under.edge = edge));
  sigma.on("leaveEdge", () => (under.edge = null));
  sigma.getMouseCaptor().on("mousemove", (place) => {
    if (pressed) return;
    const node = under.node && scene.entities.has(under.node) ? under.node : null;
    const edge = !node && under.edge && scene.ties.has(under.edge) ? under.edge : null;
    doing.point(mark(place, node, edge));
  });
  sigma.on("leaveStage", () => doing.point(NOTHING));

  sigma.getTouchCaptor().on("touchmove", (event) => {
    if (event.touches.length !== 2 || event.previousTouches.length !== 2) return;
    event.preventSigmaDefault();
    [pressed, dragging] = [null, null];
    const [before, now] = [pinch(event.previousTouches), pinch(event.touches)];
    const zoomed = view.zoomed(now.span / before.span, before.middle);
    const [right, down] = [now.middle.x - before.middle.x, now.middle.y - before.middle.y];
    view.state = { ...zoomed, x: zoomed.x - right / zoomed.scale, y: zoomed.y + down / zoomed.scale };
  });

  function turn(event) {
    event.preventDefault();
    event.stopPropagation();
    const pixels = event.deltaY * [1, LINE_HEIGHT, stage.offsetHeight][event.deltaMode];
    const { left, top } = stage.getBoundingClientRect();
    const place = { x: event.clientX - left, y: event.clientY - top };
    view.state = view.zoomed(Math.exp(-pixels * (event.ctrlKey ? PINCH : WHEEL)), place);
  }
  stage.addEventListener("wheel", turn, { capture: true, passive: false });
  return () => stage.removeEventListener("wheel", turn, { capture: true });
}

/** Return whether two marks are of the same thing. */
export function isSame(one, other) {
  const key = ({ tie }) => (tie ? tieKey(tie) : null);
  return one.entity === other.entity && key(one) === key(other) && (one.badge ?? null) === (other.badge ?? null);
}

function pinch([one, other]) {
  return {
    span: Math.max(Math.hypot(one.x - other.x, one.y - other.y), 1),
    middle: { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 },
  };
}
