/** How an entity is drawn: a program for sigma that draws circles, polygons and stars by their distance. */
import { repeat } from "./vertices.js";

const VERTEX = `
attribute vec2 a_corner;
attribute vec2 a_position;
attribute float a_size;
attribute vec4 a_shape;
attribute vec4 a_fill;
attribute vec4 a_border;
attribute vec4 a_ring;
attribute vec4 a_id;
uniform mat3 u_matrix;
uniform vec2 u_viewport;
uniform float u_growth;
uniform float u_slack;
varying vec2 v_point;
varying float v_radius;
varying vec4 v_shape;
varying vec4 v_fill;
varying vec4 v_border;
varying vec4 v_ring;
varying vec4 v_id;
const float OPAQUE = 255.0 / 254.0;
void main() {
  v_radius = a_size * u_growth * a_shape.w;
  float reach = max(v_radius + (a_ring.a > 0.0 ? 6.0 : 2.5), u_slack);
  v_point = a_corner * reach;
  vec2 at = (u_matrix * vec3(a_position, 1.0)).xy;
  gl_Position = vec4(at + v_point * 2.0 / u_viewport, 0.0, 1.0);
  v_shape = a_shape;
  v_fill = a_fill * OPAQUE;
  v_border = a_border * OPAQUE;
  v_ring = a_ring * OPAQUE;
  v_id = vec4(a_id.rgb, 1.0);
}`;

const FRAGMENT = `
precision highp float;
uniform float u_pixels;
uniform float u_slack;
uniform vec3 u_paper;
varying vec2 v_point;
varying float v_radius;
varying vec4 v_shape;
varying vec4 v_fill;
varying vec4 v_border;
varying vec4 v_ring;
varying vec4 v_id;
const float HALO = 1.5;
const float BORDER = 1.5;
const float GAP = 2.5;
const float RING = 2.25;
float outside() {
  float corners = v_shape.x;
  if (corners < 2.5) return length(v_point) - v_radius;
  float sector = 3.14159265 / corners;
  float turn = mod(atan(v_point.x, v_point.y) - v_shape.y + sector, 2.0 * sector) - sector;
  vec2 folded = length(v_point) * vec2(cos(turn), abs(sin(turn)));
  vec2 tip = vec2(1.0, 0.0);
  vec2 side = v_shape.z * vec2(cos(sector), sin(sector)) - tip;
  float near = abs(side.y) / length(side);
  float rounding = min(1.5, 0.12 * v_radius) * near;
  float radius = v_radius - rounding / near;
  tip *= radius;
  side *= radius;
  vec2 from = folded - tip;
  float away = length(from - side * clamp(dot(from, side) / dot(side, side), 0.0, 1.0));
  return (side.x * from.y - side.y * from.x > 0.0 ? -away : away) - rounding;
}
float covered(float away) {
  return clamp(0.5 - away * u_pixels, 0.0, 1.0);
}
void main() {
  float away = outside();
#ifdef PICKING_MODE
  if (min(away, length(v_point) - u_slack) > 0.0) discard;
  gl_FragColor = v_id;
#else
  vec3 colour = mix(v_border.rgb, v_fill.rgb, covered(away + BORDER));
  colour = mix(u_paper, colour, covered(away));
  float halo = covered(away - mix(HALO, GAP, v_ring.a));
  float ring = covered(away - GAP - RING) * v_ring.a;
  gl_FragColor = vec4(mix(v_ring.rgb, colour, halo), 1.0) * max(halo, ring);
#endif
}`;

const CORNERS = [[-1, -1], [1, -1], [-1, 1], [-1, 1], [1, -1], [1, 1]];

/**
 * Return the program for entities.
 *
 * Each is two triangles of its own rather than an instance of a pair: without a graphics card that is far quicker.
 * `frame` says what is common to all of them, whenever a frame is drawn: `paper` (the colour behind them, three
 * numbers up to 1) and `slack` (pixels from the middle that always hit an entity). An entity has x, y, `size` (radius
 * in pixels at scale 1), `shape` ({corners, rotation, inner, reach}), and the colours `fill`, `border` and `ring`.
 */
export function entityProgram(Sigma, frame) {
  const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGL2RenderingContext;
  const { floatColor } = Sigma.utils;
  const coloured = (name) => ({ name, size: 4, type: UNSIGNED_BYTE, normalized: true });
  return class extends Sigma.rendering.NodeProgram {
    getDefinition() {
      return {
        VERTICES: CORNERS.length,
        VERTEX_SHADER_SOURCE: VERTEX,
        FRAGMENT_SHADER_SOURCE: FRAGMENT,
        METHOD: TRIANGLES,
        UNIFORMS: ["u_matrix", "u_viewport", "u_growth", "u_slack", "u_pixels", "u_paper"],
        ATTRIBUTES: [
          { name: "a_corner", size: 2, type: FLOAT },
          { name: "a_position", size: 2, type: FLOAT },
          { name: "a_size", size: 1, type: FLOAT },
          { name: "a_shape", size: 4, type: FLOAT },
          ...["a_fill", "a_border", "a_ring", "a_id"].map(coloured),
        ],
      };
    }

    processVisibleItem(id, start, { x, y, size, shape, fill, border, ring }) {
      const drawn = [
        ...[x, y, size, shape.corners, shape.rotation, shape.inner, shape.reach],
        ...[floatColor(fill), floatColor(border), floatColor(ring), id],
      ];
      repeat(this.array, start, CORNERS, drawn);
    }

    setUniforms({ matrix, width, height, sizeRatio, pixelRatio }, { gl, uniformLocations: at, isPicking }) {
      gl.uniformMatrix3fv(at.u_matrix, false, matrix);
      gl.uniform2f(at.u_viewport, width, height);
      gl.uniform1f(at.u_growth, 1 / sizeRatio);
      gl.uniform1f(at.u_pixels, pixelRatio);
      gl.uniform1f(at.u_slack, isPicking ? frame.slack : 0);
      gl.uniform3fv(at.u_paper, frame.paper);
    }
  };
}
