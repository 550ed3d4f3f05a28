/** A field in which one entity is chosen by its name, after the combobox pattern of the ARIA Authoring Practices. */
import { ApiError, get } from "../state/api.js";
import { element, fill } from "../elements/dom.js";
import { failure } from "../elements/failure.js";
import { hit } from "./hit.js";
import { icon } from "../elements/icons.js";
import { latest } from "../state/latest.js";
import { TEXTS } from "../texts/questions.js";

const MOST = 8;
const PAUSE = 120;

let fields = 0;

/**
 * Return a field as `{element, input, show}`.
 *
 * `label` words it. `chosen(entity)` is called with what was chosen, and with null when it was taken out. A field that
 * is `emptied` after each choice collects several. `show(entity)` shows an entity, or null, as what is chosen.
 */
export function entityField(app, { label, chosen, emptied = false }) {
  const say = app.speech.of(TEXTS);
  const questions = latest();
  const id = `entity-field-${(fields += 1)}`;
  let present = null;
  let hits = [];
  let active = -1;
  let timer = 0;

  const input = element("input", {
    id,
    type: "text",
    role: "combobox",
    autocomplete: "off",
    spellcheck: false,
    placeholder: say("typeName"),
    aria: { autocomplete: "list", expanded: false, controls: `${id}-list` },
  });
  const clear = element("button", { type: "button", className: "clear", hidden: true, onclick: empty }, icon("clear"));
  const list = element("ul", { id: `${id}-list`, role: "listbox", hidden: true, aria: { label } });
  const message = element("div", { className: "finder-message", hidden: true });
  const popup = element("div", { className: "finder-popup", hidden: true }, list, message);
  const box = element("div", { className: "finder-box" }, input, clear, popup);
  const field = element("div", { className: "entity-field" }, element("label", { for: id, textContent: label }), box);

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE);
  });
  input.addEventListener("keydown", onKey);
  input.addEventListener("focus", () => input.select());
  popup.addEventListener("mousedown", (event) => event.preventDefault());
  field.addEventListener("focusout", ({ relatedTarget }) => {
    if (!field.contains(relatedTarget)) restore();
  });

  async function search() {
    clearTimeout(timer);
    const query = input.value.trim();
    if (query === "") {
      close();
      return;
    }
    try {
      const answer = await questions.ask((signal) => get("/search", { q: query, limit: MOST }, signal));
      if (answer !== null) offer(answer.hits);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      tell(failure(app, error, search));
    }
  }

  function offer(found) {
    hits = found;
    active = -1;
    if (hits.length === 0) {
      tell(element("p", { textContent: say("nobody") }));
      app.say(say("nobody"));
      return;
    }
    fill(list, ...hits.map((each, place) => hit(app, each, { id: `${id}-${place}`, onChoose: () => choose(each) })));
    list.hidden = false;
    message.hidden = true;
    popup.hidden = false;
    input.setAttribute("aria-expanded", "true");
    input.removeAttribute("aria-activedescendant");
    app.say(say("offered", hits.length));
  }

  function tell(sentence) {
    close();
    hits = [];
    list.hidden = true;
    fill(message, sentence);
    message.hidden = false;
    popup.hidden = false;
  }

  function onKey(event) {
    if (event.isComposing) return;
    const isOffering = !popup.hidden && !list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (isOffering) walk(event.key === "ArrowDown" ? 1 : -1);
      else search();
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (isOffering) choose(hits[Math.max(active, 0)]);
      else search();
    } else if (event.key === "Escape" && (!popup.hidden || input.value !== worded(present))) {
      event.preventDefault();
      event.stopPropagation();
      restore();
    }
  }

  function walk(by) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = active < 0 && by < 0 ? hits.length - 1 : (active + by + hits.length) % hits.length;
    const option = list.children[active];
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  function choose(entity) {
    input.value = worded(present);
    show(emptied ? null : entity);
    chosen(entity);
  }

  function empty() {
    choose(null);
    input.focus();
  }

  function close() {
    clearTimeout(timer);
    questions.forget();
    popup.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  /** Show an entity, or null, as what is chosen, without touching what is just being typed. */
  function show(entity) {
    const isTyping = document.activeElement === input && input.value !== worded(present);
    present = entity;
    clear.hidden = entity === null;
    clear.title = say("takeOut", worded(entity));
    clear.setAttribute("aria-label", clear.title);
    if (isTyping) return;
    restore();
    if (document.activeElement === input) input.select();
  }

  /** Leave what is being typed for what is chosen. */
  function restore() {
    close();
    input.value = worded(present);
  }

  function worded(entity) {
    return entity ? app.words.name(entity).text : "";
  }

  return { element: field, input, show };
}

/**
 * Return what an id is called: an entity of the picture, else what the server knows of it, null if it knows nothing.
 *
 * Throws ApiError where the server does not answer.
 */
export async function entityOf(app, id) {
  const there = app.picture.entities.find((entity) => entity.id === id);
  if (there) return there;
  try {
    return (await get(`/entities/${encodeURIComponent(id)}`)).entity;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}
