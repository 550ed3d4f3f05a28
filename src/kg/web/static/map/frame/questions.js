/** The four questions that can be put to the map, always in sight among the tools; on a narrow page, in one menu. */
import { element, fill } from "../elements/dom.js";
import { beginning } from "../weighing/since.js";
import { TEXTS } from "../texts/questions.js";

/** How many entities can be asked for what they have in common. */
export const MOST_COMPARED = 10;

const KINDS = ["path", "common", "gaps", "changes"];

/** Put the questions into a place of the page. */
export function mountQuestions(host, app) {
  const say = app.speech.of(TEXTS);
  const asked = {};
  let worded = null;
  const list = element("ul", { id: "questions-list", className: "questions-list" });
  const menu = element("button", {
    type: "button",
    className: "button quiet questions-menu",
    aria: { controls: list.id, expanded: false },
    onclick: () => open(menu.getAttribute("aria-expanded") === "false"),
  });
  const place = element("nav", { className: "questions" }, menu, list);
  host.append(place);

  function update() {
    const { panel, language } = app.state;
    if (KINDS.includes(panel?.kind)) asked[panel.kind] = panel;
    if (worded !== language) word(language);
    for (const button of list.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.dataset.kind === panel?.kind));
    }
  }

  function word(language) {
    worded = language;
    place.setAttribute("aria-label", say("questions"));
    menu.textContent = say("ask");
    fill(list, ...KINDS.map((kind) => element("li", {}, button(kind))));
  }

  function button(kind) {
    return element("button", {
      type: "button",
      className: "button quiet",
      textContent: say(kind),
      data: { kind },
      onclick: () => {
        open(false);
        if (app.state.panel?.kind === kind) app.closePanel();
        else app.openPanel({ kind, ...BEGINNINGS[kind](app.state, asked[kind]) });
      },
    });
  }

  function open(isOpen) {
    menu.setAttribute("aria-expanded", String(isOpen));
  }

  place.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || menu.getAttribute("aria-expanded") === "false") return;
    event.preventDefault();
    open(false);
    menu.focus();
  });
  place.addEventListener("focusout", ({ relatedTarget }) => {
    if (!place.contains(relatedTarget)) open(false);
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (!place.contains(target)) open(false);
  });
  app.subscribe(update);
  update();
}

/** What each question begins with: what is selected, what was asked last, what was asked for. */
const BEGINNINGS = {
  path(state, last) {
    const [one, other] = selected(state);
    if (other) return { from: one, to: other, without: [] };
    if (one && last?.from && !last.to && last.from !== one) return { ...last, to: one };
    if (one) return { from: one, to: null, without: [] };
    const [from = null, to = null] = state.seeds.length <= 2 ? state.seeds : [];
    return last ?? { from, to, without: [] };
  },
  common(state, last) {
    const chosen = selected(state);
    const compared = [...new Set([...(last?.of ?? []), ...chosen])];
    if (chosen.length) return { of: compared.length <= MOST_COMPARED ? compared : chosen };
    return last ?? { of: state.seeds.length <= MOST_COMPARED ? state.seeds : [] };
  },
  gaps: (_state, last) => last ?? {},
  changes: (_state, last) => last ?? { since: beginning("month") },
};

function selected({ panel }) {
  if (panel?.kind === "entity") return [panel.id];
  return panel?.kind === "tie" ? [panel.first, panel.second] : [];
}
