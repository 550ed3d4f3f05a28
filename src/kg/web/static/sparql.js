/** The SPARQL page: an editor, ready questions, and help, in three languages. */
import { openEditor, openQuery } from "./sparql-editor.js";
import { loadExamples, menu, narrowed } from "./sparql-examples.js";
import { translate } from "./sparql-labels.js";
import { TEXTS } from "./sparql-texts.js";
import { initialLanguage, rememberLanguage } from "./texts.js";

const NOTHING = { prefixes: {}, terms: { classes: [], properties: [] } };

const editor = document.querySelector("#editor");
const examples = document.querySelector("#examples");
const summary = examples.querySelector("summary");
const narrow = document.querySelector("#narrow");
const cut = document.querySelector("#cut");
const told = document.querySelector("#told");
const questions = document.querySelector("#questions");
const prefixList = document.querySelector("#prefixes");

let language = initialLanguage();
let loaded = [];
let yasgui = null;
let translation = null;

function say(key, value = "") {
  return TEXTS[language][key].replace("{}", value);
}

function showTexts() {
  document.documentElement.lang = language;
  document.title = `${say("title")} · Байланыс`;
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = say(element.dataset.text);
  }
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === language));
  }
  translation?.speak(language);
  if (yasgui) yasgui.config.tabName = say("tab");
  showMenu();
}

function showMenu() {
  const found = narrowed(loaded, narrow.value, language);
  questions.replaceChildren(...menu(found, language, choose));
  told.textContent = loaded.length && !found.length ? say("nothing") : "";
}

function choose(example) {
  examples.open = false;
  openQuery(yasgui, example.question[language], example.query);
}

async function showExamples() {
  const asked = language;
  try {
    const found = await loadExamples(asked);
    if (asked !== language) return;
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
  translation = translate(editor, language);
  examples.hidden = false;
}

for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", () => {
    language = button.dataset.language;
    rememberLanguage(language);
    showTexts();
    showExamples();
  });
}

narrow.addEventListener("input", showMenu);

examples.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  examples.open = false;
  summary.focus();
});

showTexts();
showExamples();
open();
