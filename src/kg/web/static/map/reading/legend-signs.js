/** The signs of the legend, drawn in the shapes, colours and dashes that the map uses. */

const NAMESPACE = "http://www.w3.org/2000/svg";
const SIZE = 20;
const REACH = 6;
const LINE = { width: 34, middle: SIZE / 2 };

/** Return the sign of entities that look as `/api/v1/legend` says. */
export function entitySign(look) {
  const sign = svg(SIZE);
  sign.append(outline(look, REACH));
  return sign;
}

/** Return a line: `dash` is the length drawn and that left out, `weight` its thickness; with `arrow`, an arrow. */
export function lineSign({ dash = [0, 0], weight = 2, arrow = false }) {
  const sign = svg(LINE.width);
  const line = made("line", {
    x1: 1,
    y1: LINE.middle,
    x2: LINE.width - (arrow ? 7 : 1),
    y2: LINE.middle,
    "stroke-width": weight,
  });
  if (dash[1] > 0) line.setAttribute("stroke-dasharray", dash.join(" "));
  sign.append(line);
  if (arrow)
    sign.append(made("path", { class: "legend-arrow", d: `M${LINE.width - 9} ${LINE.middle - 4} l8 4 l-8 4 z` }));
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
export function hubSign(look) {
  const sign = svg(SIZE);
  const middle = SIZE / 2;
  for (const turn of [0.25, 0.92, 1.58]) {
    const [x, y] = [Math.cos(turn * Math.PI), Math.sin(turn * Math.PI)].map((way) => middle + 9 * way);
    sign.append(made("line", { x1: middle, y1: middle, x2: x, y2: y, "stroke-width": 1.5 }));
  }
  sign.append(outline(look, REACH * 0.6));
  return sign;
}

function outline({ shape, light, dark }, radius) {
  const middle = SIZE / 2;
  const drawn = shape.corners
    ? made("polygon", { points: points(shape, middle, radius) })
    : made("circle", { cx: middle, cy: middle, r: radius });
  drawn.setAttribute("class", "legend-shape");
  drawn.style.setProperty("--by-day", light);
  drawn.style.setProperty("--by-night", dark);
  return drawn;
}

/** Return the corners of a shape, the first at the top but for its rotation, as `/api/v1/legend` describes it. */
function points({ corners, rotation, inner, reach }, middle, radius) {
  return Array.from({ length: corners * 2 }, (_, step) => {
    const angle = rotation + (step * Math.PI) / corners;
    const far = radius * reach * (step % 2 === 1 ? inner : 1);
    return [middle + far * Math.sin(angle), middle - far * Math.cos(angle)]
      .map((value) => value.toFixed(2))
      .join(",");
  }).join(" ");
}

function svg(width) {
  return made("svg", {
    class: "legend-sign",
    width,
    height: SIZE,
    viewBox: `0 0 ${width} ${SIZE}`,
    "aria-hidden": "true",
  });
}

function made(tag, attributes) {
  const shape = document.createElementNS(NAMESPACE, tag);
  for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value);
  return shape;
}
