/** On a narrow screen: the details, the map and the table as tabs, the list of details first. */
import { element, fill } from "../elements/dom.js";
import { TEXTS } from "../texts/tabs.js";

const NARROW = "(max-width: 46rem)";

/** Put the tabs into `host`; they are seen on narrow screens alone. */
export function mountTabs(host, app) {
  const say = app.speech.of(TEXTS);
  let opened = null;

  function show() {
    const panel = app.state.panel && JSON.stringify(app.state.panel);
    if (panel !== opened) {
      opened = panel;
      document.body.dataset.tab = panel ? "panel" : "stage";
    }
    const present = document.body.dataset.tab === "panel" ? "panel" : app.state.view;
    fill(
      host,
      ["panel", "map", "table"].map((tab) =>
        element("button", {
          type: "button",
          className: "tab",
          textContent: say(tab),
          disabled: tab === "panel" && !panel,
          aria: { pressed: tab === present },
          onclick: () => choose(tab),
        }),
      ),
    );
    host.setAttribute("aria-label", say("tabs"));
  }

  function choose(tab) {
    document.body.dataset.tab = tab === "panel" ? "panel" : "stage";
    if (tab !== "panel" && tab !== app.state.view) app.replace({ view: tab });
    else app.refresh();
    window.dispatchEvent(new Event("resize"));
  }

  matchMedia(NARROW).addEventListener("change", () => app.refresh());
  app.subscribe(show);
}

/** Turn to the picture, where a narrow screen shows the details. */
export function turnToStage(app) {
  document.body.dataset.tab = "stage";
  app.refresh();
  window.dispatchEvent(new Event("resize"));
}
