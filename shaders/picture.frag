#version 300 es
// Sprites, words, the background's layers and the icon: a premultiplied texture under a colour filter.
precision highp float;
in vec2 uv;
flat in vec4 look;
flat in vec4 ca;
uniform sampler2D source;
out vec4 color;
void main() {
  vec4 o = texture(source, uv);
  color = vec4(mix(o.rgb * ca.rgb, o.aaa, look.x), o.a) * ca.a;
}
