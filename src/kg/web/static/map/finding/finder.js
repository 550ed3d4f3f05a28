/**
 * The box that finds entities by name, in any language and script: a combobox with a list of hits.
 *
 * Pattern: WAI-ARIA Authoring Practices, "Editable Combobox With List Autocomplete".
 */
import { ApiError, get } from "../state/api.js";
import { addBeside, showAlone } from "../state/choosing.js";
import { element, fill } from "../elements/dom.js";
import { failure } from "../elements/failure.js";
import { hit } from "./hit.js";
import { icon } from "../elements/icons.js";
import { latest } from "../state/latest.js";
import { TEXTS } from "../texts/finder.js";

/** How long to wait for the next letter, in milliseconds, and how many hits to show. */
const PAUSE = 120;
const MOST_HITS = 12;

let made = 0;

/** Show the box in `host`; it works the same on the start and above a picture. */
export function mountFinder(host, app) {
  const say = app.speech.of(TEXTS);
  const questions = latest();
  const prefix = `finder-${(made += 1)}`;
  let found = null;
  let active = -1;
  let awaited = null;
  let timer = 0;
  let language = null;

  const label = element("label", { for: `${prefix}-text`, className: "finder-label" });
  const input = element("input", {
    id: `${prefix}-text`,
    type: "text",
    role: "combobox",
    autocomplete: "off",
    spellcheck: false,
    maxLength: 200,
    aria: { autocomplete: "list", expanded: "false", controls: `${prefix}-list`, describedby: `${prefix}-hint` },
  });
  const clear = element("button", { type: "button", className: "clear", hidden: true, onclick: empty }, icon("clear"));
  const list = element("ul", { id: `${prefix}-list`, role: "listbox", hidden: true });
  const message = element("div", { className: "finder-message", hidden: true });
  const hint = element("span", { id: `${prefix}-hint`, className: "unseen" });
  const choices = element("div", { className: "finder-choices", hidden: true });
  const popup = element("div", { className: "finder-popup", hidden: true }, list, message, choices);
  const box = element("div", { className: "finder-box" }, icon("search"), input, clear, popup);
  fill(host, label, box, hint);

  input.addEventListener("input", typed);
  input.addEventListener("keydown", pressed);
  input.addEventListener("focus", () => found && open());
  popup.addEventListener("mousedown", (event) => event.preventDefault());
  host.addEventListener("focusout", ({ relatedTarget }) => {
    if (!host.contains(relatedTarget)) close();
  });
  popup.addEventListener("keydown", (event) => {
    if (event.key === "Escape") leave(event);
  });

  const hasPicture = () => app.state.entities.length > 0;
  const asked = () => input.value.trim();

  function word() {
    if (language === app.speech.language) return;
    language = app.speech.language;
    label.textContent = say("label");
    input.placeholder = say("placeholder");
    clear.title = say("clear");
    clear.setAttribute("aria-label", say("clear"));
    list.setAttribute("aria-label", say("hits"));
    if (found) showHits();
    else close();
  }

  function typed() {
    clearTimeout(timer);
    awaited = null;
    clear.hidden = input.value === "";
    if (asked() === "") {
      questions.forget();
      box.removeAttribute("aria-busy");
      found = null;
      close();
      return;
    }
    timer = setTimeout(search, PAUSE);
  }

  async function search() {
    clearTimeout(timer);
    const text = asked();
    box.setAttribute("aria-busy", "true");
    try {
      const answer = await questions.ask((signal) => get("/search", { q: text, limit: MOST_HITS }, signal));
      if (answer === null) return;
      found = { text, hits: answer.hits };
      showHits();
      app.say(found.hits.length ? say("count", found.hits.length) : say("nothing", text));
      if (awaited && found.hits.length) choose(found.hits[0], awaited);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      failed(error, search);
    }
    awaited = null;
    box.removeAttribute("aria-busy");
  }

  function showHits() {
    active = -1;
    const options = found.hits.map((each, place) =>
      hit(app, each, {
        id: `${prefix}-${place}`,
        text: found.text,
        canAdd: hasPicture(),
        onChoose: () => choose(each, showAlone),
        onAdd: () => choose(each, addBeside),
      }),
    );
    fill(list, ...options);
    list.hidden = options.length === 0;
    fill(message, ...(options.length ? [] : nothingFound(found.text)));
    message.hidden = options.length > 0;
    offerChoices(options.length > 0 && hasPicture());
    open();
    markActive();
  }

  function nothingFound(text) {
    return [
      element("p", { textContent: say("nothing", text) }),
      element("p", { className: "soft small", textContent: say("otherwise") }),
      element("p", {}, element("a", { href: "/catalogue", textContent: say("catalogue") })),
    ];
  }

  /** Say that something could not be had, and offer to do it again. */
  function failed(error, again) {
    found = null;
    list.hidden = true;
    offerChoices(false);
    fill(message, failure(app, error, again));
    message.hidden = false;
    open();
  }

  /** Offer both ways to choose the active hit as buttons, for those who do not know the keys. */
  function offerChoices(offered) {
    hint.textContent = say(offered ? "keys" : "key");
    choices.hidden = !offered;
    fill(
      choices,
      ...[
        ["alone", "Enter", showAlone],
        ["beside", "Shift + Enter", addBeside],
      ].map(([key, keys, way]) =>
        element(
          "button",
          { type: "button", className: "button quiet", onclick: () => chosen() && choose(chosen(), way) },
          say(key),
          element("kbd", { textContent: keys, aria: { hidden: "true" } }),
        ),
      ),
    );
  }

  const chosen = () => found?.hits[Math.max(active, 0)];

  function pressed(event) {
    if (event.isComposing) return;
    const last = (found?.hits.length ?? 0) - 1;
    const places = {
      ArrowDown: () => (active < last ? active + 1 : 0),
      ArrowUp: () => (active > 0 ? active - 1 : last),
      Home: () => (active >= 0 ? 0 : null),
      End: () => (active >= 0 ? last : null),
    };
    if (event.key === "Enter") {
      event.preventDefault();
      enter(event.shiftKey && hasPicture() ? addBeside : showAlone);
    } else if (event.key === "Escape") {
      leave(event);
    } else if (event.key in places && last >= 0) {
      const place = places[event.key]();
      if (place === null) return;
      event.preventDefault();
      open();
      active = place;
      markActive();
    }
  }

  function enter(way) {
    if (found && found.text === asked()) {
      if (chosen()) choose(chosen(), way);
    } else if (asked() !== "") {
      awaited = way;
      search();
    }
  }

  /** Close the list; where there is none, empty the box. Only then does Escape mean something to others. */
  function leave(event) {
    if (popup.hidden && input.value === "") return;
    event.preventDefault();
    event.stopPropagation();
    if (popup.hidden) empty();
    else close();
    input.focus();
  }

  function markActive() {
    [...list.children].forEach((option, place) => {
      option.setAttribute("aria-selected", String(place === active));
    });
    const option = list.children[active];
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  async function choose(entity, way) {
    close();
    box.setAttribute("aria-busy", "true");
    try {
      const done = await way(app, entity.id);
      if (done === false) app.say(say("full"));
      reset();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      failed(error, () => choose(entity, way));
    }
    box.removeAttribute("aria-busy");
  }

  function empty() {
    reset();
    input.focus();
  }

  function reset() {
    input.value = "";
    typed();
  }

  function open() {
    popup.hidden = false;
    input.setAttribute("aria-expanded", String(!list.hidden));
  }

  function close() {
    active = -1;
    markActive();
    popup.hidden = true;
    input.setAttribute("aria-expanded", "false");
  }

  word();
  app.subscribe(word);
  return { focus: () => input.focus({ preventScroll: true }) };
}
