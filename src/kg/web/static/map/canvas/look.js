/** What the legend says, ready for drawing: shapes, and colours of the theme. */

const THEMES = {
  light: { paper: "#fbfaf7", ink: "#1f2625", soft: "#5d6866", line: "#a4aaa7", accent: "#1d6f6a" },
  dark: { paper: "#16191a", ink: "#e4e8e6", soft: "#9aa5a2", line: "#626b69", accent: "#6fc3bc" },
};
const CIRCLE = { corners: 0, rotation: 0, inner: 1, reach: 1 };
const PLAIN = { shape: CIRCLE, light: "#7b8583", dark: "#8d9795" };
const SOLID = [0, 0];

/** The look of a legend in one theme. */
export class Look {
  #types;
  #dashes;

  /** `legend` is the answer of `/api/v1/legend`; `theme` is "light" or "dark". */
  constructor(legend, theme) {
    this.theme = theme;
    this.colours = { ...THEMES[theme], ...legend?.[theme] };
    this.#types = new Map((legend?.types ?? []).map((type) => [type.id, type]));
    this.#dashes = new Map((legend?.statuses ?? []).map((status) => [status.id, status.dash]));
  }

  /** Return the shape of a type, {corners, rotation, inner, reach}; without corners it is a circle. */
  shape(type) {
    return outline(this.#types.get(type)?.shape ?? CIRCLE);
  }

  /** Return the colour of a type. */
  colour(type) {
    return (this.#types.get(type) ?? PLAIN)[this.theme];
  }

  /** Return the dash of a status: [pixels drawn, pixels left out], [0, 0] for a solid line. */
  dash(status) {
    return this.#dashes.get(status) ?? SOLID;
  }
}

const MIXED = new Map();

/** Return the colour that lies so far, from 0 to 1, on the way from one #rrggbb to another. */
export function mixed(from, to, way) {
  const key = `${from}${to}${way}`;
  if (!MIXED.has(key)) MIXED.set(key, mix(from, to, way));
  return MIXED.get(key);
}

function mix(from, to, way) {
  const parts = channels(from).map((value, index) => value + (channels(to)[index] - value) * way);
  return `#${parts.map((value) => Math.round(value).toString(16).padStart(2, "0")).join("")}`;
}

/** Return red, green and blue of #rrggbb, from 0 to 255. */
export function channels(colour) {
  return [1, 3, 5].map((start) => parseInt(colour.slice(start, start + 2), 16));
}

function outline({ corners, rotation, inner }) {
  return { corners, rotation, inner, reach: 1 };
}
