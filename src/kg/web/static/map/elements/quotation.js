/** A sentence of a document, within what stands around it there, with the names in it that it is shown for. */
import { element } from "./dom.js";

/** From this length on a name is found with an ending too, as languages with cases write it. */
const INFLECTED = 4;

/**
 * Return the quotation of a claim in its own language.
 *
 * `names` lists, for each thing to mark in it, what it is called.
 */
export function quotation({ sentence, before, after, document }, names) {
  return element(
    "blockquote",
    { lang: document.language },
    before ? element("span", { className: "around", textContent: before }) : null,
    element("span", { className: "said" }, ...marked(sentence, names)),
    after ? element("span", { className: "around", textContent: after }) : null,
  );
}

/**
 * Return a text in pieces, the names in it as marks. Where a thing is not called by a whole name, as when the kind of
 * company is left out, what its names have in quotation marks is taken for it.
 */
export function marked(text, names) {
  const pattern = anyOf(names.flatMap((those) => (anyOf(those)?.test(text) ? those : those.flatMap(inQuotes))));
  if (pattern === null) return [text];
  return text
    .split(pattern)
    .map((piece, place) => (place % 2 ? element("mark", { textContent: piece }) : piece))
    .filter((piece) => piece !== "");
}

function inQuotes(name) {
  return name.match(/[«“"][^«»“”"]+[»”"]/g) ?? [];
}

/** Return what finds any of the names, the longest first, and keeps them apart when it splits a text. */
function anyOf(names) {
  const longestFirst = [...new Set(names)].filter(Boolean).sort((one, other) => other.length - one.length);
  if (longestFirst.length === 0) return null;
  const words = longestFirst.map((name) => {
    const exactly = name.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/\s+/g, "\\s+");
    return name.length < INFLECTED ? `${exactly}(?![\\p{L}\\p{N}])` : exactly;
  });
  return new RegExp(`(?<![\\p{L}\\p{N}])(${words.join("|")})`, "iu");
}
