#version 300 es
// One instance a quad, corners from the vertex number; see Quad in runtime/view/painter.h.
layout(location=0) in vec4 box;
layout(location=1) in vec4 turn;
layout(location=2) in vec4 rect;
layout(location=3) in vec4 colorA;
layout(location=4) in vec4 colorB;
layout(location=5) in vec4 colorC;
layout(location=6) in uint kind;
uniform vec2 screen;
out vec2 local;
out vec2 unit;
out vec2 uv;
flat out vec2 half_size;
flat out vec4 param;
flat out vec2 more;
flat out vec4 ca;
flat out vec4 cb;
flat out vec4 cc;
flat out uint what;
void main() {
  vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)) * 2. - 1.;
  unit = corner;
  vec2 p = corner * box.zw;
  if (kind == 9u && corner.y < 0.) p.x *= turn.z;
  local = p;
  uv = mix(rect.xy, rect.zw, corner * .5 + .5);
  half_size = box.zw;
  param = vec4(turn.zw, rect.xy);
  more = rect.zw;
  // Colours are 0xRRGGBBAA words, little endian in memory.
  ca = colorA.wzyx;
  cb = colorB.wzyx;
  cc = colorC.wzyx;
  what = kind;
  p = box.xy + vec2(p.x * turn.x - p.y * turn.y, p.x * turn.y + p.y * turn.x);
  gl_Position = vec4(p / screen * vec2(2, -2) + vec2(-1, 1), 0, 1);
}
