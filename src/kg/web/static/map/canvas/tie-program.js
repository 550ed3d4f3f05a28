/** How a tie is drawn: a program for sigma that draws straight lines with dashes and arrow heads. */
import { repeat } from "./vertices.js";

const VERTEX = `
attribute vec2 a_corner;
attribute vec2 a_from;
attribute vec2 a_to;
attribute vec2 a_sizes;
attribute vec4 a_line;
attribute vec4 a_colour;
attribute vec4 a_id;
uniform mat3 u_matrix;
uniform vec2 u_viewport;
uniform float u_growth;
uniform float u_thinning;
uniform float u_slack;
varying vec2 v_point;
varying float v_length;
varying vec4 v_line;
varying vec4 v_colour;
varying vec4 v_id;
const float GAP = 2.0;
void main() {
  vec2 from = (u_matrix * vec3(a_from, 1.0)).xy * u_viewport * 0.5;
  vec2 to = (u_matrix * vec3(a_to, 1.0)).xy * u_viewport * 0.5;
  float span = max(length(to - from), 0.001);
  vec2 along = (to - from) / span;
  vec2 headed = vec2(a_line.w == 2.0, a_line.w == 1.0);
  vec2 trimmed = headed * (a_sizes * u_growth + GAP);
  v_line = vec4(a_line.x * u_thinning, a_line.yzw);
  v_length = span - trimmed.x - trimmed.y;
  float reach = max(v_line.x * 0.5 + 1.0, a_line.w > 0.0 ? v_line.x * 0.63 + 3.5 : 0.0);
  reach = max(reach, u_slack);
  v_point = vec2(a_corner.x * v_length, a_corner.y * reach);
  vec2 at = from + along * (trimmed.x + v_point.x) + vec2(-along.y, along.x) * v_point.y;
  gl_Position = vec4(v_length > 0.0 ? at * 2.0 / u_viewport : vec2(2.0), 0.0, 1.0);
  v_colour = a_colour * 255.0 / 254.0;
  v_id = vec4(a_id.rgb, 1.0);
}`;

const FRAGMENT = `
precision highp float;
uniform float u_pixels;
varying vec2 v_point;
varying float v_length;
varying vec4 v_line;
varying vec4 v_colour;
varying vec4 v_id;
float covered(float away) {
  return clamp(0.5 - away * u_pixels, 0.0, 1.0);
}
float head(float behind, float width) {
  float size = width * 1.5 + 6.0;
  return covered(max(abs(v_point.y) - behind * 0.42, behind - size));
}
void main() {
#ifdef PICKING_MODE
  gl_FragColor = v_id;
#else
  float width = v_line.x;
  float size = width * 1.5 + 5.0;
  float start = v_line.w == 2.0 ? size : 0.0;
  float end = v_line.w == 1.0 ? v_length - size : v_length;
  float period = v_line.y + v_line.z;
  float away = abs(v_point.y) - width * 0.5;
  if (v_line.z > 0.0) {
    float dash = max(v_line.y - width, 0.0) * 0.5;
    float place = mod(v_point.x - v_line.y * 0.5, period);
    place = min(place, period - place);
    away = length(vec2(max(place - dash, 0.0), v_point.y)) - width * 0.5;
  }
  away = max(away, max(start - v_point.x, v_point.x - end));
  float alpha = covered(away);
  if (v_line.w == 1.0) alpha = max(alpha, head(v_length - v_point.x, width));
  if (v_line.w == 2.0) alpha = max(alpha, head(v_point.x, width));
  gl_FragColor = vec4(v_colour.rgb, 1.0) * alpha;
#endif
}`;

const CORNERS = [[0, -1], [0, 1], [1, -1], [1, -1], [0, 1], [1, 1]];
const ARROWS = { forward: 1, backward: 2 };

/**
 * Return the program for ties.
 *
 * `frame` says what is common to all of them, whenever a frame is drawn: `thinning` (what every thickness is multiplied
 * by) and `slack` (pixels beside a line that still hit it). A tie has `size` (pixels),
 * `dash` ([pixels drawn, pixels left out], none of either for a solid line), `directed` and `fill`, its colour.
 */
export function tieProgram(Sigma, frame) {
  const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGL2RenderingContext;
  const { floatColor } = Sigma.utils;
  return class extends Sigma.rendering.EdgeProgram {
    getDefinition() {
      return {
        VERTICES: CORNERS.length,
        VERTEX_SHADER_SOURCE: VERTEX,
        FRAGMENT_SHADER_SOURCE: FRAGMENT,
        METHOD: TRIANGLES,
        UNIFORMS: ["u_matrix", "u_viewport", "u_growth", "u_thinning", "u_slack", "u_pixels"],
        ATTRIBUTES: [
          { name: "a_corner", size: 2, type: FLOAT },
          { name: "a_from", size: 2, type: FLOAT },
          { name: "a_to", size: 2, type: FLOAT },
          { name: "a_sizes", size: 2, type: FLOAT },
          { name: "a_line", size: 4, type: FLOAT },
          { name: "a_colour", size: 4, type: UNSIGNED_BYTE, normalized: true },
          { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
        ],
      };
    }

    processVisibleItem(id, start, from, to, { size, dash, directed, fill }) {
      const drawn = [
        ...[from.x, from.y, to.x, to.y, from.size * from.shape.reach, to.size * to.shape.reach],
        ...[size, dash[0], dash[1], ARROWS[directed] ?? 0, floatColor(fill), id],
      ];
      repeat(this.array, start, CORNERS, drawn);
    }

    setUniforms({ matrix, width, height, sizeRatio, pixelRatio }, { gl, uniformLocations: at, isPicking }) {
      gl.uniformMatrix3fv(at.u_matrix, false, matrix);
      gl.uniform2f(at.u_viewport, width, height);
      gl.uniform1f(at.u_growth, 1 / sizeRatio);
      gl.uniform1f(at.u_thinning, frame.thinning);
      gl.uniform1f(at.u_slack, isPicking ? frame.slack : 0);
      gl.uniform1f(at.u_pixels, pixelRatio);
    }
  };
}
