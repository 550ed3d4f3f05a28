/** The panel of a tie: on whose word two entities are tied, relationship by relationship, sentence by sentence. */
import { ApiError, get } from "../state/api.js";
import { claimItem } from "./claim.js";
import { button } from "../elements/controls.js";
import { element, fill } from "../elements/dom.js";
import { facts } from "../words/facts.js";
import { failure } from "../elements/failure.js";
import { named } from "../words/named.js";
import { TEXTS } from "../texts/tie.js";

/** How many sentences come at a time. */
const PAGE = 20;
const LONGEST_NAME = 90;

/** Fill a panel with what is said of two entities; returns what follows the picture, which is nothing here. */
export function tiePanel(host, app, panel) {
  const say = app.speech.of(TEXTS);
  const { first, second } = panel;

  async function load() {
    host.heading.textContent = say("loading");
    host.setAttribute("aria-busy", "true");
    fill(host);
    try {
      const [tie, ...profiles] = await Promise.all([
        get("/evidence", { first, second, limit: PAGE }),
        ...[first, second].map((id) => get(`/entities/${encodeURIComponent(id)}`)),
      ]);
      show(tie, profiles.map(({ names }) => names.map(({ text }) => text)));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      host.heading.textContent = say("tie");
      if (error.status === 404) fill(host, element("p", { textContent: say("gone") }));
      else fill(host, failure(app, error, load));
    }
    host.removeAttribute("aria-busy");
  }

  function show(tie, names) {
    const blocks = new Map(tie.relationships.map((each) => [each.id, relationship(app, tie, each, names)]));
    const foot = element("div");
    let shown = sentences(tie);
    fill(host.heading, entityLink(tie.first), " — ", entityLink(tie.second));
    fill(
      host,
      tie.relationships.length > 0 ? element("p", { textContent: summary(tie) }) : null,
      tie.relationships.length + tie.denied.length === 0 ? element("p", { textContent: say("nothing") }) : null,
      ...[...blocks.values()].map(({ node }) => node),
      foot,
      denials(app, tie, names),
    );
    offerMore();

    function offerMore() {
      const left = tie.total - shown;
      fill(foot, left > 0 ? button(say("moreClaims", Math.min(PAGE, left), left), more) : null);
    }

    async function more() {
      try {
        const next = await get("/evidence", { first, second, limit: PAGE, offset: shown });
        const added = next.relationships.flatMap((each) => blocks.get(each.id)?.add(each.evidence) ?? []);
        shown += sentences(next);
        offerMore();
        added[0]?.querySelector("button").focus({ preventScroll: true });
        app.say(say("shownClaims", shown, tie.total));
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        fill(foot, failure(app, error, more));
      }
    }
  }

  function summary({ independent, total }) {
    const documents = independent > 0 ? say("independent", independent) : say("noDocuments");
    return total > independent ? `${documents} ${say("sentences", total)}` : documents;
  }

  function entityLink(entity) {
    return element(
      "button",
      { type: "button", className: "link", onclick: () => app.openPanel({ kind: "entity", id: entity.id }) },
      named(app, entity, LONGEST_NAME),
    );
  }

  load();
  return () => {};
}

function sentences({ relationships }) {
  return relationships.reduce((sum, { evidence }) => sum + evidence.length, 0);
}

/** Return `{node, add}` for a relationship with its claims; `add` puts further ones under it and returns them. */
function relationship(app, tie, each, names) {
  const say = app.speech.of(TEXTS);
  const list = element("ol", { className: "claims" });
  const heading = element("h3", { className: "panel-section" }, ...ends(app, tie, each));
  const relation = app.words.relation(each.relation);
  const node = element(
    "section",
    { className: "relationship" },
    heading,
    element("p", { className: "small" }, facts(app, each)),
    each.agreement ? element("p", { className: "small" }, agreement(app, each.agreement)) : null,
    each.folded ? element("p", { className: "small soft", textContent: say("folded") }) : null,
    each.authority ? element("p", { textContent: say("authority", each.authority) }) : null,
    list,
  );

  function add(claims) {
    const items = claims.map((claim) => claimItem(app, tie, claim, { relation, names }));
    list.append(...items);
    return items;
  }

  add(each.evidence);
  return { node, add };
}

/** Return what is said of whom, as pieces: the relation between the names of its ends. */
function ends(app, tie, { relation, source }) {
  const isTurned = source === tie.second.id && !app.vocabulary.symmetric.includes(relation);
  const [from, to] = isTurned ? [tie.second, tie.first] : [tie.first, tie.second];
  return [
    named(app, from, LONGEST_NAME),
    " — ",
    element("em", { textContent: app.words.relation(relation) }),
    " — ",
    named(app, to, LONGEST_NAME),
  ];
}

function agreement(app, id) {
  const say = app.speech.of(TEXTS);
  const known = app.picture.entities.find((entity) => entity.id === id);
  return [
    `${say("agreement")} `,
    element(
      "button",
      { type: "button", className: "link", onclick: () => app.openPanel({ kind: "entity", id }) },
      known ? named(app, known, LONGEST_NAME) : say("openAgreement"),
    ),
  ];
}

function denials(app, tie, names) {
  if (tie.denied.length === 0) return null;
  const say = app.speech.of(TEXTS);
  const claims = tie.denied.map((claim) => {
    const item = claimItem(app, tie, claim, { relation: app.words.relation(claim.relation), names });
    item.prepend(element("p", { className: "denied-words" }, ...ends(app, tie, claim)));
    return item;
  });
  const unseen = tie.denied_total - tie.denied.length;
  return element(
    "section",
    { className: "denied" },
    element("h3", { className: "panel-section", textContent: say("denied") }),
    element("p", { className: "small", textContent: say("deniedMeans") }),
    element("ol", { className: "claims" }, ...claims),
    unseen > 0 ? element("p", { className: "small", textContent: say("deniedMore", unseen) }) : null,
  );
}
