/** The way from an answer to the picture. */
import { element, fill } from "../elements/dom.js";
import { EMPTY_FILTER } from "../state/state.js";
import { turnToStage } from "./tabs.js";
import { TEXTS } from "../texts/questions.js";

/**
 * Return buttons that show entities on the map, and what words them anew when the picture has changed.
 *
 * They are added to what is there, or make a picture of their own without a filter. `ids` are put beside each other by
 * an `arrangement`; `seeds` of them are asked for, and stand out. `after()` is called once they are there.
 */
export function mapButtons(app, { ids, arrangement, seeds, after = () => {} }) {
  const say = app.speech.of(TEXTS);
  const host = element("p", { className: "on-map" });

  async function show(anew) {
    const filter = anew ? { filter: EMPTY_FILTER } : {};
    const before = app.state.entities.length;
    await app.add(ids, { arrangement, seeds, ...filter, anew });
    if (app.failure !== null) return;
    turnToStage(app);
    after();
    app.say(anew ? say("shown", app.state.entities.length) : say("added", app.state.entities.length - before));
  }

  function update() {
    const there = new Set(app.state.entities.map(({ id }) => id));
    const wanted = ids.length === 0 ? [] : there.size === 0 ? ["show"] : ["add", "alone"];
    const focused = host.contains(document.activeElement);
    fill(host, ...wanted.map((key, place) => button(key, place, ids.every((id) => there.has(id)))));
    if (focused) (host.querySelector("button:enabled") ?? host).focus();
  }

  function button(key, place, areThere) {
    return element("button", {
      type: "button",
      className: place === 0 ? "button primary" : "button",
      textContent: key === "add" && areThere ? say("there") : say(key),
      disabled: key === "add" && areThere,
      onclick: () => show(key !== "add"),
    });
  }

  update();
  return { element: host, update };
}
