/** The libraries that draw: sigma and graphology, loaded only where there is WebGL. */

const VENDOR = new URL("../../vendor/", import.meta.url);
const SCRIPTS = ["graphology/graphology.umd.min.js", "sigma/sigma.min.js"];

/** This browser cannot draw the picture; whoever asked shows one that the server makes. */
export class NoWebGL extends Error {
  constructor(message = "This browser has no WebGL.", options) {
    super(message, options);
    this.name = "NoWebGL";
  }
}

let loading = null;

/**
 * Return sigma and graphology once they are loaded.
 *
 * Raises NoWebGL where there is no WebGL 2, without loading anything: sigma fails there while it loads.
 */
export async function loadEngine() {
  if (!hasWebGL()) throw new NoWebGL();
  loading ??= SCRIPTS.reduce((before, script) => before.then(() => load(script)), Promise.resolve());
  try {
    await loading;
  } catch (error) {
    loading = null;
    throw error;
  }
  return { Sigma: globalThis.Sigma, Graph: globalThis.graphology };
}

function hasWebGL() {
  if (typeof WebGL2RenderingContext === "undefined") return false;
  const gl = document.createElement("canvas").getContext("webgl2");
  gl?.getExtension("WEBGL_lose_context")?.loseContext();
  return gl !== null;
}

function load(script) {
  return new Promise((done, failed) => {
    const element = document.createElement("script");
    element.src = new URL(script, VENDOR).href;
    element.addEventListener("load", done);
    element.addEventListener("error", () => failed(new Error(`${element.src} cannot be loaded.`)));
    document.head.append(element);
  });
}
