/** Boxes on a plane, {left, top, right, bottom}, kept so that what overlaps is found quickly. */

const CELL = 64;

/** A set of boxes. */
export class Boxes {
  #cells = new Map();

  /** Add a box. */
  add(box) {
    for (const cell of cells(box)) {
      const held = this.#cells.get(cell);
      if (held) held.push(box);
      else this.#cells.set(cell, [box]);
    }
  }

  /** Return whether a box overlaps one of the set. */
  overlaps(box) {
    return cells(box).some((cell) => this.#cells.get(cell)?.some((other) => overlap(box, other)));
  }
}

/** Return whether two boxes have a part in common. */
export function overlap(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** Return whether a point lies in a box. */
export function holds({ left, top, right, bottom }, { x, y }) {
  return x >= left && x <= right && y >= top && y <= bottom;
}

/** Return a box round a point. */
export function around({ x, y }, width, height) {
  return { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
}

function cells({ left, top, right, bottom }) {
  const found = [];
  for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row += 1) {
    for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column += 1) {
      found.push(row * 1e6 + column);
    }
  }
  return found;
}
