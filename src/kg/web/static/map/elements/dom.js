/** Elements of the page, made so that every text stays text. */

/**
 * Return a new element.
 *
 * `properties` are DOM properties (`className`, `href`, `onclick`), `aria` and `data` groups of attributes, and `role`,
 * `for` and the like by name where there is no property. `children` are elements, texts, and `null` for nothing.
 */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (name === "aria") setAll(made, "aria-", value);
    else if (name === "data") setAll(made, "data-", value);
    else if (name in made) made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

function setAll(made, prefix, values) {
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== null) made.setAttribute(prefix + name, String(value));
  }
}

/** Put children into an element in place of what is there, without touching it when nothing is given. */
export function fill(parent, ...children) {
  parent.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined));
}

/** Return a text cut to so many characters, and the whole of it as what to show on hovering. */
export function cut(text, longest) {
  const letters = [...text];
  if (letters.length <= longest) return { text, title: undefined };
  return { text: `${letters.slice(0, longest - 1).join("").trimEnd()}…`, title: text };
}
