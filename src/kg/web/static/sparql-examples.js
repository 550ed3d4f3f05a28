/** The menu of ready questions: by theme, narrowed by words. */
import { THEMES } from "./sparql-texts.js";

/** Return the questions with their queries; the comments in these are in the language. */
export async function loadExamples(language) {
  const answer = await fetch(`/api/v1/examples?${new URLSearchParams({ language })}`);
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.detail);
  return body.examples;
}

/** Return the part of the examples whose question has all of the words. */
export function narrowed(examples, words, language) {
  const wanted = words.toLocaleLowerCase(language).split(/\s+/).filter(Boolean);
  return examples.filter((example) => {
    const question = example.question[language].toLocaleLowerCase(language);
    return wanted.every((word) => question.includes(word));
  });
}

/** Return the elements of a menu; `choose` is called with the example that was chosen. */
export function menu(examples, language, choose) {
  return Object.keys(THEMES)
    .map((theme) => ({ theme, members: examples.filter((example) => example.theme === theme) }))
    .filter(({ members }) => members.length)
    .map(({ theme, members }) => group(THEMES[theme][language], members, language, choose));
}

function group(name, members, language, choose) {
  const section = document.createElement("section");
  const heading = document.createElement("h3");
  const list = document.createElement("ul");
  heading.textContent = name;
  list.append(...members.map((example) => entry(example, language, choose)));
  section.append(heading, list);
  return section;
}

function entry(example, language, choose) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.example = example.id;
  button.textContent = example.question[language];
  button.addEventListener("click", () => choose(example));
  item.append(button);
  return item;
}
