#version 300 es
precision highp float;
in vec2 local;
in vec2 unit;
in vec2 uv;
flat in vec2 half_size;
flat in vec4 param;
flat in vec2 more;
flat in vec4 ca;
flat in vec4 cb;
flat in vec4 cc;
flat in uint what;
uniform sampler2D atlas;
uniform sampler2D words;
uniform sampler2D far;
uniform sampler2D near;
uniform sampler2D picture;
out vec4 color;
float round_box(vec2 p, vec2 b, float r) {
  r = min(r, min(b.x, b.y));
  vec2 q = abs(p) - b + r;
  return length(max(q, 0.)) + min(max(q.x, q.y), 0.) - r;
}
vec4 straight(vec3 c, float a) { return vec4(c * a, a); }
vec4 over(vec4 top, vec4 low) { return top + low * (1. - top.a); }
vec4 panel() {
  float shadow = param.z, lw = param.y;
  vec2 b = half_size - shadow;
  float d = round_box(local, b, param.x);
  float t = clamp(local.y / b.y * .5 + .5, 0., 1.);
  vec4 fill = mix(ca, cb, t);
  vec4 o = vec4(0);
  if (shadow > 0.) {
    float s = round_box(local - vec2(0, shadow * .45), b, param.x);
    o = straight(vec3(.05, .03, .14), .40 * ca.a * smoothstep(shadow, -shadow * .8, s) * smoothstep(-shadow * 2., 0., d + shadow));
  }
  float di = d + lw;
  // The line also lies under the fill, so that no seam shows; a hollow panel keeps only its rim.
  float line_a = cc.a * clamp(.5 - d, 0., 1.) * max(step(.01, fill.a), clamp(.5 + di, 0., 1.));
  if (lw > 0.) o = over(straight(cc.rgb, line_a), o);
  o = over(straight(fill.rgb, fill.a * clamp(.5 - di, 0., 1.)), o);
  if (more.x > 0. && lw >= 0.) {
    float inner = max(min(b.x, b.y) * .12, 1.);
    float g = round_box(local + vec2(0, b.y * .46), vec2(b.x - lw - inner, b.y * .42), param.x * .8);
    o.rgb += fill.a * more.x * clamp(.5 - g, 0., 1.) * (1. - t) * 1.6 * (1. - o.rgb * .5) * .8;
    float rim = clamp(1. - abs(di + 1.2) / 1.4, 0., 1.) * smoothstep(.55, .1, t);
    o.rgb += fill.a * rim * more.x * 1.5 * (1. - o.rgb);
    o.rgb = min(o.rgb, vec3(o.a));
  }
  return o;
}
void main() {
  float r = length(unit);
  vec4 o = vec4(0);
  if (what == 0u) {
    o = texture(atlas, uv);
    o.rgb = mix(o.rgb * ca.rgb, vec3(o.a), param.x);
    o *= ca.a;
  } else if (what == 1u) {
    o = texture(words, uv) * ca.a;
  } else if (what == 2u) {
    o = panel();
  } else if (what == 3u) {
    float g = max(1. - r, 0.);
    o = straight(ca.rgb, ca.a * g * g * (3. - 2. * g));
  } else if (what == 4u) {
    vec2 a = abs(unit);
    float g = max(0., 1. - pow(a.x, .5) - pow(a.y, .5));
    g = clamp(g * 6., 0., 1.) + .35 * max(1. - r * 1.4, 0.);
    o = straight(mix(ca.rgb, vec3(1), .5 * g), ca.a * min(g, 1.));
  } else if (what == 5u) {
    o = vec4(texture(far, uv).rgb, 1) * ca.a;
  } else if (what == 6u) {
    o = texture(near, uv) * ca.a;
  } else if (what == 7u) {
    float turn = fract(atan(local.x, -local.y) / 6.2831853 + 1.);
    float d = abs(length(local) - param.x) - param.y * .5;
    o = straight(ca.rgb, ca.a * clamp(.5 - d, 0., 1.) * step(param.z, turn) * step(turn, more.x));
  } else if (what == 8u) {
    float a = atan(unit.y, unit.x) * 14.;
    o = straight(ca.rgb, ca.a * smoothstep(-.1, .25, sin(a)) * max(1. - r, 0.) * smoothstep(0., .12, r));
  } else if (what == 9u) {
    vec4 f = mix(ca, cb, unit.y * .5 + .5);
    o = straight(f.rgb, f.a);
  } else {
    // Picture with rounded corners (param.x).
    vec4 t = texture(picture, uv);
    o = t * ca.a * clamp(.5 - round_box(local, half_size, param.x), 0., 1.);
  }
  color = o;
}
