/** What of a group of neighbours is on the map and what is hidden, and buttons to show more of it. */
import { ApiError } from "../state/api.js";
import { MOST_ENTITIES } from "../state/app.js";
import { bring, isInPicture } from "../state/choosing.js";
import { button } from "../elements/controls.js";
import { element, fill } from "../elements/dom.js";
import { expand } from "../state/expanding.js";
import { failure } from "../elements/failure.js";
import { AT_A_TIME, neighboursInPicture } from "../state/neighbourhood.js";
import { TEXTS } from "../texts/entity.js";

/** Up to so many neighbours are shown at once without asking back. */
const MOST_AT_ONCE = 150;

/**
 * Return `{node, update}` for neighbours of an entity, all (`group` null) or those of one group.
 *
 * `matching` is how many there are under the filter, `title` what they are called. `update()` follows the picture.
 */
export function expansion(app, id, { group, matching, title }) {
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
    const now = neighboursInPicture(app, id, group).size;
    if (now === shown) return;
    shown = now;
    offer(choices());
  }

  function choices() {
    const left = hidden();
    if (left === 0) return [];
    const more = left > AT_A_TIME ? [button(say("further", AT_A_TIME), () => show(AT_A_TIME))] : [];
    const all = left > MOST_AT_ONCE ? () => offer(askBack(left)) : () => show(left);
    return [...more, button(say("all", left), all)];
  }

  /** Ask whether so many are meant, and say how many there is room for. */
  function askBack(left) {
    const fits = Math.min(left, MOST_ENTITIES - app.state.entities.length);
    return [
      element("p", { textContent: fits < left ? say("sureOfSome", left, fits) : say("sure", left) }),
      button(say("yes"), () => show(fits), "primary"),
      button(say("no"), () => offer(choices())),
    ];
  }

  async function show(wanted) {
    if (isBusy) return;
    isBusy = true;
    node.setAttribute("aria-busy", "true");
    try {
      const before = app.state.entities.length;
      if (!isInPicture(app, id)) await bring(app, [id], { seeds: [id] });
      await expand(app, id, { group, most: wanted });
      if (app.state.entities.length > before) app.say(sentence());
      else if (!app.failure) app.say(say("noRoom", wanted));
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
    node.hidden = group !== null && hidden() === 0 && matching > 0 && !wasWithin;
    if (wasWithin) (node.querySelector("button") ?? line).focus({ preventScroll: true });
  }

  update();
  return { node, update };
}
