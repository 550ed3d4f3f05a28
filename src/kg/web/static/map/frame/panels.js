/** The place beside the picture: one panel at a time, opened with the focus on it and closed with Escape. */
import { element, fill } from "../elements/dom.js";
import { TEXTS } from "../texts/frame.js";

/**
 * Show the panel that the state names.
 *
 * `kinds` holds, by kind, `(host, app, panel) => update`: it fills the host, and `update()` is called whenever
 * something changed. `host` has a heading already, which the panel words through `host.heading`. A panel that asks a question
 * returns `{update, change, title}` instead: `change(panel)` is called when the question was put otherwise, so that the
 * focus stays where it is; and from what it leads to, a button leads back, worded by `title()`.
 */
export function mountPanels(place, app, kinds) {
  const say = app.speech.of(TEXTS);
  let shown = null;
  let opened = {};
  let question = null;
  let origin = null;

  function show() {
    const { panel, language } = app.state;
    const wanted = panel && JSON.stringify([panel, language]);
    if (wanted === shown) {
      opened.update?.();
      return;
    }
    const opening = shown === null;
    shown = wanted;
    if (opened.change && panel?.kind === opened.kind && language === opened.language) {
      question = { ...question, panel };
      opened.change(panel);
      return;
    }
    opened = {};
    place.hidden = panel === null;
    document.body.dataset.panel = panel?.kind ?? "";
    if (panel === null) {
      place.replaceChildren();
      question = null;
      returnFocus();
      return;
    }
    if (opening) origin = document.activeElement;
    open(panel);
  }

  function open(panel) {
    const heading = element("h2", { tabIndex: -1, id: "panel-heading" });
    const title = element("div", { className: "panel-title" }, heading);
    const body = element("div", { className: "panel-body" });
    fill(
      place,
      element(
        "div",
        { className: "panel-head" },
        title,
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
    const made = kinds[panel.kind](body, app, panel);
    const { kind } = panel;
    opened = typeof made === "function" ? { update: made } : { ...made, kind, language: app.state.language };
    if (opened.change) question = { panel, title: made.title };
    else if (question) title.prepend(back(question));
    heading.focus({ preventScroll: true });
    place.scrollTop = 0;
  }

  /** Return a button back to the question that led here. */
  function back({ panel, title }) {
    return element("button", {
      type: "button",
      className: "link small back",
      textContent: `‹ ${title()}`,
      onclick: () => app.openPanel(panel),
    });
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
