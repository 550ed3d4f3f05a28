/** The choice between map and table. */
import { element, fill } from "../elements/dom.js";
import { TEXTS } from "../texts/table.js";

/** Put the choice first among the tools. */
export function mountViews(tools, app) {
  const say = app.speech.of(TEXTS);
  const place = element("div", { className: "views", role: "group" });
  const buttons = new Map(
    ["map", "table"].map((view) => [
      view,
      element("button", { type: "button", className: "button view", onclick: () => choose(view) }),
    ]),
  );
  fill(place, ...buttons.values());
  tools.prepend(place);

  function choose(view) {
    if (view !== app.state.view) app.step({ view });
  }

  app.subscribe(() => {
    place.setAttribute("aria-label", say("views"));
    for (const [view, button] of buttons) {
      button.textContent = say(view);
      button.setAttribute("aria-pressed", String(view === app.state.view));
    }
  });
}
