/** The small drawings of the page; each goes with a text that says the same. */

const SVG = "http://www.w3.org/2000/svg";
const SHAPES = {
  search: "M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13zM15.3 15.3L20 20",
  clear: "M6 6l12 12M18 6L6 18",
  plus: "M12 5v14M5 12h14",
  check: "M5 12.5l4.5 4.5L19 7.5",
  chevron: "M9 6l6 6l-6 6",
  away: "M9 5H5v14h14v-4M13 5h6v6M19 5l-8 8",
};

/** Return a drawing by its name, hidden from those who listen. */
export function icon(name) {
  const drawing = document.createElementNS(SVG, "svg");
  for (const [key, value] of Object.entries({
    class: "icon",
    viewBox: "0 0 24 24",
    width: 18,
    height: 18,
    fill: "none",
    stroke: "currentColor",
    "stroke-width": 1.75,
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
    "aria-hidden": "true",
  })) {
    drawing.setAttribute(key, value);
  }
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", SHAPES[name]);
  drawing.append(line);
  return drawing;
}
