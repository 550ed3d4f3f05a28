/** The panel "In common": what two to ten entities share, as a table first. */
import { ApiError } from "../state/api.js";
import { asking } from "../elements/asking.js";
import { element, fill } from "../elements/dom.js";
import { entityField, entityOf } from "../finding/entity-field.js";
import { icon } from "../elements/icons.js";
import { documentLink, entityButton, told } from "../elements/in-words.js";
import { named } from "../words/named.js";
import { mapButtons } from "../frame/on-map.js";
import { MOST_COMPARED } from "../frame/questions.js";
import { TEXTS } from "../texts/common.js";

/** The categories in the order in which they are told; those that say least come last. */
const CATEGORIES = [
  ...["people", "events", "alliances", "agreements", "partners", "programmes", "acts"],
  ...["commitments", "indicators", "sectors", "places"],
];

/** Fill a host with the panel; see panels.js. */
export function commonPanel(host, app, first) {
  const say = app.speech.of(TEXTS);
  const known = new Map();
  let panel = first;
  let shown = [];

  const field = entityField(app, { label: say("compare"), chosen: (entity) => choose(entity), emptied: true });
  const chips = element("ul", { className: "compared", aria: { label: say("chosen") } });
  const inPicture = element("details", { className: "small in-picture" });
  const place = element("div", { className: "reply" });
  const question = asking(app, place, answered);

  host.heading.textContent = say("title");
  host.classList.add("common-panel");
  fill(host, chips, element("div", { className: "add-chosen" }, field.element, inPicture), place);
  inPicture.addEventListener("toggle", offerPicture);
  put(panel);

  function choose(entity) {
    if (!entity || panel.of.includes(entity.id)) return;
    known.set(entity.id, entity);
    compare([...panel.of, entity.id]);
    field.input.focus();
  }

  function compare(of) {
    app.openPanel({ kind: "common", of });
  }

  /** Show who was chosen, and ask once there are two. */
  function put(asked) {
    panel = asked;
    shown = [];
    showChosen();
    nameChosen();
    offerPicture();
    field.element.hidden = panel.of.length >= MOST_COMPARED;
    if (panel.of.length >= 2) question.ask("/common", { of: panel.of });
    else question.leave(element("p", { className: "soft", textContent: say("choose") }));
  }

  async function nameChosen() {
    const asked = panel;
    try {
      const entities = await Promise.all(asked.of.map((id) => known.get(id) ?? entityOf(app, id)));
      entities.filter(Boolean).forEach((entity) => known.set(entity.id, entity));
      if (asked === panel) showChosen();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
    }
  }

  function showChosen() {
    const at = [...chips.querySelectorAll("button")].indexOf(document.activeElement);
    fill(
      chips,
      ...panel.of.map((id) => element("li", {}, chosenChip(known.get(id) ?? { id, name: id }))),
      panel.of.length > 2 ? element("li", {}, button("link small", say("clear"), () => compare([]))) : null,
    );
    if (at >= 0) (chips.querySelectorAll("button")[at] ?? field.input).focus();
  }

  function chosenChip(entity) {
    const { text } = app.words.name(entity);
    return element(
      "span",
      { className: "compared-one" },
      named(app, entity),
      element(
        "button",
        {
          type: "button",
          className: "clear",
          title: say("takeOut", text),
          aria: { label: say("takeOut", text) },
          onclick: () => compare(panel.of.filter((id) => id !== entity.id)),
        },
        icon("clear"),
      ),
    );
  }

  /** Offer those in the picture, which can be ticked. */
  function offerPicture() {
    const { entities } = app.picture;
    inPicture.hidden = entities.length === 0;
    const focused = inPicture.contains(document.activeElement) ? document.activeElement.value : null;
    const sorted = [...entities].sort((one, other) => app.speech.compare(name(one), name(other)));
    fill(
      inPicture,
      element("summary", { textContent: say("fromPicture", entities.length) }),
      inPicture.open
        ? element("ul", { className: "ticks" }, ...sorted.map((each) => element("li", {}, tick(each))))
        : null,
    );
    if (focused) inPicture.querySelector(`input[value="${CSS.escape(focused)}"]`)?.focus();
  }

  function tick(entity) {
    const isChosen = panel.of.includes(entity.id);
    return element(
      "label",
      {},
      element("input", {
        type: "checkbox",
        value: entity.id,
        checked: isChosen,
        disabled: !isChosen && panel.of.length >= MOST_COMPARED,
        onchange: () => {
          known.set(entity.id, entity);
          compare(isChosen ? panel.of.filter((id) => id !== entity.id) : [...panel.of, entity.id]);
        },
      }),
      named(app, entity),
    );
  }

  function answered({ of, shared, shared_total: sharedTotal, documents, documents_total: documentsTotal }) {
    of.forEach((entity) => known.set(entity.id, entity));
    showChosen();
    const total = sharedTotal + documentsTotal;
    const left = total - shared.length - documents.length;
    app.say(total ? say("found", total) : say("nothing"));
    if (total === 0) {
      return [
        element(
          "div",
          { className: "empty" },
          element("p", { className: "lead", textContent: say("nothing") }),
          element("p", { textContent: say("nothingAdvice") }),
        ),
      ];
    }
    const groups = CATEGORIES.map((category) => [category, shared.filter((each) => each.category === category)]);
    return [
      element("p", { className: "soft" }, say("found", total), left ? ` ${say("first", total - left)}` : null),
      shared.length ? onMap(of, shared) : null,
      ...groups.filter(([, those]) => those.length).map(([category, those]) => sharedTable(category, those, of)),
      documents.length ? documentTable(documents, of) : null,
    ];
  }

  function onMap(of, shared) {
    const ids = [...of, ...shared.map(({ entity }) => entity)].map(({ id }) => id);
    const buttons = mapButtons(app, { ids, arrangement: "shared", seeds: of.map(({ id }) => id) });
    shown.push(buttons);
    return buttons.element;
  }

  function sharedTable(category, those, of) {
    return table(
      say(category),
      those.length,
      [say("what"), say("how")],
      those.map(({ entity, links }) => [
        [entityButton(app, entity), aside(category, entity)],
        element("ul", { className: "links" }, ...links.map((link) => element("li", {}, ...linkOf(link, entity, of)))),
      ]),
    );
  }

  /** Return the type of an entity where its category does not tell it. */
  function aside(category, entity) {
    if (category !== "partners") return null;
    return element("p", { className: "small soft", textContent: app.words.type(entity.type) });
  }

  function linkOf({ of: id, relationships }, entity, of) {
    const one = of.find((each) => each.id === id) ?? known.get(id);
    const ends = new Map([one, entity].map((each) => [each.id, each]));
    return [
      element("p", { className: "who" }, named(app, one)),
      ...relationships.map((relationship) => told(app, relationship, { from: id, ends })),
    ];
  }

  function documentTable(documents, of) {
    return table(
      say("documents"),
      documents.length,
      [say("document"), say("names")],
      documents.map(({ document, of: ids }) => [
        [
          documentLink(app, document),
          element("p", { className: "small soft", textContent: app.speech.date(document.published) || say("undated") }),
        ],
        element(
          "ul",
          { className: "links" },
          ...of.filter(({ id }) => ids.includes(id)).map((each) => element("li", {}, named(app, each))),
        ),
      ]),
    );
  }

  function table(caption, count, [first, second], rows) {
    return element(
      "table",
      { className: "shared" },
      element(
        "caption",
        {},
        `${caption} `,
        element("span", { className: "soft small", textContent: app.speech.number(count) }),
      ),
      element(
        "thead",
        { className: "unseen-head" },
        element("tr", {}, ...[first, second].map((text) => element("th", { scope: "col", textContent: text }))),
      ),
      element(
        "tbody",
        {},
        ...rows.map(([what, how]) => element("tr", {}, element("th", { scope: "row" }, what), element("td", {}, how))),
      ),
    );
  }

  function name(entity) {
    return app.words.name(entity).text;
  }

  function button(className, textContent, onclick) {
    return element("button", { type: "button", className, textContent, onclick });
  }

  return {
    change: put,
    title: () => say("title"),
    update() {
      shown.forEach((each) => each.update());
      if (inPicture.hidden !== (app.picture.entities.length === 0)) offerPicture();
    },
  };
}
