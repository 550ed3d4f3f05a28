/** The panel of changes: what became new, other or withdrawn since a day. */
import { ApiError, get } from "../state/api.js";
import { asking } from "../elements/asking.js";
import { changeItem } from "./change.js";
import { element, fill } from "../elements/dom.js";
import { failure } from "../elements/failure.js";
import { mapButtons } from "../frame/on-map.js";
import { beginning, STRETCHES } from "./since.js";
import { TEXTS } from "../texts/changes.js";

const PAGE = 50;
const KINDS = ["new", "changed", "withdrawn"];

/** How many entities of the latest changes go to the map. */
const MOST_SHOWN = 60;

/** Fill a host with the panel; see panels.js. */
export function changesPanel(host, app, first) {
  const say = app.speech.of(TEXTS);
  let panel = first;
  let onMap = null;

  const day = element("input", { type: "date", id: "changes-since", onchange: () => day.value && since(day.value) });
  const quick = element("div", { className: "quick" });
  const place = element("div", { className: "reply" });
  const question = asking(app, place, (answer) => answered(answer));

  host.heading.textContent = say("title");
  host.classList.add("changes-panel");
  fill(
    host,
    element(
      "div",
      { className: "since" },
      element("label", { for: day.id, className: "small soft", textContent: say("since") }),
      day,
    ),
    quick,
    place,
  );
  put(panel);

  function since(asked) {
    app.openPanel({ kind: "changes", since: asked });
  }

  function put(asked) {
    panel = asked;
    onMap = null;
    const from = start();
    day.value = /^\d{4}-\d{2}-\d{2}$/.test(from) ? from : "";
    day.max = new Date().toISOString().slice(0, 10);
    offerQuick(from);
    question.ask("/changes", { since: from, offset: 0, limit: PAGE });
  }

  /** Return since when changes are asked for: a day, or the revision of an older link. */
  function start() {
    return panel.since || beginning("month");
  }

  function offerQuick(from) {
    const focused = quick.contains(document.activeElement) ? document.activeElement.dataset.stretch : null;
    const choices = STRETCHES.map((stretch) => [stretch, beginning(stretch)]);
    const { revision } = app.state;
    if (revision !== null && revision < app.revision.revision) choices.push(["link", String(revision)]);
    fill(
      quick,
      ...choices.map(([stretch, value]) =>
        element("button", {
          type: "button",
          className: "pick",
          textContent: say(stretch),
          data: { stretch },
          aria: { pressed: value === from },
          onclick: () => since(value),
        }),
      ),
    );
    if (focused) quick.querySelector(`[data-stretch="${focused}"]`)?.focus();
  }

  function answered(answer) {
    const changes = [...answer.changes];
    const known = knownSince(answer);
    app.say(answer.total ? say("found", answer.total) : say("nothing"));
    if (answer.total === 0) {
      return [
        element(
          "div",
          { className: "empty" },
          element("p", { className: "lead", textContent: say("nothing") }),
          answer.complete ? element("p", { textContent: say("nothingAdvice") }) : null,
        ),
        known,
      ];
    }
    const groups = element("div", { className: "groups" });
    const more = element("div", { className: "more" });
    onMap = mapButtons(app, { ids: latestEntities(changes), arrangement: "shared", seeds: latestEntities(changes) });
    show();
    return [
      answer.complete ? null : known,
      element("p", { className: "soft", textContent: say("found", answer.total) }),
      onMap.element,
      groups,
      more,
      answer.complete ? known : null,
    ];

    function show() {
      const ofKind = (kind) => changes.filter(({ change }) => change === kind);
      fill(groups, ...KINDS.map((kind) => group(kind, ofKind(kind), answer.counts[kind])));
      const left = answer.total - changes.length;
      fill(more, left > 0 ? button(say("more", left), next) : null);
    }

    async function next() {
      const shown = changes.length;
      try {
        const page = await get("/changes", { since: start(), offset: shown, limit: PAGE });
        changes.push(...page.changes);
        show();
        app.say(say("shown", changes.length, answer.total));
        (more.querySelector("button") ?? groups.querySelector("h3:last-of-type"))?.focus();
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        fill(more, failure(app, error, next));
      }
    }
  }

  function group(kind, changes, total) {
    if (total === 0) return null;
    const heading = element(
      "h3",
      { id: `changes-${kind}` },
      say(kind),
      element("span", { className: "small soft", textContent: counted(changes.length, total) }),
    );
    return element(
      "section",
      { className: "changes-group", aria: { labelledby: heading.id }, data: { change: kind } },
      heading,
      changes.length
        ? element("ul", {}, ...changes.map((each) => element("li", {}, changeItem(app, each))))
        : element("p", { className: "small soft", textContent: say("further") }),
    );
  }

  function counted(shown, total) {
    return shown < total ? say("shown", shown, total) : app.speech.number(total);
  }

  function knownSince({ known_since: known, complete }) {
    if (!known) return element("p", { className: "soft", textContent: say("notKept") });
    const sentence = say(complete ? "knownSince" : "incomplete", app.speech.date(known.date));
    return element("p", { className: complete ? "small soft" : "incomplete", textContent: sentence });
  }

  return { change: put, title: () => say("title"), update: () => onMap?.update() };
}

function button(textContent, onclick) {
  return element("button", { type: "button", className: "button", textContent, onclick });
}

function latestEntities(changes) {
  const ids = new Set();
  for (const { change, source, target } of changes) {
    if (change === "withdrawn") continue;
    if (new Set([...ids, source.id, target.id]).size > MOST_SHOWN) break;
    ids.add(source.id).add(target.id);
  }
  return [...ids];
}
