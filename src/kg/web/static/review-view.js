/** Draws a pair and the decisions. Whatever documents or people have written is only ever put in as text. */
import kk from "./review-features-kk.js";
import ru from "./review-features-ru.js";
import { text } from "./review-texts.js";

const MEANINGS = { kk, ru };
/** How dates and numbers are written; browsers know no Kazakh months, so that those are numbers. */
const WRITTEN = {
  kk: { locale: "ru", month: "2-digit" },
  ru: { locale: "ru", month: "long" },
  en: { locale: "en-GB", month: "long" },
};
const SURELY = 0.95;
const LIKELY = 0.65;
const OPEN = 0.35;
const VERDICTS = {
  same: "verdictSame",
  different: "verdictDifferent",
  unsure: "verdictUnsure",
  withdrawn: "verdictWithdrawn",
};

/** Return an element of a class with children, which are elements or texts. */
export function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/** Return the elements of a pair: two cards, and how they compare. */
export function drawPair(pair, language, labels) {
  const say = (key, ...values) => text(language, key, ...values);
  const cards = [pair.left, pair.right].map((side) => card(side, say, language, labels));
  return [make("div", "sides", ...cards), comparison(pair, say, language)];
}

/** Return two empty cards, for while a pair is loading. */
export function drawSkeleton() {
  const cards = [0, 1].map(() => make("div", "card skeleton", make("p", ""), make("p", ""), make("p", "")));
  const sides = make("div", "sides", ...cards);
  sides.setAttribute("aria-hidden", "true");
  return [sides];
}

/** Return the list entry of a decision. */
export function drawDecision(decision, language) {
  const say = (key) => text(language, key);
  const when = new Date(decision.at.replace(" ", "T"));
  const time = make("time", "", moment(when, language));
  time.dateTime = decision.at;
  return make(
    "li",
    "",
    make("div", "", named(decision.left_name, say), " · ", named(decision.right_name, say)),
    make("div", "about", strong(say(VERDICTS[decision.verdict])), " · ", make("bdi", "", decision.by), " · ", time),
  );
}

function card(side, say, language, labels) {
  const also = side.names.filter((name) => name !== side.name);
  const element = make(
    "article",
    "card",
    make("h3", "name", named(side.name, say)),
    make("p", "about", labels[side.type]?.[language] ?? side.type),
  );
  if (also.length) element.append(part(say("alsoCalled"), make("ul", "names", ...also.map(entry))));
  if (side.around.length) element.append(part(say("around"), around(side.around, say)));
  const quotes = side.quotes.map((quote) => quoted(quote, say, language));
  element.append(part(say("quotes"), ...(quotes.length ? quotes : [make("p", "about", say("noQuotes"))])));
  return element;
}

function part(title, ...children) {
  return make("section", "", make("h4", "", title), ...children);
}

function entry(name) {
  return make("li", "", make("bdi", "", name));
}

function named(name, say) {
  return make("bdi", "", name || say("nameless"));
}

function around(facts, say) {
  const rows = facts.flatMap(({ kind, value }) => [
    make("dt", "", say(kind)),
    make("dd", "", make("bdi", "", value)),
  ]);
  return make("dl", "", ...rows);
}

function quoted(quote, say, language) {
  const sentence = make("p", "", ...marked(quote.sentence, quote.named));
  sentence.lang = quote.language;
  const footer = make("footer", "about", source(quote, say));
  if (quote.published) {
    const date = make("time", "", day(quote.published, language));
    date.dateTime = quote.published;
    footer.append(" · ", date);
  }
  return make("blockquote", "", sentence, footer);
}

function marked(sentence, name) {
  if (!name) return [sentence];
  const [first, ...rest] = sentence.split(name);
  return [first, ...rest.flatMap((after) => [make("mark", "", name), after])];
}

/** Return a link to the document, or its title alone where its address is not one of the web. */
function source(quote, say) {
  const title = make("bdi", "", quote.title || quote.uri || say("untitled"));
  const address = webAddress(quote.uri);
  if (!address) return title;
  const link = make("a", "", title);
  link.href = address;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  return link;
}

function webAddress(uri) {
  try {
    const address = new URL(uri);
    return ["http:", "https:"].includes(address.protocol) ? address.href : "";
  } catch {
    return "";
  }
}

function comparison(pair, say, language) {
  const percent = new Intl.NumberFormat(WRITTEN[language].locale, { style: "percent", maximumFractionDigits: 1 });
  const meter = make("meter", "");
  meter.value = pair.score;
  meter.setAttribute("aria-hidden", "true");
  const number = percent.format(pair.score);
  const score = make("p", "score", `${say("score")}: `, strong(say(words(pair.score))), `, ${number} `, meter);
  const element = make("section", "comparison", score);
  if (pair.apart) element.append(make("p", "apart", say("apart")));
  const sorted = [...pair.features].sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight));
  const pro = sorted.filter((feature) => feature.weight >= 0);
  const contra = sorted.filter((feature) => feature.weight < 0);
  const reasons = make("div", "reasons");
  if (pro.length) reasons.append(part(say("pro"), features(pro, language)));
  if (contra.length) reasons.append(part(say("contra"), features(contra, language)));
  element.append(make("h3", "", say("why")), reasons);
  return element;
}

function strong(said) {
  return make("strong", "", said);
}

function words(score) {
  if (score >= SURELY) return "surely";
  if (score >= LIKELY) return "likely";
  return score >= OPEN ? "open" : "unlikely";
}

function features(seen, language) {
  const number = new Intl.NumberFormat(WRITTEN[language].locale, {
    signDisplay: "exceptZero",
    minimumFractionDigits: 1,
  });
  return make("ul", "features", ...seen.map((feature) => {
    const said = MEANINGS[language]?.[feature.name];
    const meaning = make("span", "", said ?? feature.meaning);
    if (!said) meaning.lang = "en";
    const row = make("li", "", make("span", "weight", number.format(feature.weight)), " ", meaning);
    if (feature.detail) row.append(" ", make("bdi", "detail", feature.detail));
    return row;
  }));
}

function moment(date, language) {
  const { locale, month } = WRITTEN[language];
  const options = { year: "numeric", month, day: "numeric", hour: "2-digit", minute: "2-digit" };
  return new Intl.DateTimeFormat(locale, options).format(date);
}

/** Return a date of the precision that it was given in: a year, a month or a day. */
function day(date, language) {
  const { locale, month } = WRITTEN[language];
  const parts = date.split("-").length;
  const options = { year: "numeric", timeZone: "UTC" };
  if (parts > 1) options.month = month;
  if (parts > 2) options.day = "numeric";
  return new Intl.DateTimeFormat(locale, options).format(new Date(date));
}
