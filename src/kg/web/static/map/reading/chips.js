/** What the filter has chosen, as chips to take away, and what it hides. */
import { amounts } from "../words/amounts.js";
import { element, fill } from "../elements/dom.js";
import { wording } from "./filter-options.js";
import { EMPTY_FILTER, LISTS, isFiltering } from "../state/state.js";
import { TEXTS } from "../texts/filters.js";
import { windowInWords } from "../words/timeline-words.js";

/** Show the chips of the filter in a place; `home` is what takes the focus when the last one is gone. */
export function mountChips(host, app, home) {
  const say = app.speech.of(TEXTS);
  const many = amounts(app.speech);
  let shown = "";

  function update() {
    const { filter, language } = app.state;
    const { hidden } = app.seen;
    const wanted = JSON.stringify([filter, language, hidden]);
    if (wanted === shown) return;
    shown = wanted;
    const place = [...host.querySelectorAll("button")].indexOf(document.activeElement);
    host.hidden = !isFiltering(filter);
    fill(host, ...(host.hidden ? [] : [list(filter), clearing(), hiddenNote(hidden)]));
    if (place >= 0) focusNear(place);
  }

  function list(filter) {
    return element(
      "ul",
      { className: "chips", aria: { label: say("chips") } },
      chosen(filter).map(({ part, text, without }) =>
        element(
          "li",
          {},
          element(
            "button",
            {
              type: "button",
              className: "chip",
              aria: { label: say("dropChip", say(part), text) },
              onclick: () => app.step({ filter: { ...app.state.filter, ...without } }),
            },
            element("span", { textContent: say("chip", say(part), text) }),
            element("span", { className: "cross", aria: { hidden: true }, textContent: "×" }),
          ),
        ),
      ),
    );
  }

  /** Return what is chosen, each with the change that takes it back. */
  function chosen(filter) {
    const of = (part) =>
      filter[part].map((value) => ({
        part,
        text: wording(app, part, value),
        without: { [part]: filter[part].filter((other) => other !== value) },
      }));
    const time = windowInWords(app.speech, filter);
    return [
      ...LISTS.flatMap(of),
      filter.sources > 0 ? { part: "sources", text: say("atLeast", filter.sources), without: { sources: 0 } } : null,
      time && { part: "time", text: time, without: { since: "", until: "" } },
      filter.undated ? null : { part: "dates", text: say("datedOnly"), without: { undated: true } },
    ].filter(Boolean);
  }

  function clearing() {
    return element("button", { type: "button", className: "link", textContent: say("clear"), onclick: clear });
  }

  function hiddenNote({ entities, ties }) {
    if (entities + ties === 0) return null;
    return element(
      "p",
      { className: "hidden-note" },
      element("span", { className: "soft", textContent: say("hidden", many.both(entities, ties)) }),
      " ",
      element("button", { type: "button", className: "link", textContent: say("showHidden"), onclick: clear }),
    );
  }

  function clear() {
    app.step({ filter: EMPTY_FILTER });
    app.say(say("cleared"));
  }

  function focusNear(place) {
    const left = host.querySelectorAll(".chip");
    (left[Math.min(place, left.length - 1)] ?? home()).focus();
  }

  app.subscribe(update);
}
