/** The signs of the legend, drawn in the shapes, colours and dashes that the map uses. */

const NAMESPACE = "http://www.w3.org/2000/svg";
const SIZE = 20;
const REACH = 7;
const LINE = { width: 34, middle: SIZE / 2 };

/** Return the sign of a type of entity, as `/api/v1/legend` describes it. */
export function typeSign({ shape, light, dark }) {
  const sign = svg(SIZE);
  const outline = shape.corners ? made("polygon", { points: points(shape) }) : made("circle", { cx: SIZE / 2, cy: SIZE / 2, r: REACH });
  outline.setAttribute("class", "legend-shape");
  outline.style.setProperty("--by-day", light);
  outline.style.setProperty("--by-night", dark);
  sign.append(outline);
  return sign;
}

/** Return a line: `dash` is the length drawn and that left out, `weight` its thickness; with `arrow`, an arrow. */
export function lineSign({ dash = [0, 0], weight = 2, arrow = false }) {
  const sign = svg(LINE.width);
  const line = made("line", { x1: 1, y1: LINE.middle, x2: LINE.width - (arrow ? 7 : 1), y2: LINE.middle, "stroke-width": weight });
  if (dash[1] > 0) line.setAttribute("stroke-dasharray", dash.join(" "));
  sign.append(line);
  if (arrow) sign.append(made("path", { class: "legend-arrow", d: `M${LINE.width - 9} ${LINE.middle - 4} l8 4 l-8 4 z` }));
  return sign;
}

/** Return lines of growing thickness. */
export function weightSign() {
  const sign = svg(LINE.width);
  [1, 2.5, 4.5].forEach((weight, place) => {
    const x = 1 + place * 12;
    sign.append(made("line", { x1: x, y1: LINE.middle, x2: x + 9, y2: LINE.middle, "stroke-width": weight }));
  });
  return sign;
}

/** Return the sign of an agreement of many parties: a small one with lines that lead away. */
export function hubSign() {
  const sign = svg(SIZE);
  const centre = SIZE / 2;
  for (const turn of [0.25, 0.92, 1.58]) {
    const [x, y] = [Math.cos(turn * Math.PI), Math.sin(turn * Math.PI)].map((way) => centre + 8.5 * way);
    sign.append(made("line", { x1: centre, y1: centre, x2: x, y2: y, "stroke-width": 1.5 }));
  }
  sign.append(made("circle", { class: "legend-hub", cx: centre, cy: centre, r: 3.5 }));
  return sign;
}

/** Return the corners of a regular polygon, or of a star where `inner` is less than 1. */
function points({ corners, rotation = 0, inner = 1 }) {
  const isStar = inner < 1;
  const number = isStar ? corners * 2 : corners;
  return Array.from({ length: number }, (_, corner) => {
    const angle = rotation + (corner * 2 * Math.PI) / number;
    const reach = isStar && corner % 2 === 1 ? REACH * inner : REACH;
    return [SIZE / 2 + reach * Math.cos(angle), SIZE / 2 - reach * Math.sin(angle)].map((value) => value.toFixed(2)).join(",");
  }).join(" ");
}

function svg(width) {
  return made("svg", { class: "legend-sign", width, height: SIZE, viewBox: `0 0 ${width} ${SIZE}`, "aria-hidden": "true" });
}

function made(tag, attributes) {
  const shape = document.createElementNS(NAMESPACE, tag);
  for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value);
  return shape;
}
