/** One claim: what a document says, where it stands, how surely it was read, and what the reader may do with it. */
import { citation, mistake } from "../words/citation.js";
import { copy } from "../elements/clipboard.js";
import { button } from "../elements/controls.js";
import { copier } from "../elements/copying.js";
import { cut, element, fill } from "../elements/dom.js";
import { dates } from "../words/facts.js";
import { outsideLink } from "../elements/outside.js";
import { quotation } from "../elements/quotation.js";
import { TEXTS as LANGUAGES } from "../texts/named.js";
import { TEXTS } from "../texts/tie.js";

/** From which confidence on a reading is called what. */
const CONFIDENCE = [
  [0.85, "sure"],
  [0.6, "fairlySure"],
  [0, "unsure"],
];
const LONGEST_TITLE = 160;

/**
 * Return a claim as an item of a list.
 *
 * `tie` holds the `first` and `second` entity, `relation` what is said of them in words, `names` what to mark.
 */
export function claimItem(app, tie, claim, { relation, names }) {
  const say = app.speech.of(TEXTS);
  const copied = copier(app, say("cite"), () => citation(app, tie, claim));
  const when = dates(app, claim.since, claim.until);
  return element(
    "li",
    { className: "claim" },
    element(
      "figure",
      {},
      quotation(claim, names),
      element("figcaption", { className: "small" }, ...where(app, claim.document)),
    ),
    element(
      "p",
      { className: "small soft" },
      [when, say("confidence", say(inWords(claim.confidence)), percent(claim.confidence))].filter(Boolean).join(" · "),
    ),
    element(
      "div",
      { className: "claim-doings" },
      copied.button,
      copied.place,
      report(app, () => mistake(app, tie, relation, claim)),
    ),
  );
}

function where(app, document) {
  const say = app.speech.of(TEXTS);
  const inLanguage = app.speech.of(LANGUAGES);
  const title = cut(document.title || document.uri, LONGEST_TITLE);
  const isKnown = Object.hasOwn(LANGUAGES.en, `in_${document.language}`);
  const facts = [
    app.speech.date(document.published) || say("noDate"),
    isKnown ? inLanguage(`in_${document.language}`) : null,
  ];
  return [
    element(
      "p",
      {},
      outsideLink(
        document.uri,
        element("cite", { lang: document.language, title: title.title, textContent: title.text }),
      ),
    ),
    element(
      "p",
      { className: "soft" },
      `${facts.filter(Boolean).join(" · ")} · `,
      element("a", {
        href: `/page/document/${encodeURIComponent(document.id)}`,
        textContent: say("documentPage"),
      }),
    ),
    document.copy_of ? element("p", { className: "copy-note", textContent: say("copyOf") }) : null,
  ].filter(Boolean);
}

function inWords(confidence) {
  return CONFIDENCE.find(([least]) => confidence >= least)[1];
}

function percent(confidence) {
  return Math.round(confidence * 100);
}

function reviewLink(app) {
  return element("a", { href: "/review", textContent: app.speech.of(TEXTS)("review") });
}

/** Return what tells how to report a mistake: nothing is sent from here, a text is made ready to take along. */
function report(app, text) {
  const say = app.speech.of(TEXTS);
  const body = element("div", { className: "report-body" });
  const details = element(
    "details",
    { className: "report" },
    element("summary", { textContent: say("report") }),
    body,
  );
  details.addEventListener("toggle", () => {
    if (details.open && body.childElementCount === 0) write();
  });

  function write() {
    const field = element("textarea", {
      className: "input",
      rows: 8,
      value: text(),
      aria: { label: say("reportText") },
    });
    const told = element("p", { className: "small soft" });
    const taken = button(say("copyReport"), async () => {
      told.textContent = say((await copy(field)) ? "reportCopied" : "reportByHand");
      app.say(told.textContent);
    });
    fill(
      body,
      element("p", { className: "small", textContent: say("howToReport") }),
      field,
      taken,
      told,
      element("p", { className: "small" }, `${say("namesWrong")} `, reviewLink(app)),
    );
  }

  return details;
}
