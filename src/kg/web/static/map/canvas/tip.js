/** The full name of what is pointed at or reached, beside it. */

const AWAY = 10;

/** A text over the picture, as plain text. */
export class Tip {
  #element = document.createElement("div");

  constructor(container) {
    this.#element.className = "canvas-tip";
    this.#element.setAttribute("role", "tooltip");
    this.#element.hidden = true;
    container.append(this.#element);
  }

  /** Show a text above a place of the container, or below it where there is no room above. */
  show(text, { x, y }, away) {
    const element = this.#element;
    element.textContent = text;
    element.hidden = false;
    const { offsetWidth: width, offsetHeight: height, offsetParent: parent } = element;
    const free = (parent?.clientWidth ?? width) - width - AWAY;
    const above = y - away - AWAY - height;
    element.style.left = `${Math.max(AWAY, Math.min(x - width / 2, free))}px`;
    element.style.top = `${above >= AWAY ? above : y + away + AWAY}px`;
  }

  /** Show nothing. */
  hide() {
    this.#element.hidden = true;
  }

  /** Take the element away. */
  remove() {
    this.#element.remove();
  }
}
