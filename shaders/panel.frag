#version 300 es
// A rounded box with gradient fill, outline, light upper half and soft shadow. Large insides never come
// here: the batches draw them plain.
precision highp float;
in vec2 local;
flat in vec2 half_size;
flat in vec4 look;  // corner radius, line width, shadow, gloss
flat in vec4 ca;    // fill at the top, fill at the bottom, line
flat in vec4 cb;
flat in vec4 cc;
out vec4 color;
float round_box(vec2 p, vec2 b, float r) {
  r = min(r, min(b.x, b.y));
  p = abs(p) - b + r;
  return length(max(p, 0.)) + min(max(p.x, p.y), 0.) - r;
}
void main() {
  float shadow = look.z, lw = look.y;
  vec2 b = half_size - shadow;
  float d = round_box(local, b, look.x), di = d + lw, t = clamp(local.y / b.y * .5 + .5, 0., 1.);
  vec4 fill = mix(ca, cb, t);
  float dark = round_box(local - vec2(0, shadow * .45), b, look.x);
  // The line also lies under the fill, so that no seam shows; a hollow panel keeps only its rim.
  float line = (lw > 0. ? cc.a : 0.) * clamp(.5 - d, 0., 1.) * (fill.a < .01 ? clamp(.5 + di, 0., 1.) : 1.);
  vec4 o = vec4(.05, .03, .14, 1) * (shadow > 0. ? .4 * ca.a * smoothstep(shadow, -shadow * .8, dark) * smoothstep(-shadow * 2., 0., d + shadow) : 0.);
  o = o * (1. - line) + vec4(cc.rgb, 1) * line;
  line = fill.a * clamp(.5 - di, 0., 1.);
  o = o * (1. - line) + vec4(fill.rgb, 1) * line;
  // light from above: on the upper half, and along the upper rim
  float gloss = fill.a * look.w, g = round_box(local + vec2(0, b.y * .46), vec2(b.x - lw - max(min(b.x, b.y) * .12, 1.), b.y * .42), look.x * .8);
  o.rgb += gloss * clamp(.5 - g, 0., 1.) * (1. - t) * 1.28 * (1. - o.rgb * .5);
  o.rgb += gloss * 1.5 * clamp(1. - abs(di + 1.2) / 1.4, 0., 1.) * smoothstep(.55, .1, t) * (1. - o.rgb);
  if (gloss > 0.) o.rgb = min(o.rgb, o.aaa);
  color = o;
}
