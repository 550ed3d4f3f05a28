/** A sentence of a document, within what stands around it there, with the names in it that it is shown for. */
import { element } from "./dom.js";

/** From this length on a name is found with an ending too, as languages with cases write it. */
const INFLECTED = 4;

/** Return the quotation of a claim in its own language; `names` are marked where they occur. */
export function quotation({ sentence, before, after, document }, names) {
  return element(
    "blockquote",
    { lang: document.language },
    before ? element("span", { className: "around", textContent: before }) : null,
    element("span", { className: "said" }, ...marked(sentence, names)),
    after ? element("span", { className: "around", textContent: after }) : null,
  );
}

/** Return a text in pieces: names as marks, all else as text. */
export function marked(text, names) {
  const pattern = anyOf(names);
  if (pattern === null) return [text];
  return text
    .split(pattern)
    .map((piece, place) => (place % 2 ? element("mark", { textContent: piece }) : piece))
    .filter((piece) => piece !== "");
}

function anyOf(names) {
  const longestFirst = [...new Set(names)].filter(Boolean).sort((one, other) => other.length - one.length);
  if (longestFirst.length === 0) return null;
  const words = longestFirst.map((name) => {
    const exactly = name.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/\s+/g, "\\s+");
    return name.length < INFLECTED ? `${exactly}(?![\\p{L}\\p{N}])` : exactly;
  });
  return new RegExp(`(?<![\\p{L}\\p{N}])(${words.join("|")})`, "iu");
}
