/** The tools in the header: undo and redo, a new beginning, sharing, saving, printing, and the colours. */
import { element, fill } from "../elements/dom.js";
import { SCALES, saveAs, savePng } from "../sharing/exports.js";
import { menu } from "../elements/menu.js";
import { mountPrinting } from "../sharing/printing.js";
import { mountShare } from "../sharing/share.js";
import { EMPTY } from "../state/state.js";
import { keep, kept } from "../../storage.js";
import { TEXTS } from "../texts/tools.js";

const THEMES = ["system", "light", "dark"];

/** Put the tools into `host`; what they open is made in `around`. */
export function mountTools(host, around, app) {
  const say = app.speech.of(TEXTS);
  const share = mountShare(around, app);
  const print = mountPrinting(around, app);
  const row = element("div", { className: "tool-row", role: "toolbar" });
  host.append(row);
  let worded = null;

  paint(kept("theme"));
  document.addEventListener("keydown", shortcut);
  app.subscribe(show);

  function show() {
    if (worded !== app.state.language) build();
    row.querySelector("[data-tool=undo]").disabled = !app.history.canUndo;
    row.querySelector("[data-tool=redo]").disabled = !app.history.canRedo;
  }

  function build() {
    worded = app.state.language;
    row.setAttribute("aria-label", say("tools"));
    fill(
      row,
      tool("undo", "↶", () => app.history.undo()),
      tool("redo", "↷", () => app.history.redo()),
      tool("reset", "✕", () => app.step({ ...EMPTY, language: app.state.language })),
      labelled("share", share),
      menu(say("save"), () => saving(), "save"),
      labelled("print", print),
      menu(say("look"), () => looks(), "look"),
    );
  }

  function tool(key, sign, act) {
    const label = say(key);
    return element(
      "button",
      { type: "button", className: "button quiet sign", title: label, aria: { label }, data: { tool: key }, onclick: act },
      sign,
    );
  }

  function labelled(key, act) {
    return element("button", {
      type: "button",
      className: "button quiet",
      textContent: say(key),
      data: { tool: key },
      onclick: act,
    });
  }

  function saving() {
    const drawings = SCALES.map((scale) => [say("png", scale), () => savePng(app, scale)]);
    const data = ["svg", "csv", "graphml", "json"].map((format) => [say(format), () => saveAs(app, format)]);
    return [...drawings, ...data].map(([label, act]) => ({ label, act: () => saved(act) }));
  }

  function saved(act) {
    return app.attempt(async () => {
      await act();
      app.say(say("saved"));
    });
  }

  function looks() {
    const present = kept("theme") || "system";
    return THEMES.map((theme) => ({ label: say(theme), checked: theme === present, act: () => paint(theme) }));
  }

  function paint(theme) {
    keep("theme", theme);
    const chosen = theme === "light" || theme === "dark";
    if (chosen) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
    app.refresh();
  }

  function shortcut(event) {
    if (!(event.ctrlKey || event.metaKey) || event.target.closest("input, textarea")) return;
    const key = event.key.toLowerCase();
    if (key === "z" && !event.shiftKey) app.history.undo();
    else if (key === "y" || (key === "z" && event.shiftKey)) app.history.redo();
    else if (key === "p") print();
    else return;
    event.preventDefault();
  }
}
