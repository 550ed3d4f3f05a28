/** The line under a group of neighbours: how many are on the map, how many are hidden, and buttons to show more. */
import { ApiError } from "./api.js";
import { MOST_ENTITIES } from "./app.js";
import { element, fill } from "./dom.js";
import { MOST_AT_ONCE, STEP, expand, neighboursInPicture } from "./expanding.js";
import { failure } from "./failure.js";
import { TEXTS } from "./texts/entity.js";

/**
 * Return `{node, update}` for neighbours of an entity, all (`way` null) or those of one group.
 *
 * `matching` is how many there are under the filter, `title` what they are called. `update()` follows the picture.
 */
export function expansion(app, id, way, matching, title) {
  const say = app.speech.of(TEXTS);
  const node = element("div", { className: "expansion", role: "group", aria: { label: title } });
  let shown = -1;
  let isBusy = false;

  const hidden = () => Math.max(0, matching - shown);

  function sentence() {
    if (matching === 0) return say("noneMatch");
    return hidden() === 0 ? say("allShown", matching) : say("hidden", hidden(), shown);
  }

  function update() {
    const now = neighboursInPicture(app, id, way).size;
    if (now === shown) return;
    shown = now;
    offer(choices());
  }

  function choices() {
    const left = hidden();
    if (left === 0) return [];
    const more = left > STEP ? [button(say("more", STEP), () => show(STEP))] : [];
    const all = left > MOST_AT_ONCE ? () => offer(askBack(left)) : () => show(left);
    return [...more, button(say("all", left), all)];
  }

  /** Ask whether so many are meant, and say how many there is room for. */
  function askBack(left) {
    const room = MOST_ENTITIES - app.state.entities.length;
    const fits = Math.min(left, room);
    return [
      element("p", { textContent: fits < left ? say("sureOfSome", left, fits) : say("sure", left) }),
      button(say("yes"), () => show(fits), "primary"),
      button(say("no"), () => offer(choices())),
    ];
  }

  function button(text, onclick, look = "") {
    return element("button", { type: "button", className: `button ${look}`, textContent: text, onclick });
  }

  async function show(wanted) {
    if (isBusy) return;
    isBusy = true;
    node.setAttribute("aria-busy", "true");
    try {
      const left = await expand(app, id, way, wanted);
      if (app.failure) throw app.failure;
      app.say(left > 0 ? say("noRoom", left) : sentence());
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      offer([failure(app, error, () => show(wanted))]);
    }
    isBusy = false;
    node.removeAttribute("aria-busy");
  }

  /** Show the sentence and what can be done; the focus stays within where it was. */
  function offer(what) {
    const wasWithin = node.contains(document.activeElement);
    const line = element("p", { className: "small", tabIndex: -1, textContent: sentence() });
    fill(node, line, element("div", { className: "choices" }, ...what));
    if (wasWithin) (node.querySelector("button") ?? line).focus({ preventScroll: true });
  }

  update();
  return { node, update };
}
