/** The lists that the filter opens: `{element, update}`, kept in step with the state by `update()`. */
import { element, fill } from "../elements/dom.js";
import { counts, values, wording } from "./filter-options.js";

/** From this many values on a list has a field to search it. */
const SEARCHED_FROM = 8;

/** Return a list to tick, for a part of the filter that may have several values. */
export function checklist(app, say, part) {
  const list = element("ul", { className: "filter-list" });
  const nothing = element("p", { className: "soft small", hidden: true, role: "status" });
  const rows = new Map(ordered(app, part).map(({ value, text }) => [value, option(value, text)]));
  const search =
    rows.size < SEARCHED_FROM
      ? null
      : element("input", {
          type: "search",
          className: "filter-search",
          placeholder: say("search"),
          aria: { label: say("search") },
          oninput: narrow,
        });
  fill(
    list,
    [...rows.values()].map(({ item }) => item),
  );
  nothing.textContent = rows.size === 0 ? say("empty") : say("none");
  nothing.hidden = rows.size > 0;
  const hint = rows.size > 0 ? element("p", { className: "soft small", textContent: say("hereAndNow") }) : null;

  function option(value, text) {
    const box = element("input", { type: "checkbox", onchange: () => choose(value, box.checked) });
    const count = element("span", { className: "count soft" });
    const label = element("label", {}, box, element("span", { className: "option", textContent: text }), count);
    return { item: element("li", {}, label), text, box, count };
  }

  function choose(value, isChosen) {
    const others = app.state.filter[part].filter((each) => each !== value);
    app.step({ filter: { ...app.state.filter, [part]: isChosen ? [...others, value] : others } });
  }

  function narrow() {
    const wanted = search.value.trim().toLocaleLowerCase(app.speech.language);
    for (const { item, text } of rows.values()) {
      item.hidden = !text.toLocaleLowerCase(app.speech.language).includes(wanted);
    }
    nothing.hidden = [...rows.values()].some(({ item }) => !item.hidden);
  }

  function update() {
    const here = counts(app, part);
    for (const [value, { box, count, item }] of rows) {
      const number = here.get(value) ?? 0;
      box.checked = app.state.filter[part].includes(value);
      count.textContent = app.speech.number(number);
      item.classList.toggle("absent", number === 0);
    }
  }

  update();
  return { element: popoverOf(say(part), search, nothing, list, hint), update };
}

/** Return the values of a part with their words: first what the picture has most of, then by the alphabet. */
function ordered(app, part) {
  const here = counts(app, part);
  return values(app, part)
    .map((value) => ({ value, text: wording(app, part, value), count: here.get(value) ?? 0 }))
    .sort((one, other) => other.count - one.count || app.speech.compare(one.text, other.text));
}

/** Return the choice of the least number of sources. */
export function leastSources(app, say) {
  const rows = new Map(
    values(app, "sources").map((value) => {
      const button = element("input", {
        type: "radio",
        name: "least-sources",
        onchange: () => app.step({ filter: { ...app.state.filter, sources: value } }),
      });
      const text = value === 0 ? say("anySources") : say("atLeast", value);
      return [
        value,
        {
          button,
          item: element(
            "li",
            {},
            element("label", {}, button, element("span", { className: "option", textContent: text })),
          ),
        },
      ];
    }),
  );
  const list = element(
    "ul",
    { className: "filter-list" },
    [...rows.values()].map(({ item }) => item),
  );
  const hint = element("p", { className: "soft small", textContent: say("sourcesHint") });

  function update() {
    for (const [value, { button }] of rows) button.checked = app.state.filter.sources === value;
  }

  update();
  return { element: popoverOf(say("sources"), list, hint), update };
}

function popoverOf(label, ...content) {
  return element("div", { className: "filter-popover", role: "group", aria: { label } }, content);
}
