/** A sample of the line by which a status is drawn. */

const SVG = "http://www.w3.org/2000/svg";
const LENGTH = 30;

/** Return the sample for a status in the look of the legend, hidden from those who listen. */
export function line(legend, status) {
  const sample = document.createElementNS(SVG, "svg");
  const stroke = document.createElementNS(SVG, "path");
  setAll(sample, { class: "line-sample", width: LENGTH, height: 8, "aria-hidden": "true" });
  setAll(stroke, {
    d: `M1 4H${LENGTH - 1}`,
    fill: "none",
    stroke: "currentColor",
    "stroke-width": 2,
    "stroke-dasharray": legend.dashes[status] ?? "",
  });
  sample.append(stroke);
  return sample;
}

function setAll(drawn, attributes) {
  for (const [name, value] of Object.entries(attributes)) drawn.setAttribute(name, value);
}
