/** What there is to draw, and how each part of it looks at the moment. */
import { mixed } from "./look.js";

const SIZE = 9.5;
const LARGER = 1.1;
const MOST_COUNTED = 16;
const HUB_SIZE = 6;
const FADING = 0.72;
/** What is marked where nothing is. */
export const NOTHING = Object.freeze({ entity: null, tie: null });
const NO_COLOUR = "#00000000";

/** Entities and ties of a picture, with what is selected, pointed at, and reached by the keyboard. */
export class Scene {
  entities = new Map();
  ties = new Map();
  seed = null;
  selection = NOTHING;
  pointed = NOTHING;
  reached = NOTHING;
  version = 0;
  #tiesOf = new Map();
  #related = new Set();

  /** Take another picture; what is selected, pointed at or reached is kept while it is still there. */
  show(picture, look) {
    this.look = look;
    this.entities = new Map(picture.entities.map((entity) => [entity.id, { ...entity }]));
    this.ties = new Map();
    this.#tiesOf = new Map(picture.entities.map(({ id }) => [id, []]));
    for (const tie of picture.ties) {
      if (tie.first === tie.second || !this.entities.has(tie.first) || !this.entities.has(tie.second)) continue;
      const key = tieKey(tie);
      this.ties.set(key, tie);
      this.#tiesOf.get(tie.first).push(key);
      this.#tiesOf.get(tie.second).push(key);
    }
    this.seed = picture.seed ?? picture.entities[0]?.id ?? null;
    this.pointed = this.#present(this.pointed);
    this.reached = this.#present(this.reached);
    this.select(this.selection);
  }

  /** Select an entity, `{entity: id}`, or a tie, `{tie: {first, second}}`; anything else selects nothing. */
  select(selection) {
    this.selection = this.#present(selection);
    const { entity, tie } = this.selection;
    const chosen = entity ? this.#tiesOf.get(entity) : tie ? [tieKey(tie)] : [];
    this.#related = new Set([...chosen, ...chosen.flatMap((key) => this.ends(key)), ...(entity ? [entity] : [])]);
    this.version += 1;
  }

  /** Move an entity to a point of the picture. */
  move(id, { x, y }) {
    Object.assign(this.entities.get(id), { x, y });
    this.version += 1;
  }

  /** Return the keys of an entity's ties. */
  tiesOf(id) {
    return this.#tiesOf.get(id);
  }

  /** Return the ids of the two ends of a tie. */
  ends(key) {
    const { first, second } = this.ties.get(key);
    return [first, second];
  }

  /** Return the id of the other end of a tie. */
  otherEnd(key, id) {
    const { first, second } = this.ties.get(key);
    return first === id ? second : first;
  }

  /** Return how many neighbours an entity has, shown and not shown. */
  degree(id) {
    return this.#tiesOf.get(id).length + (this.entities.get(id).hidden ?? 0);
  }

  /** Return whether an entity or a tie, by id or key, is selected or next to what is. */
  isRelated(key) {
    return this.#related.has(key);
  }

  /** Return whether an entity or a tie stands back: it is filtered out, or has nothing to do with the selection. */
  isFaded(key) {
    const part = this.entities.get(key) ?? this.ties.get(key);
    return Boolean(part.faded) || (this.#related.size > 0 && !this.#related.has(key));
  }

  /** Return the ids of the entities whose names are shown whatever else is. */
  named() {
    return new Set([this.selection, this.pointed, this.reached].flatMap((mark) => this.entitiesOf(mark)));
  }

  /** Return the ids of the entity, or of the ends of the tie, that a mark is on. */
  entitiesOf({ entity, tie }) {
    if (tie) return this.ends(tieKey(tie));
    return entity === null ? [] : [entity];
  }

  /** Return the radius of an entity in pixels at scale 1, as on paper: larger with more ties, small for a hub. */
  size(id) {
    if (this.entities.get(id).hub) return HUB_SIZE;
    return SIZE + LARGER * Math.sqrt(Math.min(this.#tiesOf.get(id).length, MOST_COUNTED));
  }

  /** Return how an entity looks, for the program that draws entities. */
  entityLook(id) {
    const entity = this.entities.get(id);
    const { paper, ink } = this.look.colours;
    const faded = this.isFaded(id);
    const towards = (colour) => (faded ? mixed(colour, paper, FADING) : colour);
    const colour = towards(this.look.colour(entity.type));
    const isPointed = this.pointed.entity === id;
    const isSelected = this.selection.entity === id;
    return {
      x: entity.x,
      y: entity.y,
      size: this.size(id),
      shape: this.look.shape(entity.type),
      fill: colour,
      border: isPointed ? ink : mixed(colour, ink, faded ? 0.1 : 0.35),
      ring: isSelected ? ink : NO_COLOUR,
      zIndex: isSelected || isPointed ? 3 : this.isRelated(id) ? 2 : faded ? 0 : 1,
      type: "entity",
    };
  }

  /** Return how a tie looks, for the program that draws ties. */
  tieLook(key) {
    const tie = this.ties.get(key);
    const { paper, ink, line } = this.look.colours;
    const chosen = this.selection.tie !== null && tieKey(this.selection.tie) === key;
    const pointed = this.pointed.tie !== null && tieKey(this.pointed.tie) === key;
    const strong = chosen || pointed || tie.selected;
    const faded = this.isFaded(key) && !pointed;
    const plain = this.isRelated(key) ? mixed(line, ink, 0.55) : line;
    return {
      size: thickness(tie.weight) + (chosen || tie.selected ? 1 : 0),
      dash: this.look.dash(tie.status),
      directed: tie.directed,
      fill: strong ? ink : faded ? mixed(line, paper, FADING) : plain,
      zIndex: strong ? 3 : this.isRelated(key) ? 2 : faded ? 0 : 1,
      type: "tie",
    };
  }

  #present(mark) {
    if (mark?.entity !== null && this.entities.has(mark?.entity)) return { entity: mark.entity, tie: null };
    if (!mark?.tie || !this.ties.has(tieKey(mark.tie))) return NOTHING;
    const { first, second } = this.ties.get(tieKey(mark.tie));
    return { entity: null, tie: { first, second } };
  }
}

/** Return the key of a tie, the same from either end. */
export function tieKey({ first, second }) {
  return JSON.stringify(first < second ? [first, second] : [second, first]);
}

/** Return how thick a line is, in pixels, for so many independent documents. */
function thickness(documents) {
  return Math.min(1.1 + 0.65 * Math.log2(Math.max(documents, 1)), 4.5);
}
