/** The panel of an entity: what it is called, what is known of it, what can be done with it, and its neighbours. */
import { ApiError, get } from "../state/api.js";
import { addBeside, isInPicture, showAlone } from "../state/choosing.js";
import { button } from "../elements/controls.js";
import { copier } from "../elements/copying.js";
import { element, fill } from "../elements/dom.js";
import { failure } from "../elements/failure.js";
import { dates } from "../words/facts.js";
import { inLanguage, named, placeOf } from "../words/named.js";
import { mountNeighbours } from "./neighbour-groups.js";
import { outsideLink } from "../elements/outside.js";
import { TEXTS } from "../texts/entity.js";

/** What is told of an entity beside its names, in this order, and which of it are dates. */
const DETAILS = [
  "number",
  "date",
  "founded",
  "dissolved",
  "deadline",
  "completion_form",
  "value",
  "unit",
  "period",
  "website",
  "bin",
  "wikidata",
  "ror",
  "known_from",
];
const DATES = new Set(["date", "founded", "dissolved", "deadline"]);
const WHOLE_NAME = 400;

/** Fill a panel with an entity; returns what follows the picture. */
export function entityPanel(host, app, panel) {
  const say = app.speech.of(TEXTS);
  let follow = () => {};

  async function load() {
    host.heading.textContent = say("loading");
    host.setAttribute("aria-busy", "true");
    fill(host);
    try {
      show(await get(`/entities/${encodeURIComponent(panel.id)}`));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      host.heading.textContent = say("entity");
      if (error.status === 404) fill(host, element("p", { textContent: say("gone") }));
      else fill(host, failure(app, error, load));
    }
    host.removeAttribute("aria-busy");
  }

  function show({ entity, names, details, denied }) {
    const doings = actions(app, entity);
    const neighbours = element("div", { className: "entity-neighbours" });
    fill(host.heading, named(app, entity, WHOLE_NAME));
    fill(
      host,
      element(
        "div",
        {},
        line(app.words.type(entity.type), placeOf(app, entity)),
        line(say("documents", entity.documents), say("ties", entity.degree)),
      ),
      otherNames(app, entity, names),
      particulars(app, details),
      doings.node,
      neighbours,
      denied > 0
        ? element("p", { className: "small denied-note" }, `${say("denied", denied)} `, pageLink(entity, say("more")))
        : null,
    );
    const followNeighbours = mountNeighbours(neighbours, app, entity.id);
    follow = () => {
      doings.update();
      followNeighbours();
    };
    follow();
  }

  load();
  return () => follow();
}

function line(...facts) {
  return element("p", { className: "soft", textContent: facts.filter(Boolean).join(" · ") });
}

function otherNames(app, entity, names) {
  const say = app.speech.of(TEXTS);
  const shown = app.words.name(entity).text;
  const others = new Map(names.filter(({ text }) => text !== shown).map((each) => [each.text, each]));
  if (others.size === 0) return null;
  const list = element(
    "ul",
    {},
    ...[...others.values()].map((each) => {
      const when = dates(app, each.since, each.until);
      const origin = each.origin === "documents" ? "" : say(each.origin);
      const about = [origin, when].filter(Boolean).join(", ");
      return element(
        "li",
        {},
        inLanguage(app, each.text, each.language),
        about ? element("span", { className: "soft small", textContent: ` (${about})` }) : null,
      );
    }),
  );
  return element(
    "details",
    { className: "entity-names", open: others.size <= 4 },
    element("summary", { textContent: say("otherNames", others.size) }),
    list,
  );
}

function particulars(app, details) {
  const say = app.speech.of(TEXTS);
  const told = DETAILS.filter((key) => details[key] !== undefined);
  if (told.length === 0) return null;
  return element(
    "dl",
    { className: "entity-details" },
    ...told.flatMap((key) => [
      element("dt", { textContent: say(key) }),
      element("dd", {}, detail(app, key, String(details[key]))),
    ]),
  );
}

function detail(app, key, value) {
  if (key === "website") return outsideLink(value, value);
  if (key === "period") return value.split("/").map(app.speech.date).join(" – ");
  return DATES.has(key) ? app.speech.date(value) : value;
}

/** Return what can be done with an entity, as buttons; `update` follows whether it is on the map. */
function actions(app, entity) {
  const say = app.speech.of(TEXTS);
  const { id } = entity;
  const trouble = element("div");
  const link = copier(app, say("copyLink"), () => app.permalink());
  const presence = button("", () => (isInPicture(app, id) ? app.remove(id) : trying(beside)));
  const node = element(
    "div",
    { className: "entity-actions", role: "group", aria: { label: say("actions") } },
    button(say("alone"), () => trying(() => showAlone(app, id))),
    presence,
    button(say("path"), () => app.openPanel({ kind: "path", from: id, to: null, without: [] })),
    button(say("common"), () => app.openPanel({ kind: "common", of: [id] })),
    link.button,
    pageLink(entity, say("page")),
    link.place,
    trouble,
  );

  async function beside() {
    if (!(await addBeside(app, id))) app.say(say("noRoom", 1));
  }

  async function trying(doing) {
    trouble.replaceChildren();
    try {
      await doing();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      fill(trouble, failure(app, error, () => trying(doing)));
    }
  }

  function update() {
    presence.textContent = say(isInPicture(app, id) ? "remove" : "addToMap");
  }

  update();
  return { node, update };
}

function pageLink(entity, text) {
  return element("a", { className: "page-link", href: entity.page, textContent: text });
}
