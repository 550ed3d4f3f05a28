/** A field in which one entity is chosen by its name, after the combobox pattern of the ARIA Authoring Practices. */
import { ApiError, get } from "./api.js";
import { element, fill } from "./dom.js";
import { TEXTS } from "./texts/questions.js";

const MOST = 8;
const PAUSE = 120;

let fields = 0;

/**
 * Return a field as `{element, input, show}`.
 *
 * `label` words it. `chosen(entity)` is called with what was chosen, and with null when it was taken out. `show(entity)`
 * shows an entity, or null, as what is chosen; a field that is `emptied` after each choice collects several.
 */
export function entityField(app, { label, chosen, emptied = false }) {
  const say = app.speech.of(TEXTS);
  const id = `entity-field-${++fields}`;
  let present = null;
  let hits = [];
  let active = -1;
  let running = null;
  let timer = null;

  const input = element("input", {
    id,
    type: "text",
    role: "combobox",
    autocomplete: "off",
    spellcheck: false,
    placeholder: say("typeName"),
    aria: { autocomplete: "list", expanded: false, controls: `${id}-list` },
  });
  const clear = element("button", {
    type: "button",
    className: "button quiet clear",
    textContent: "×",
    hidden: true,
    onclick: () => {
      choose(null);
      input.focus();
    },
  });
  const list = element("ul", { id: `${id}-list`, className: "hits", role: "listbox", hidden: true, aria: { label } });
  const note = element("p", { className: "hits note small soft", hidden: true });

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE);
  });
  input.addEventListener("keydown", onKey);
  input.addEventListener("focus", () => input.select());
  input.addEventListener("blur", () => {
    close();
    input.value = worded(present);
  });

  async function search() {
    running?.abort();
    const query = input.value.trim();
    if (query === "") {
      close();
      return;
    }
    const mine = new AbortController();
    running = mine;
    try {
      const answer = await get("/search", { q: query, limit: MOST }, mine.signal);
      if (running === mine) offer(answer.hits);
    } catch (error) {
      if (error.name === "AbortError" || running !== mine) return;
      if (!(error instanceof ApiError)) throw error;
      tell(error.status === 0 ? say("unreachable") : say("refused", error.message));
    }
  }

  function offer(found) {
    hits = found;
    active = -1;
    if (hits.length === 0) {
      tell(say("nobody"));
      return;
    }
    fill(list, ...hits.map(option));
    note.hidden = true;
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    input.removeAttribute("aria-activedescendant");
    app.say(say("offered", hits.length));
  }

  function option(entity, place) {
    const { text, language } = app.words.name(entity);
    const aside = [app.words.type(entity.type), entity.place, entity.matched !== text && entity.matched];
    return element(
      "li",
      {
        id: `${id}-${place}`,
        role: "option",
        aria: { selected: false },
        onpointerdown: (event) => event.preventDefault(),
        onclick: () => choose(entity),
      },
      element("span", { className: "hit-name", textContent: text, lang: language ?? undefined }),
      element("span", { className: "small soft", textContent: aside.filter(Boolean).join(" · ") }),
    );
  }

  function tell(sentence) {
    hits = [];
    close();
    note.textContent = sentence;
    note.hidden = false;
    app.say(sentence);
  }

  function onKey(event) {
    const isOpen = !list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (isOpen) walk(event.key === "ArrowDown" ? 1 : -1);
      else search();
    } else if (event.key === "Enter" && isOpen) {
      event.preventDefault();
      choose(hits[Math.max(active, 0)]);
    } else if (event.key === "Escape" && (isOpen || !note.hidden || input.value !== worded(present))) {
      event.preventDefault();
      event.stopPropagation();
      close();
      input.value = worded(present);
    }
  }

  function walk(by) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = (active + by + hits.length + (active < 0 && by < 0 ? 1 : 0)) % hits.length;
    const option = list.children[active];
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  function choose(entity) {
    running?.abort();
    running = null;
    show(emptied ? null : entity);
    close();
    chosen(entity);
  }

  function close() {
    clearTimeout(timer);
    list.hidden = true;
    note.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function show(entity) {
    present = entity;
    input.value = worded(entity);
    clear.hidden = entity === null;
    clear.setAttribute("aria-label", say("takeOut", worded(entity)));
  }

  function worded(entity) {
    return entity ? app.words.name(entity).text : "";
  }

  return {
    element: element(
      "div",
      { className: "entity-field" },
      element("label", { for: id, textContent: label, className: "small soft" }),
      element("div", { className: "entity-box" }, input, clear, list, note),
    ),
    input,
    show,
  };
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
