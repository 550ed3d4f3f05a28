/** The picture: what is seen goes to the canvas, and what the reader does there becomes steps. */
import { mountCanvas, NoWebGL } from "../canvas/canvas.js";
import { element, fill } from "../elements/dom.js";
import { bringNeighbours } from "./bringing.js";
import { drawing } from "../sharing/exports.js";
import { neighboursBeyond, neighboursWithin } from "../state/neighbours.js";
import { TEXTS } from "../texts/stage.js";
import { tieKey } from "../state/ties.js";

/** After how many milliseconds without moving the place one looks at goes into the address. */
const AT_REST = 400;

/**
 * Draw the picture in `host`, with its buttons in `corner` and what there is to say instead in `over`.
 *
 * Where the browser cannot draw it, the server's drawing is shown; the table can do everything then.
 */
export async function mountStage({ host, corner, over }, app) {
  const say = app.speech.of(TEXTS);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let canvas = null;
  let entities = new Set();
  let drawnOf = null;
  let language = null;
  let hasActed = false;
  let known = null;
  let resting = 0;

  try {
    canvas = await mountCanvas(host, { label: say("picture"), theme: theme() });
  } catch (error) {
    if (!(error instanceof NoWebGL)) throw error;
    fallBack();
    return;
  }

  canvas.on("select", ({ entity, tie }) => {
    if (entity !== null) app.openPanel({ kind: "entity", id: entity });
    else if (tie !== null) app.openPanel({ kind: "tie", first: tie.first, second: tie.second });
    else if (selection(app.state.panel)) app.closePanel();
  });
  canvas.on("expand", ({ id }) => bringNeighbours(app, id));
  canvas.on("move", ({ id, x, y }) => app.move(id, x, y));
  canvas.on("focus", ({ entity, tie }) => {
    if (entity !== null) app.say(entitySentence(entity));
    else if (tie !== null) app.say(tieSentence(tie));
  });
  canvas.on("camera", () => {
    clearTimeout(resting);
    resting = setTimeout(rest, AT_REST);
  });
  canvas.on("contextlost", () => {
    canvas.destroy();
    canvas = null;
    fallBack();
  });
  dark.addEventListener("change", show);
  for (const act of ["pointerdown", "wheel", "keydown"]) {
    host.addEventListener(act, () => (hasActed = true), { passive: true });
  }

  const buttons = [
    ["zoomIn", "+", () => zoom(1.5)],
    ["zoomOut", "−", () => zoom(1 / 1.5)],
    ["fit", "⤢", fitAgain],
  ].map(([key, sign, act]) => [key, element("button", { type: "button", className: "button", onclick: act }, sign)]);
  fill(corner, ...buttons.map(([, button]) => button));
  app.subscribe(show);
  show();

  /** The place one looks at goes into the address, once the reader has moved there. */
  function rest() {
    if (canvas === null) return;
    const camera = rounded(canvas.camera);
    const isElsewhere = JSON.stringify(camera) !== JSON.stringify(known);
    known = camera;
    if (hasActed && isElsewhere && app.state.entities.length > 0) app.replace({ camera });
  }

  function zoom(factor) {
    hasActed = true;
    canvas.zoom(factor);
  }

  function fitAgain() {
    fit();
    if (app.state.camera) app.replace({ camera: null });
  }

  /** Bring everything into view once the page has laid itself out. */
  function fit() {
    hasActed = false;
    requestAnimationFrame(() => requestAnimationFrame(() => canvas?.fit()));
  }

  function show() {
    if (canvas === null) return;
    host.setAttribute("aria-label", say("picture"));
    for (const [key, button] of buttons) {
      button.title = say(key);
      button.setAttribute("aria-label", say(key));
    }
    const now = new Set(app.picture.entities.map(({ id }) => id));
    const isNew = now.size > 0 && ![...now].some((id) => entities.has(id));
    entities = now;
    canvas.setTheme(theme());
    if (drawnOf !== app.seen || language !== app.state.language) canvas.show(forCanvas(app), app.legend);
    [drawnOf, language] = [app.seen, app.state.language];
    canvas.select(selection(app.state.panel));
    if (isNew && app.state.camera) canvas.camera = app.state.camera;
    else if (isNew) fit();
    fill(over, overlay());
  }

  function theme() {
    return document.documentElement.dataset.theme ?? (dark.matches ? "dark" : "light");
  }

  function overlay() {
    if (app.isLoading && app.picture.entities.length === 0) return note(say("loading"));
    if (app.picture.entities.length > 0 && app.seen.entities.length === 0) return note(say("allHidden"));
    return null;
  }

  function fallBack() {
    app.subscribe(drawStill);
    drawStill();
  }

  /** Show the picture as the server draws it. */
  async function drawStill() {
    const address = app.permalink();
    if (app.picture.entities.length === 0 || host.dataset.drawn === address) return;
    host.dataset.drawn = address;
    await app.attempt(async () => {
      const image = await drawing(app, say("picture"));
      fill(host, element("figure", { className: "still" }, image, element("figcaption", { textContent: say("still") })));
    });
  }

  function note(text) {
    return element("p", { className: "note", textContent: text });
  }

  function entitySentence(id) {
    const entity = app.picture.entities.find((each) => each.id === id);
    const beyond = neighboursBeyond(entity, neighboursWithin(app.picture));
    return say(
      "entity",
      app.words.name(entity).text,
      app.words.type(entity.type),
      app.speech.number(entity.degree - beyond),
      app.speech.number(beyond),
    );
  }

  function tieSentence({ first, second }) {
    const tie = app.seen.ties.get(tieKey(first, second));
    const names = [first, second].map((id) => app.words.name(app.picture.entities.find((each) => each.id === id)).text);
    return say("tie", names[0], names[1], app.words.status(tie.status));
  }
}

/** Return the picture as the canvas takes it. */
function forCanvas(app) {
  const within = neighboursWithin(app.picture);
  return {
    entities: app.seen.entities.map((entity) => ({
      id: entity.id,
      x: entity.x,
      y: entity.y,
      label: app.words.name(entity).text,
      type: entity.type,
      hub: entity.hub,
      hidden: neighboursBeyond(entity, within),
    })),
    ties: [...app.seen.ties.values()].map(({ first, second, weight, status, directed }) => ({
      first,
      second,
      weight,
      status,
      directed,
    })),
  };
}

function rounded({ x, y, scale }) {
  return { x: Math.round(x), y: Math.round(y), scale: Number(scale.toFixed(3)) };
}

function selection(panel) {
  if (panel?.kind === "entity") return { entity: panel.id };
  if (panel?.kind === "tie") return { tie: { first: panel.first, second: panel.second } };
  return null;
}
