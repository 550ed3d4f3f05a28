/** The place beside the picture: one panel at a time, opened with the focus on it and closed with Escape. */
import { element, fill } from "./dom.js";
import { TEXTS } from "./texts/frame.js";

/**
 * Show the panel that the state names.
 *
 * `kinds` holds, by kind, `(host, app, panel) => update`: it fills the host, and `update()` is called whenever something
 * changed. `host` has a heading already, which the panel words through `host.heading`.
 */
export function mountPanels(place, app, kinds) {
  const say = app.speech.of(TEXTS);
  let shown = null;
  let update = null;
  let origin = null;

  function show() {
    const { panel, language } = app.state;
    const wanted = panel && JSON.stringify([panel, language]);
    if (wanted === shown) {
      update?.();
      return;
    }
    const opening = shown === null;
    shown = wanted;
    update = null;
    place.hidden = panel === null;
    document.body.dataset.panel = panel?.kind ?? "";
    if (panel === null) {
      place.replaceChildren();
      returnFocus();
      return;
    }
    if (opening) origin = document.activeElement;
    open(panel);
  }

  function open(panel) {
    const heading = element("h2", { tabIndex: -1, id: "panel-heading" });
    const body = element("div", { className: "panel-body" });
    fill(
      place,
      element(
        "div",
        { className: "panel-head" },
        heading,
        element("button", {
          type: "button",
          className: "button quiet close",
          textContent: "×",
          title: say("close"),
          aria: { label: say("close") },
          onclick: app.closePanel,
        }),
      ),
      body,
    );
    place.setAttribute("aria-labelledby", heading.id);
    body.heading = heading;
    update = kinds[panel.kind](body, app, panel);
    heading.focus({ preventScroll: true });
    place.scrollTop = 0;
  }

  function returnFocus() {
    if (origin?.isConnected && document.activeElement === document.body) origin.focus();
    origin = null;
  }

  place.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) app.closePanel();
  });
  app.subscribe(show);
}
