/** The picture as a file: drawings and data, each with legend, date, revision and the link to come back. */
import { element } from "../elements/dom.js";
import { download } from "../state/api.js";
import { relationshipPasses } from "../state/ties.js";

/** The drawing's widths in PNG, in pixels for each of the drawing's own. */
export const SCALES = [2, 4];

/** Return what is seen, as the server takes it for a file. */
function described(app) {
  const shown = new Set(app.seen.entities.map(({ id }) => id));
  const drawn = [...app.seen.ties.values()].flatMap(({ relationships }) => relationships);
  const folded = app.picture.relationships.filter(
    (each) =>
      each.folded &&
      relationshipPasses(each, app.state.filter) &&
      shown.has(each.source) &&
      shown.has(each.target),
  );
  return {
    entities: app.seen.entities.map(({ id, x, y }) => ({ id, x, y })),
    relationships: [...drawn, ...folded].map(({ id }) => id),
    language: app.state.language,
    permalink: app.permalink(),
    title: title(app),
  };
}

/** Return what the picture is about: the names that were asked for. */
export function title(app) {
  const names = app.state.seeds
    .map((id) => app.picture.entities.find((entity) => entity.id === id))
    .filter(Boolean)
    .map((entity) => app.words.name(entity).text);
  return names.length > 3 ? `${names.slice(0, 3).join(", ")}, …` : names.join(", ");
}

/** Return the picture as the server draws it, as an element of the page that is loaded; throws ApiError. */
export async function drawing(app, alt) {
  const { blob } = await drawn(app);
  return loaded(blob, alt);
}

/** Return the picture as the server draws it, `{blob, name}` of an SVG file; throws ApiError. */
function drawn(app) {
  return download("/exports/svg", described(app));
}

/** Save what is seen in a format: svg, csv, graphml or json; throws ApiError. */
export async function saveAs(app, format) {
  save(await download(`/exports/${format}`, described(app)));
}

/** Save the drawing as PNG, so many pixels for each of its own; throws ApiError. */
export async function savePng(app, scale) {
  const { blob, name } = await drawn(app);
  save({ blob: await rastered(blob, scale), name: name.replace(/\.svg$/, `@${scale}x.png`) });
}

/** Return an SVG drawing as a PNG image. */
async function rastered(svg, scale) {
  const image = await loaded(svg);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(image.naturalWidth * scale);
  canvas.height = Math.round(image.naturalHeight * scale);
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

/** Return an image of a file once it can be drawn; `alt` says what it shows. */
async function loaded(blob, alt = "") {
  const image = element("img", { alt, src: URL.createObjectURL(blob) });
  try {
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(image.src);
  }
}

function save({ blob, name }) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
