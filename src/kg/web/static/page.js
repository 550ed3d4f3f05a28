/** The start page: a search box, its hits as a list, and a switch between three languages. */
import { speaking } from "./language.js";
import { TEXTS } from "./texts.js";

const PAUSE = 250;

const form = document.querySelector("form");
const input = document.querySelector("#query");
const message = document.querySelector("#message");
const list = document.querySelector("#hits");

const spoken = speaking(TEXTS, showOutcome);
const { say } = spoken;

let outcome = { kind: "none" };
let labels = {};
let running = new AbortController();
let timer = 0;

function showOutcome() {
  const messages = {
    none: () => "",
    hits: () => say("found", outcome.hits.length),
    nothing: () => say("nothing", outcome.query),
    failed: () => say("failed", outcome.reason),
  };
  message.textContent = messages[outcome.kind]();
  list.replaceChildren(...(outcome.hits ?? []).map(item));
}

function item(hit) {
  const type = labels[hit.type]?.[spoken.language] ?? hit.type;
  const entry = document.createElement("li");
  const name = line("name", "");
  const link = document.createElement("a");
  link.href = `${hit.page}?lang=${spoken.language}`;
  link.textContent = hit.name;
  name.append(link);
  entry.append(
    name,
    line("about", `${type} · ${say("documents", hit.documents)}`),
  );
  return entry;
}

function line(className, text) {
  const element = document.createElement("div");
  element.className = className;
  element.textContent = text;
  return element;
}

async function search() {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  const query = input.value.trim();
  try {
    const found = query ? await ask(query, signal) : { kind: "none" };
    if (!signal.aborted) outcome = found;
  } catch (error) {
    if (signal.aborted) return;
    outcome = { kind: "failed", reason: error.message };
  }
  showOutcome();
}

async function ask(query, signal) {
  const answer = await fetch(`/api/v1/search?${new URLSearchParams({ q: query })}`, { signal });
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.detail);
  return body.hits.length ? { kind: "hits", hits: body.hits } : { kind: "nothing", query };
}

async function loadLabels() {
  const answer = await fetch("/api/v1/vocabulary");
  if (answer.ok) labels = (await answer.json()).types;
  showOutcome();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  history.replaceState(null, "", input.value.trim() ? `?${new URLSearchParams({ q: input.value })}` : "/");
  search();
});

input.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(search, PAUSE);
});

input.value = new URLSearchParams(location.search).get("q") ?? "";
spoken.start();
loadLabels();
search();
