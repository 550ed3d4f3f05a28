/** The SPARQL page: an editor, ready questions, and help, in three languages. */
import { speaking } from "./language.js";
import { openEditor, openQuery } from "./sparql-editor.js";
import { loadExamples, menu, narrowed } from "./sparql-examples.js";
import { translate } from "./sparql-labels.js";
import { TEXTS } from "./sparql-texts.js";

const NOTHING = { prefixes: {}, terms: { classes: [], properties: [] } };

const editor = document.querySelector("#editor");
const examples = document.querySelector("#examples");
const summary = examples.querySelector("summary");
const narrow = document.querySelector("#narrow");
const cut = document.querySelector("#cut");
const told = document.querySelector("#told");
const questions = document.querySelector("#questions");
const prefixList = document.querySelector("#prefixes");

const spoken = speaking(TEXTS, showTexts);
const { say } = spoken;

let loaded = [];
let yasgui = null;
let translation = null;

function showTexts() {
  document.title = `${say("title")} · Байланыс`;
  translation?.speak(spoken.language);
  if (yasgui) yasgui.config.tabName = say("tab");
  showMenu();
  showExamples();
}

function showMenu() {
  const found = narrowed(loaded, narrow.value, spoken.language);
  questions.replaceChildren(...menu(found, spoken.language, choose));
  told.textContent = loaded.length && !found.length ? say("nothing") : "";
}

function choose(example) {
  examples.open = false;
  openQuery(yasgui, example.question[spoken.language], example.query);
}

async function showExamples() {
  const asked = spoken.language;
  try {
    const found = await loadExamples(asked);
    if (asked !== spoken.language) return;
    loaded = found;
    showMenu();
  } catch (error) {
    loaded = [];
    showMenu();
    told.textContent = say("failed", error.message);
  }
}

function showHelp(prefixes) {
  prefixList.replaceChildren(
    ...Object.entries(prefixes).flatMap(([prefix, iri]) => [element("dt", `${prefix}:`), element("dd", iri)]),
  );
  document.querySelector("#known").hidden = !Object.keys(prefixes).length;
  for (const command of document.querySelectorAll(".help pre code")) {
    command.textContent = command.textContent.replace("$SERVER", location.origin);
  }
}

function showCut(rows) {
  cut.textContent = rows === null ? "" : say("cut", rows);
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

async function got(path, otherwise) {
  try {
    const answer = await fetch(path);
    return answer.ok ? await answer.json() : otherwise;
  } catch {
    return otherwise;
  }
}

async function open() {
  const [{ prefixes }, terms] = await Promise.all([
    got("/api/v1/prefixes", NOTHING),
    got("/api/v1/terms", NOTHING.terms),
  ]);
  showHelp(prefixes);
  yasgui = openEditor(editor, prefixes, terms, say, showCut);
  translation = translate(editor, spoken.language);
  examples.hidden = false;
}

narrow.addEventListener("input", showMenu);

examples.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  examples.open = false;
  summary.focus();
});

spoken.start();
open();
