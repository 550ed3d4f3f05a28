/** The picture of the connection map: entities and ties, drawn with WebGL, for mouse, fingers and keyboard. */
import { loadEngine, NoWebGL } from "./engine.js";
import { entityProgram } from "./entity-program.js";
import { followKeys } from "./keyboard.js";
import { channels, Look } from "./look.js";
import { Motion, pickingAtRest, restful, retiring } from "./motion.js";
import { FONT, Names } from "./names.js";
import { followPointer, isSame, reaches } from "./pointer.js";
import { drawReached } from "./reached.js";
import { NOTHING, Scene, tieKey } from "./scene.js";
import { tieProgram } from "./tie-program.js";
import { Tip } from "./tip.js";
import { growth, thinning, View } from "./view.js";
import { watch } from "./watching.js";

export { NoWebGL };

const AT_ONCE = 1;

/**
 * Draw pictures into a container, once the libraries are loaded.
 *
 * `options` are `theme` ("light" or "dark") and `label`, what the container is called for those who do not see it.
 * Rejects with NoWebGL where the browser cannot draw.
 */
export async function mountCanvas(container, options = {}) {
  return new Canvas(await loadEngine(), container, options);
}

/**
 * A picture in a container.
 *
 * It changes nothing by itself but where an entity that is dragged is drawn: what a reader does is told by events, and
 * whoever owns the state answers with `show` or `select`. Events: `select` {entity, tie}, `expand` {id}, `move`
 * {id, x, y}, `hover` {entity, tie}, `focus` {entity, tie}, `camera` {x, y, scale}, `contextlost` {}. An entity is
 * told by its id, a tie by {first, second}; what is not meant is null. After `contextlost` nothing is drawn any more.
 */
class Canvas {
  #container;
  #stage = document.createElement("div");
  #handlers = new Map();
  #scene = new Scene();
  #frames = { entities: { paper: [1, 1, 1], slack: 0 }, ties: { thinning: 1, slack: 0 } };
  #motion = new Motion(() => this.#sigma.refresh({ partialGraph: {}, skipIndexation: true }));
  #Graph;
  #sigma;
  #view;
  #names;
  #tip;
  #legend = null;
  #theme;
  #placed = false;
  #dragged = false;
  #pixel = window.devicePixelRatio;
  #undoing = [];

  constructor({ Sigma, Graph }, container, { theme = "light", label = "" }) {
    this.#container = container;
    this.#Graph = Graph;
    this.#theme = theme;
    this.#dress(label);
    this.#sigma = this.#begin(pickingAtRest(Sigma, this.#motion), new Graph(), this.#settings(Sigma));
    this.#view = new View(this.#sigma, (state) => this.#moved(state));
    this.#names = new Names(this.#scene, this.#view);
    this.#tip = new Tip(container);
    this.#sigma.on("beforeRender", () => this.#prepare());
    this.#sigma.on("afterRender", () => this.#write());
    this.#follow();
    this.setTheme(theme);
  }

  /**
   * Show a picture: `entities` {id, x, y, label, type, hub, hidden, faded} and the `ties` among them {first, second,
   * weight, status, directed, faded, selected}, with the `look` that `/api/v1/legend` answers.
   *
   * What is shown already stays where it is on the screen. The first picture is fitted into the container, unless a
   * camera was set before. `seed` of the picture is where Home leads, else its first entity.
   */
  show(picture, look) {
    this.#legend = look;
    this.#scene.show(picture, new Look(look, this.#theme));
    this.#motion.measure(this.#scene.entities.size + this.#scene.ties.size);
    const graph = new this.#Graph({ type: "undirected", multi: false });
    for (const { id, x, y } of this.#scene.entities.values()) graph.addNode(id, { x, y });
    for (const [key, { first, second }] of this.#scene.ties) graph.addEdgeWithKey(key, first, second);
    if (!this.#placed && graph.order) this.#place(this.#fitting());
    this.#sigma.setGraph(graph);
    const letters = new Set(picture.entities.flatMap(({ label }) => [...label]));
    document.fonts.load(FONT, [...letters].join("")).catch(() => "another typeface of the family serves");
  }

  /** Mark an entity, {entity: id}, or a tie, {tie: {first, second}}, and what belongs to it; `null` marks nothing. */
  select(selection) {
    this.#scene.select(selection ?? NOTHING);
    this.#sigma.scheduleRefresh();
  }

  /** Lead the keyboard to an entity and bring it into view; an id that is not shown leads nowhere. */
  focus(id) {
    if (!this.#scene.entities.has(id)) return;
    this.#reach({ entity: id, tie: null });
    this.#container.focus({ preventScroll: true });
  }

  /** Bring all of the picture into view. */
  fit() {
    if (this.#scene.entities.size) this.#view.glide(this.#fitting());
  }

  /** Zoom in by a factor, out by one below 1. */
  zoom(factor) {
    this.#view.glide(this.#view.zoomed(factor));
  }

  /** Which part is in view: {x, y, scale}, the point of the picture in the middle and the pixels of one unit. */
  get camera() {
    return this.#view.state;
  }

  set camera(state) {
    this.#place(state);
  }

  /** Return where an entity is drawn, {x, y} in pixels of the container, or null if it is not shown. */
  where(id) {
    const entity = this.#scene.entities.get(id);
    return entity ? this.#sigma.graphToViewport(entity) : null;
  }

  /** Draw in the colours of "light" or "dark". */
  setTheme(theme) {
    if (theme === this.#container.dataset.theme) return;
    this.#theme = theme;
    this.#container.dataset.theme = theme;
    this.#scene.look = new Look(this.#legend, theme);
    this.#frames.entities.paper = channels(this.#scene.look.colours.paper).map((value) => value / 255);
    this.#sigma.scheduleRefresh();
  }

  /** Call a handler whenever an event happens; returned is a function that ends it. */
  on(event, handler) {
    const handlers = this.#handlers.get(event) ?? new Set();
    this.#handlers.set(event, handlers.add(handler));
    return () => handlers.delete(handler);
  }

  /** Take everything out of the container. */
  destroy() {
    this.#handlers.clear();
    this.#motion.stop();
    this.#view.stop();
    for (const undo of this.#undoing) undo();
    this.#sigma.kill();
    this.#tip.remove();
    this.#undress();
  }

  #dress(label) {
    const attributes = { role: "application", tabindex: "0", "aria-label": label };
    for (const [name, value] of Object.entries(attributes)) this.#container.setAttribute(name, value);
    this.#container.classList.add("canvas");
    this.#stage.className = "canvas-stage";
    this.#stage.setAttribute("aria-hidden", "true");
    this.#container.append(this.#stage);
  }

  #undress() {
    for (const name of ["role", "tabindex", "aria-label", "data-theme"]) this.#container.removeAttribute(name);
    this.#container.classList.remove("canvas");
    this.#stage.remove();
  }

  #begin(Sigma, graph, settings) {
    try {
      return new Sigma(graph, this.#stage, settings);
    } catch (error) {
      this.#undress();
      throw new NoWebGL("This browser cannot draw with WebGL now.", { cause: error });
    }
  }

  #settings(Sigma) {
    return {
      allowInvalidContainer: true,
      autoRescale: false,
      stagePadding: 0,
      enableCameraRotation: false,
      enableEdgeEvents: true,
      zIndex: true,
      renderLabels: false,
      inertiaDuration: AT_ONCE,
      inertiaRatio: 0,
      defaultDrawNodeHover: () => {},
      zoomToSizeRatioFunction: () => 1 / growth(this.#view?.scale ?? 1),
      nodeReducer: (id) => this.#scene.entityLook(id),
      edgeReducer: (key) => this.#scene.tieLook(key),
      nodeProgramClasses: { entity: restful(entityProgram(Sigma, this.#frames.entities), this.#motion) },
      edgeProgramClasses: { tie: retiring(restful(tieProgram(Sigma, this.#frames.ties), this.#motion), this.#motion) },
    };
  }

  #follow() {
    const doing = {
      point: (mark) => this.#point(mark),
      select: (mark) => this.#tell("select", mark),
      expand: (id) => this.#tell("expand", { id }),
      press: () => this.#motion.hold(),
      release: () => this.#motion.letGo(),
      drag: (id, point) => this.#drag(id, point),
      drop: (id) => this.#drop(id),
      reach: (mark) => this.#reach(mark),
      fit: () => this.fit(),
      leave: () => this.#leave(),
    };
    const parts = { sigma: this.#sigma, stage: this.#stage, container: this.#container };
    const all = { ...parts, scene: this.#scene, view: this.#view, names: this.#names };
    const watched = {
      resize: () => this.#sigma.refresh(),
      repixel: () => this.#sigma.scheduleRender(),
      letters: () => this.#rewrite(),
      lose: () => this.#tell("contextlost", {}),
    };
    this.#undoing.push(
      followPointer(all, doing),
      followKeys(all, doing),
      watch(this.#container, this.#stage, watched),
      this.#listen("focus", () => this.#enter()),
      this.#listen("blur", () => this.#sigma.scheduleRender()),
      this.#listen("pointerdown", () => this.#press()),
    );
  }

  #listen(event, handler) {
    this.#container.addEventListener(event, handler, { capture: true });
    return () => this.#container.removeEventListener(event, handler, { capture: true });
  }

  #tell(event, told) {
    for (const handler of this.#handlers.get(event) ?? []) handler(told);
  }

  #fitting() {
    return this.#view.fitting([...this.#scene.entities.values()]);
  }

  #place(state) {
    this.#placed = true;
    this.#view.state = state;
  }

  #moved(state) {
    this.#motion.go();
    this.#tell("camera", state);
  }

  /** A frame is about to be drawn; sigma follows by itself another size of the container, but not of pixels. */
  #prepare() {
    if (window.devicePixelRatio !== this.#pixel) this.#sigma.resize(true);
    this.#pixel = window.devicePixelRatio;
    const { entity, tie } = reaches();
    this.#frames.entities.slack = entity;
    Object.assign(this.#frames.ties, { slack: tie, thinning: thinning(this.#view.scale) });
  }

  #write() {
    const context = this.#sigma.getCanvases().labels.getContext("2d");
    const size = growth(this.#view.scale);
    if (!this.#motion.isBare) this.#names.draw(context, size);
    if (this.#hasFocus()) drawReached(context, this.#scene, this.#view, size);
    this.#showTip(size);
  }

  #rewrite() {
    this.#names.forget();
    this.#sigma.scheduleRender();
  }

  #showTip(size) {
    const { entity, tie } = this.#marked();
    if (this.#dragged || (entity === null && tie === null)) {
      this.#tip.hide();
      return;
    }
    const entities = this.#scene.entitiesOf({ entity, tie }).map((id) => this.#scene.entities.get(id));
    const away = entity === null ? 6 : this.#scene.size(entity) * size + 6;
    const names = entities.map(({ label }) => label).join(" — ");
    this.#tip.show(names, this.#view.onScreen(middle(entities)), away);
  }

  /** What the tip is about: what is pointed at, else what the keyboard has reached. */
  #marked() {
    const { pointed, reached } = this.#scene;
    if (pointed.entity !== null || pointed.tie !== null) return pointed;
    return this.#hasFocus() ? reached : NOTHING;
  }

  #hasFocus() {
    return document.activeElement === this.#container;
  }

  #point(mark) {
    const before = this.#scene.pointed;
    if (isSame(before, mark)) return;
    this.#scene.pointed = mark;
    this.#stage.toggleAttribute("data-pointed", mark.entity !== null || mark.tie !== null);
    this.#restyle([before, mark]);
    if (isSame({ ...before, badge: null }, { ...mark, badge: null })) return;
    this.#tell("hover", { entity: mark.entity, tie: mark.tie });
  }

  #restyle(marks) {
    const { entities, ties } = this.#scene;
    const nodes = marks.map(({ entity }) => entity).filter((id) => entities.has(id));
    const edges = marks.flatMap(({ tie }) => (tie ? [tieKey(tie)] : [])).filter((key) => ties.has(key));
    this.#sigma.scheduleRefresh({ partialGraph: { nodes, edges } });
  }

  #drag(id, { x, y }) {
    this.#dragged = true;
    this.#motion.go();
    this.#scene.move(id, { x, y });
    this.#sigma.getGraph().mergeNodeAttributes(id, { x, y });
  }

  #drop(id) {
    this.#dragged = false;
    const { x, y } = this.#scene.entities.get(id);
    this.#tell("move", { id, x, y });
  }

  #reach(mark) {
    this.#scene.reached = mark;
    this.#scene.pointed = NOTHING;
    const points = this.#scene.entitiesOf(mark).map((id) => this.#scene.entities.get(id));
    this.#view.glide(this.#view.revealing(middle(points)));
    this.#sigma.scheduleRefresh();
    this.#tell("focus", mark);
  }

  /** The keyboard comes in: it starts at what is selected, else where it was, else at the seed. */
  #enter() {
    this.#sigma.scheduleRender();
    const { reached, selection, seed } = this.#scene;
    const nowhere = reached.entity === null && reached.tie === null;
    if (!nowhere || !this.#container.matches(":focus-visible")) return;
    if (selection.tie || selection.entity !== null) this.#reach(selection);
    else if (seed !== null) this.#reach({ entity: seed, tie: null });
  }

  #leave() {
    this.#scene.pointed = NOTHING;
    this.#forgetReached();
    this.#tell("focus", NOTHING);
  }

  /** The pointer takes over from the keyboard; what it presses must be there to be picked. */
  #press() {
    this.#motion.rest();
    this.#forgetReached();
  }

  #forgetReached() {
    if (this.#scene.reached === NOTHING) return;
    this.#scene.reached = NOTHING;
    this.#sigma.scheduleRender();
  }
}

function middle(points) {
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return { x: mean(points.map(({ x }) => x)), y: mean(points.map(({ y }) => y)) };
}
