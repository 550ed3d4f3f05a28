/** The review page: shows one pair after another, takes decisions, and tells what became of them. */
import { speaking } from "./language.js";
import { decide, latestDecisions, openPairs, publishing, Refused, typeLabels, undo } from "./review-api.js";
import { TEXTS } from "./review-texts.js";
import { drawDecision, drawPair, drawSkeleton, make } from "./review-view.js";
import { keep, kept } from "./storage.js";

const PAIRS = 20;
const MOST_SKIPPED = 80;
const DECISIONS = 10;
const PAUSE = 1000;
const KEYS = {
  Digit1: "same", Numpad1: "same",
  Digit2: "different", Numpad2: "different",
  Digit3: "skip", Numpad3: "skip",
  Digit0: "undo", Numpad0: "undo",
};
const DECIDED = { same: "decidedSame", different: "decidedDifferent" };

const stage = document.querySelector("#stage");
const heading = document.querySelector("#heading");
const content = document.querySelector("#content");
const message = document.querySelector("#message");
const published = document.querySelector("#publication");
const author = document.querySelector("#by");
const keys = document.querySelector("#keys");
const list = document.querySelector("#decisions");
const undecided = document.querySelector("#undecided");
const buttons = document.querySelectorAll("[data-action]");

const spoken = speaking(TEXTS, showTexts);
const { say } = spoken;

const skipped = new Set();
let labels = {};
let shown = { kind: "loading" };
let said = null;
let standing = null;
let decisions = [];
let busy = true;
let timer = 0;

function showTexts() {
  document.title = `${say("title")} · Байланыс`;
  showStage();
  showDecisions();
  showMessage();
  showPublication();
}

function showStage() {
  const [title, ...elements] = {
    loading: () => [say("loading"), ...drawSkeleton()],
    pair: () => [say("heading", shown.total), ...drawPair(shown.pair, spoken.language, labels)],
    skippedOnly: () => [say("skippedOnly", shown.total), action(say("showSkipped"), showSkipped)],
    nothing: () => [say("nothing"), make("p", "", say("nothingMore")), toSearch()],
    failed: () => [say("failed"), make("p", "", shown.reason || say("offline")), action(say("again"), reload)],
  }[shown.kind]();
  heading.textContent = title;
  content.replaceChildren(...elements);
  stage.dataset.kind = shown.kind;
  showButtons();
}

function showButtons() {
  stage.setAttribute("aria-busy", String(busy));
  for (const button of buttons) {
    const possible = button.dataset.action === "undo" ? decisions.length > 0 : shown.kind === "pair";
    button.disabled = busy || !possible;
  }
}

function showDecisions() {
  undecided.hidden = decisions.length > 0;
  list.replaceChildren(...decisions.map((decision) => drawDecision(decision, spoken.language)));
}

function showMessage() {
  message.textContent = said ? say(said.key, ...said.values) : "";
  message.classList.toggle("wrong", said?.wrong === true);
}

function showPublication() {
  const key = { running: "running", idle: "published", failed: "unpublished" }[standing?.state];
  published.textContent = key ? say(key, standing.detail) : "";
  published.dataset.state = standing?.state ?? "";
}

function action(label, work) {
  const button = make("button", "", label);
  button.type = "button";
  button.addEventListener("click", work);
  return button;
}

function toSearch() {
  const link = make("a", "", say("toSearch"));
  link.href = "/";
  return link;
}

function announce(key, ...values) {
  said = { key, values };
  showMessage();
}

function complain(key, ...values) {
  said = { key, values, wrong: true };
  showMessage();
}

function begin() {
  busy = true;
  showButtons();
}

/** Show the first pair that is not skipped, or the wanted one; failing that, say why there is none. */
async function load(wanted = "") {
  begin();
  try {
    const [found, made] = await Promise.all([openPairs(PAIRS + skipped.size), latestDecisions(DECISIONS)]);
    decisions = made.decisions;
    shown = chosen(found, wanted);
    follow(found.publication);
  } catch (error) {
    shown = { kind: "failed", reason: reason(error) };
  }
  busy = false;
  showStage();
  showDecisions();
}

function chosen({ pairs, total }, wanted) {
  const left = pairs.filter((pair) => !skipped.has(keyOf(pair)));
  const pair = left.find((one) => keyOf(one) === wanted) ?? left[0];
  if (pair) return { kind: "pair", pair, total };
  return total ? { kind: "skippedOnly", total } : { kind: "nothing" };
}

async function reload() {
  await load();
  heading.focus();
}

async function showSkipped() {
  skipped.clear();
  announce("shownAgain");
  await reload();
}

const ACTIONS = {
  same: () => settle("same"),
  different: () => settle("different"),
  skip() {
    skipped.add(keyOf(shown.pair));
    if (skipped.size > MOST_SKIPPED) skipped.delete(skipped.values().next().value);
    announce("skipped", ...namesOf(shown.pair));
  },
  async undo() {
    const { undone, publication } = await undo(by());
    const [{ left, right, left_name: one, right_name: other }] = undone;
    const key = keyOfNodes(left, right);
    skipped.delete(key);
    announce("undone", one || say("nameless"), other || say("nameless"));
    follow(publication);
    return key;
  },
};

async function settle(verdict) {
  const { pair } = shown;
  const publication = await decide(pair.left.node, pair.right.node, verdict, by());
  announce(DECIDED[verdict], ...namesOf(pair));
  follow(publication);
}

async function act(button) {
  if (button.disabled || (button.dataset.action !== "skip" && !isNamed())) return;
  begin();
  try {
    const wanted = await ACTIONS[button.dataset.action]();
    await load(wanted);
    heading.focus();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    complain("refused", reason(error));
    busy = false;
    showButtons();
    button.focus();
  }
}

function isNamed() {
  const named = by() !== "";
  author.setAttribute("aria-invalid", String(!named));
  if (!named) {
    complain("nameFirst");
    author.focus();
  }
  return named;
}

function by() {
  return author.value.trim();
}

function namesOf(pair) {
  return [pair.left, pair.right].map((side) => side.name || say("nameless"));
}

function keyOf(pair) {
  return keyOfNodes(pair.left.node, pair.right.node);
}

function keyOfNodes(...nodes) {
  return nodes.sort().join(" ");
}

function reason(error) {
  if (!(error instanceof Refused)) throw error;
  return error.detail || say("offline");
}

/** Show how publishing stands, and ask again until it is done; one that was never seen to run is not told. */
function follow(publication) {
  if (publication.state === "idle" && standing === null) return;
  standing = publication;
  showPublication();
  clearTimeout(timer);
  if (publication.state === "running") timer = setTimeout(askAgain, PAUSE);
}

async function askAgain() {
  try {
    follow(await publishing());
  } catch {
    standing = null;
    showPublication();
  }
}

for (const button of buttons) {
  button.addEventListener("click", () => act(button));
}

document.addEventListener("keydown", (event) => {
  const name = KEYS[event.code];
  const held = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.repeat;
  if (!name || held || !keys.checked || event.target === author) return;
  event.preventDefault();
  act([...buttons].find((button) => button.dataset.action === name));
});

author.addEventListener("input", () => keep("reviewer", by()));
keys.addEventListener("change", () => keep("keys", keys.checked ? "on" : "off"));

author.value = kept("reviewer");
keys.checked = kept("keys") !== "off";
spoken.start();
typeLabels().then((found) => {
  labels = found;
  showStage();
});
load();
