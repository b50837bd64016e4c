#version 300 es
// Six vertices a quad, without arrays: a block holds 256 quads of four words of four each; see
// Quad in runtime/view/painter.h. What changes between draw calls are constant attributes: a uniform's
// place would have to be asked for, which makes the page wait for the driver. The fragment programs take of the outputs what they need.
layout(std140) uniform Quads{uvec4 quads[1024];};
layout(location=1) in vec4 a;  // the screen's size, this draw call's first quad
out vec2 local;
out vec2 uv;
flat out vec2 half_size;
flat out vec4 look;
flat out vec4 ca;
flat out vec4 cb;
flat out vec4 cc;
// colours are 0xRRGGBBAA words
vec4 rgba(uint c) { return vec4(c >> 24u, c >> 16u & 255u, c >> 8u & 255u, c & 255u) / 255.; }
void main() {
  int i = (int(a.z) + gl_VertexID / 6) * 4, v = gl_VertexID % 6;
  v = v < 3 ? v : v < 5 ? 5 - v : 3;
  vec2 corner = vec2(v & 1, v >> 1) * 2. - 1.;
  vec4 box = uintBitsToFloat(quads[i]), turn = uintBitsToFloat(quads[i + 1]), rect = uintBitsToFloat(quads[i + 2]);
  uvec4 ink = quads[i + 3];
  vec2 p = corner * box.zw;
  local = p;
  half_size = box.zw;
  uv = mix(rect.xy, rect.zw, corner * .5 + .5);
  ca = rgba(ink.x);
  cb = rgba(ink.y);
  cc = rgba(ink.z);
  look = vec4(turn.zw, rect.xz);
  if (ink.w == 6u) {
    // a piece of an unturned panel: where its middle lies from the panel's, and the panel's half size
    local += turn.xy;
    half_size = rect.yw;
    turn.xy = vec2(1, 0);
  }
  if (ink.w == 7u) {
    // a flat strip: no corners, no smooth edges, so that strips join without a seam
    half_size += 1.;
    if (corner.y < 0.) p.x *= turn.w;
    local.x = 0.;
    look = vec4(0);
  }
  p = box.xy + vec2(p.x * turn.x - p.y * turn.y, p.x * turn.y + p.y * turn.x);
  gl_Position = vec4(p / a.xy * vec2(2, -2) + vec2(-1, 1), 0, 1);
}
