/** Names and badges beside the entities: which of them there is room for, and how they are written. */
import { around, Boxes, holds, overlap } from "./boxes.js";
import { wrapped } from "./wrapping.js";

const FAMILY = '"Golos Text", system-ui, "Noto Sans", sans-serif';
export const FONT = `500 12.5px ${FAMILY}`;
const BADGE_FONT = `600 11px ${FAMILY}`;
const LINE = 15;
const ASCENT = 11;
const BESIDE = 5;
const BADGE_HEIGHT = 16;
const UNDER_BADGE = 5;
const BADGES_FROM = 0.5;
const AIR = 3;
const AIR_AMONG_MANY = 9;
const MANY = 200;
const LANDMARKS = 16;
const LARGE = 2000;
const EVERYWHERE = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };

/**
 * Names and badges of a scene.
 *
 * Where there is room depends on how near the picture is, not on which part of it is on the screen, so names stay while
 * it is moved; of a large picture only the part on the screen is looked at. Those of entities with many neighbours come
 * first.
 */
export class Names {
  #scene;
  #view;
  #chosen = new Map();
  #chosenFor = "";
  #measured = new Map();
  #drawn = [];
  #badges = [];

  constructor(scene, view) {
    this.#scene = scene;
    this.#view = view;
  }

  /** Forget how wide the letters are: the typeface has come. */
  forget() {
    this.#measured.clear();
    this.#chosenFor = "";
  }

  /** Write what there is room for, and what is selected, pointed at or reached whatever there is. */
  draw(context, growth) {
    const { scale } = this.#view;
    const { width, height } = context.canvas.getBoundingClientRect();
    const screen = { left: 0, top: 0, right: width, bottom: height };
    const origin = this.#view.onScreen({ x: 0, y: 0 });
    const isLarge = this.#scene.entities.size > LARGE;
    const key = JSON.stringify([this.#scene.version, scale, isLarge ? origin : null]);
    if (key !== this.#chosenFor) {
      const part = isLarge ? moved(screen, { x: -origin.x, y: -origin.y }) : EVERYWHERE;
      this.#chosen = this.#choose(context, scale, growth, part);
    }
    this.#chosenFor = key;
    const onScreen = ({ box, ...rest }) => ({ ...rest, box: moved(box, origin) });
    const named = this.#scene.named();
    const placed = (id) => this.#chosen.get(id) ?? this.#candidates(context, id, scale, growth)[0];
    const always = [...named].map(placed).map(onScreen);
    const seen = [...this.#chosen.values()].map(onScreen).filter(({ box }) => overlap(box, screen));
    const free = seen.filter(({ id, box }) => !named.has(id) && !always.some((one) => overlap(one.box, box)));
    this.#drawn = [...free, ...always];
    const isCovered = ({ id, box }) => always.some((name) => name.id !== id && overlap(name.box, box));
    const badges = this.#shownBadges(context, scale, growth, named).map(onScreen);
    this.#badges = badges.filter((badge) => !isCovered(badge));
    for (const name of this.#drawn) this.#write(context, name, named.has(name.id));
    for (const badge of this.#badges) this.#writeBadge(context, badge);
  }

  /** Return the id of the entity whose name is at a place of the screen, or null. */
  nameAt(place) {
    return this.#drawn.findLast(({ box }) => holds(box, place))?.id ?? null;
  }

  /** Return the badge at a place of the screen, {id, x, y}, or null; a badge is hit in a square of `target` pixels. */
  badgeAt(place, target) {
    const middle = ({ left, top, right, bottom }) => ({ x: (left + right) / 2, y: (top + bottom) / 2 });
    const hit = this.#badges.findLast(({ box }) =>
      holds(around(middle(box), Math.max(box.right - box.left, target), target), place),
    );
    return hit ? { id: hit.id, ...middle(hit.box), box: hit.box } : null;
  }

  /**
   * Choose the names that there is room for.
   *
   * Those that belong to the selection may cover what stands back; of many, the best connected cover others.
   */
  #choose(context, scale, growth, part) {
    const scene = this.#scene;
    const air = scene.entities.size > MANY ? AIR_AMONG_MANY : AIR;
    const [bodies, names, chosen] = [new Boxes(), new Boxes(), new Map()];
    const standing = this.#bodies(context, scale, growth).filter(({ box }) => overlap(box, part));
    const place = (ids) => {
      for (const id of ids) {
        const isFree = ({ box }) => !bodies.overlaps(box) && !names.overlaps(padded(box, air));
        const free = this.#candidates(context, id, scale, growth).find(isFree);
        if (!free) continue;
        names.add(free.box);
        chosen.set(id, free);
      }
    };
    const ranked = this.#byImportance(new Set(standing.map(({ id }) => id)));
    if (scene.entities.size > MANY) place(ranked.filter((id) => !scene.isFaded(id)).slice(0, LANDMARKS));
    for (const faded of [false, true]) {
      for (const { id, box } of standing) if (scene.isFaded(id) === faded) bodies.add(box);
      place(ranked.filter((id) => scene.isFaded(id) === faded && !chosen.has(id)));
    }
    return chosen;
  }

  #bodies(context, scale, growth) {
    const bodies = [...this.#scene.entities.values()].map(({ id, x, y }) => {
      const across = this.#scene.size(id) * growth * 2;
      return { id, box: around({ x: x * scale, y: -y * scale }, across, across) };
    });
    return [...bodies, ...this.#shownBadges(context, scale, growth, new Set())];
  }

  #byImportance(ids) {
    const scene = this.#scene;
    const selected = new Set(scene.entitiesOf(scene.selection));
    const ranked = [...ids].map((id) => ({ id, degree: selected.has(id) ? Infinity : scene.degree(id) }));
    ranked.sort((one, other) => other.degree - one.degree || (one.id < other.id ? -1 : 1));
    return ranked.map(({ id }) => id);
  }

  #candidates(context, id, scale, growth) {
    const { x, y, label, hidden } = this.#scene.entities.get(id);
    const { lines, width } = this.#measure(context, label);
    const [centre, radius] = [{ x: x * scale, y: -y * scale }, this.#scene.size(id) * growth];
    const height = lines.length * LINE;
    const [beside, above] = [radius + BESIDE + width / 2, radius + BESIDE - 1 + height / 2];
    const right = (height - LINE) / 2 + (hidden > 0 ? UNDER_BADGE : 0);
    const places = [
      { align: "center", middle: { x: centre.x, y: centre.y + above } },
      { align: "left", middle: { x: centre.x + beside, y: centre.y + right } },
      { align: "right", middle: { x: centre.x - beside, y: centre.y + (height - LINE) / 2 } },
      { align: "center", middle: { x: centre.x, y: centre.y - above } },
    ];
    return places.map(({ align, middle }) => ({ id, lines, align, box: around(middle, width, height) }));
  }

  #measure(context, label) {
    const known = this.#measured.get(label);
    if (known) return known;
    context.font = FONT;
    const lines = wrapped(label);
    const measured = { lines, width: Math.max(...lines.map((line) => context.measureText(line).width)) };
    this.#measured.set(label, measured);
    return measured;
  }

  #shownBadges(context, scale, growth, named) {
    const scene = this.#scene;
    const entities = scale >= BADGES_FROM ? scene.entities.keys() : named;
    context.font = BADGE_FONT;
    return [...entities]
      .map((id) => scene.entities.get(id))
      .filter(({ id, hidden }) => hidden > 0 && (named.has(id) || !scene.isFaded(id)))
      .map(({ id, x, y, hidden }) => {
        const text = `+${hidden}`;
        const width = Math.max(BADGE_HEIGHT, Math.round(text.length * 6.8 + 8));
        const radius = scene.size(id) * growth;
        const middle = { x: x * scale + radius * 0.7 + width / 2 - 2, y: -y * scale - radius * 0.7 - 8 };
        return { id, text, box: around(middle, width, BADGE_HEIGHT) };
      });
  }

  #write(context, { id, lines, align, box }, strong) {
    const { ink, paper, soft } = this.#scene.look.colours;
    const pixel = window.devicePixelRatio;
    const x = { center: (box.left + box.right) / 2, left: box.left, right: box.right }[align];
    context.font = FONT;
    context.textAlign = align;
    context.lineJoin = "round";
    context.lineWidth = 4;
    context.strokeStyle = paper;
    context.fillStyle = strong || !this.#scene.isFaded(id) ? ink : soft;
    context.globalAlpha = strong || !this.#scene.isFaded(id) ? 1 : 0.4;
    lines.forEach((line, index) => {
      const at = [Math.round(x * pixel) / pixel, Math.round((box.top + ASCENT + index * LINE) * pixel) / pixel];
      context.strokeText(line, ...at);
      context.fillText(line, ...at);
    });
    context.globalAlpha = 1;
  }

  #writeBadge(context, { id, text, box }) {
    const { ink, paper, line, accent } = this.#scene.look.colours;
    const isPointed = this.#scene.pointed.badge === id;
    context.beginPath();
    context.roundRect(box.left, box.top, box.right - box.left, box.bottom - box.top, BADGE_HEIGHT / 2);
    context.fillStyle = isPointed ? accent : paper;
    context.strokeStyle = isPointed ? accent : line;
    context.lineWidth = 1;
    context.fill();
    context.stroke();
    context.font = BADGE_FONT;
    context.textAlign = "center";
    context.fillStyle = isPointed ? paper : ink;
    context.fillText(text, (box.left + box.right) / 2, box.top + 12);
  }
}

function moved({ left, top, right, bottom }, { x, y }) {
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
}

function padded({ left, top, right, bottom }, by) {
  return { left: left - by, top: top - by / 2, right: right + by, bottom: bottom + by / 2 };
}
