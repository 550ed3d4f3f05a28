/** Which part of the picture is on the screen: its middle, and how many pixels one unit takes. */

const SPAN = 1000;
const LEAST = 0.02;
const MOST = 6;
const FIT_MOST = 1.8;
const GLIDE = 220;

/**
 * The camera in terms of the picture, {x, y, scale}.
 *
 * sigma's own depends on the size of the container and on where the entities are; this one on neither, so that what is
 * added moves nothing, and a view that is kept is the same in another window.
 */
export class View {
  #sigma;
  #state = { x: 0, y: 0, scale: 1 };
  #applying = false;
  #gliding = 0;
  #changed;

  /** `changed` is called with the new state whenever it is another. */
  constructor(sigma, changed) {
    this.#sigma = sigma;
    this.#changed = changed;
    const half = SPAN / 2;
    sigma.setCustomBBox({ x: [-half, half], y: [-half, half] });
    sigma.getCamera().on("updated", (camera) => this.#follow(camera));
    sigma.on("resize", () => this.#apply());
    this.#apply();
  }

  get state() {
    return { ...this.#state };
  }

  set state(state) {
    this.stop();
    this.#state = { ...state, scale: bounded(state.scale) };
    this.#apply();
    this.#changed(this.state);
  }

  get scale() {
    return this.#state.scale;
  }

  /** Return where a point of the picture is on the screen. */
  onScreen({ x, y }) {
    const { width, height } = this.#sigma.getDimensions();
    const { scale } = this.#state;
    return { x: width / 2 + (x - this.#state.x) * scale, y: height / 2 - (y - this.#state.y) * scale };
  }

  /** Return which point of the picture is at a place of the screen. */
  inPicture({ x, y }) {
    const { width, height } = this.#sigma.getDimensions();
    const { scale } = this.#state;
    return { x: this.#state.x + (x - width / 2) / scale, y: this.#state.y - (y - height / 2) / scale };
  }

  /** Zoom in by a factor; the point under a place of the screen, usually its middle, stays there. */
  zoomed(factor, place) {
    const { width, height } = this.#sigma.getDimensions();
    const { x, y } = place ?? { x: width / 2, y: height / 2 };
    const kept = this.inPicture({ x, y });
    const scale = bounded(this.#state.scale * factor);
    return { x: kept.x - (x - width / 2) / scale, y: kept.y + (y - height / 2) / scale, scale };
  }

  /** Return the view that shows all of some points, with room for names round them. */
  fitting(points, room = { x: 110, y: 64 }) {
    const { width, height } = this.#sigma.getDimensions();
    const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
    const [left, right, low, high] = [least(xs), most(xs), least(ys), most(ys)];
    const across = Math.max(width - 2 * room.x, width / 3) / Math.max(right - left, 1);
    const upward = Math.max(height - 2 * room.y, height / 3) / Math.max(high - low, 1);
    const scale = bounded(Math.min(across, upward, FIT_MOST));
    return { x: (left + right) / 2, y: (low + high) / 2, scale };
  }

  /** Return the view moved just so far that a point is on the screen, with some room round it. */
  revealing(point, room = 72) {
    const { width, height } = this.#sigma.getDimensions();
    const { x, y } = this.onScreen(point);
    const beyond = (value, size) =>
      Math.min(value - Math.min(room, size / 2), 0) + Math.max(value - size + Math.min(room, size / 2), 0);
    const { scale } = this.#state;
    return { x: this.#state.x + beyond(x, width) / scale, y: this.#state.y - beyond(y, height) / scale, scale };
  }

  /** Go to another view, gliding unless the reader wants no motion. */
  glide(state) {
    const [from, to, begun] = [this.state, { ...state, scale: bounded(state.scale) }, performance.now()];
    const duration = matchMedia("(prefers-reduced-motion: reduce)").matches || !this.#isShown() ? 0 : GLIDE;
    const step = (now) => {
      const time = duration ? Math.min(Math.max(now - begun, 0) / duration, 1) : 1;
      this.state = time === 1 ? to : between(from, to, time * time * (3 - 2 * time));
      if (time < 1) this.#gliding = requestAnimationFrame(step);
    };
    step(begun);
  }

  /** Stop where a glide is. */
  stop() {
    cancelAnimationFrame(this.#gliding);
  }

  #isShown() {
    const container = this.#sigma.getContainer();
    return container.offsetWidth > 0 && container.offsetHeight > 0;
  }

  #least() {
    const { width, height } = this.#sigma.getDimensions();
    return Math.min(width, height) / SPAN;
  }

  #camera({ x, y, scale }) {
    return { x: 0.5 + x / SPAN, y: 0.5 + y / SPAN, ratio: this.#least() / bounded(scale) };
  }

  #apply() {
    if (!this.#isShown()) return;
    const camera = this.#sigma.getCamera();
    camera.minRatio = this.#least() / MOST;
    camera.maxRatio = this.#least() / LEAST;
    this.#applying = true;
    camera.setState(this.#camera(this.#state));
    this.#applying = false;
  }

  #follow({ x, y, ratio }) {
    if (this.#applying) return;
    this.stop();
    this.#state = { x: (x - 0.5) * SPAN, y: (y - 0.5) * SPAN, scale: this.#least() / ratio };
    this.#changed(this.state);
  }
}

/** Return by how much an entity is larger than at scale 1: it grows more slowly than the distances do. */
export function growth(scale) {
  return Math.min(Math.max(scale ** 0.5, 0.3), 1.6);
}

/** Return by how much a line is thinner than at scale 1, seen from afar. */
export function thinning(scale) {
  return Math.min(Math.max(scale ** 0.3, 0.5), 1);
}

/** Return the view so far on the way; what stays in place from one end to the other stays so all the way. */
function between(from, to, way) {
  const on = (one, other) => one + (other - one) * way;
  return { x: on(from.x, to.x), y: on(from.y, to.y), scale: 1 / on(1 / from.scale, 1 / to.scale) };
}

function bounded(scale) {
  return Math.min(Math.max(scale, LEAST), MOST);
}

function least(values) {
  return values.reduce((one, other) => Math.min(one, other), Infinity);
}

function most(values) {
  return values.reduce((one, other) => Math.max(one, other), -Infinity);
}
