/** The filter: a row of buttons, each of which opens a list to choose from. */
import { mountChips } from "./chips.js";
import { element, fill } from "../elements/dom.js";
import { checklist, leastSources } from "./filter-lists.js";
import { PARTS } from "./filter-options.js";
import { TEXTS } from "../texts/filters.js";

/** Show the filter in a place. */
export function mountFilters(host, app) {
  const say = app.speech.of(TEXTS);
  let language = null;
  let opened = null;
  let toggle = null;
  let buttons = new Map();
  let popover = null;
  const row = element("div", { className: "filter-row", id: "filter-row" });
  const chips = element("div", { className: "chosen", hidden: true });
  host.append(row, chips);

  function update() {
    if (app.state.language !== language) build();
    for (const [part, button] of buttons) word(button, part);
    const number = PARTS.reduce((sum, part) => sum + howMany(part), 0);
    toggle.textContent = number > 0 ? say("filtersChosen", number) : say("filters");
    popover?.update();
  }

  /** Word the row anew, for a language. */
  function build() {
    language = app.state.language;
    close();
    toggle = element("button", {
      type: "button",
      className: "button filter-toggle",
      aria: { expanded: host.classList.contains("unfolded"), controls: "filter-parts" },
      onclick: unfold,
    });
    buttons = new Map(PARTS.map((part) => [part, partButton(part)]));
    const parts = [...buttons].map(([part, button]) =>
      element("div", { className: "filter-part", data: { part } }, button),
    );
    fill(
      row,
      toggle,
      element(
        "div",
        { className: "filter-parts", id: "filter-parts", role: "group", aria: { label: say("filters") } },
        parts,
      ),
    );
  }

  function unfold() {
    const unfolded = host.classList.toggle("unfolded");
    toggle.setAttribute("aria-expanded", String(unfolded));
    if (!unfolded) close();
  }

  function partButton(part) {
    return element("button", {
      type: "button",
      className: "button quiet filter-button",
      aria: { expanded: false, haspopup: "true" },
      onclick: () => (opened === part ? close() : open(part)),
    });
  }

  function word(button, part) {
    const number = howMany(part);
    fill(
      button,
      element("span", { textContent: say(part) }),
      number > 0 ? element("span", { className: "unseen", textContent: say("chosen") }) : null,
      number > 0 ? element("span", { className: "count", textContent: app.speech.number(number) }) : null,
    );
  }

  function howMany(part) {
    const chosen = app.state.filter[part];
    return Array.isArray(chosen) ? chosen.length : Number(chosen > 0);
  }

  function open(part) {
    close();
    opened = part;
    const button = buttons.get(part);
    popover = (part === "sources" ? leastSources : checklist)(app, say, part);
    const box = popover.element;
    box.id = `filter-${part}`;
    box.append(
      element("button", {
        type: "button",
        className: "button filter-done",
        textContent: say("done"),
        onclick: closeAndReturn,
      }),
    );
    button.setAttribute("aria-expanded", "true");
    button.setAttribute("aria-controls", box.id);
    button.after(box);
    keepInSight(box);
    box.querySelector("input")?.focus();
  }

  /** Move a popover to the left as far as it would stick out of the window. */
  function keepInSight(box) {
    const beyond = box.getBoundingClientRect().right - document.documentElement.clientWidth + 8;
    box.style.setProperty("--shift", `${Math.max(0, Math.round(beyond))}px`);
  }

  function close() {
    if (opened === null) return;
    popover.element.remove();
    buttons.get(opened).setAttribute("aria-expanded", "false");
    buttons.get(opened).removeAttribute("aria-controls");
    opened = null;
    popover = null;
  }

  function closeAndReturn() {
    const button = buttons.get(opened);
    close();
    button.focus();
  }

  host.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || opened === null) return;
    event.preventDefault();
    closeAndReturn();
  });
  row.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && opened && !buttons.get(opened).parentElement.contains(relatedTarget)) close();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (opened && !buttons.get(opened).parentElement.contains(target)) close();
  });
  mountChips(chips, app, () => (toggle.checkVisibility() ? toggle : buttons.get(PARTS[0])));
  app.subscribe(update);
}
