// Pass 1: each block of 4 x 4 pixels becomes its mean colour (OKLab), how far its pixels spread round
// it, and the share of its pixels that lie on an edge.
layout(local_size_x = 8, local_size_y = 8) in;
uniform sampler2DArray u_frames;
uniform ivec2 u_size;  // px
uniform float u_edge;  // step of OKLab lightness from one pixel to the next that counts as an edge
layout(rgba32f, binding = 0) writeonly uniform image2DArray u_means;   // OKLab, rms spread
layout(rgba32f, binding = 1) writeonly uniform image2DArray u_details; // edge share, lightness spread

vec3 lab_at(ivec2 at, int layer) {
  at = clamp(at, ivec2(0), u_size - 1);
  return to_oklab(to_linear(texelFetch(u_frames, ivec3(at, layer), 0).rgb));
}

void main() {
  ivec3 block = ivec3(gl_GlobalInvocationID);
  ivec2 blocks = u_size / kBlock;
  if (block.x >= blocks.x || block.y >= blocks.y) return;
  int layer = block.z * kLayers;
  vec3 window[36];
  for (int i = 0; i < 36; ++i) {
    window[i] = lab_at(block.xy * kBlock + ivec2(i % 6 - 1, i / 6 - 1), layer);
  }
  vec3 sum = vec3(0.0);
  float edges = 0.0;
  for (int y = 1; y < 5; ++y) {
    for (int x = 1; x < 5; ++x) {
      int at = y * 6 + x;
      sum += window[at];
      float dx = 0.5 * (window[at + 1].x - window[at - 1].x);
      float dy = 0.5 * (window[at + 6].x - window[at - 6].x);
      edges += step(u_edge * u_edge, dx * dx + dy * dy);
    }
  }
  vec3 mean = sum / 16.0;
  vec3 spread = vec3(0.0);
  for (int y = 1; y < 5; ++y) {
    for (int x = 1; x < 5; ++x) {
      vec3 d = window[y * 6 + x] - mean;
      spread += d * d;
    }
  }
  spread /= 16.0;
  imageStore(u_means, block, vec4(mean, sqrt(spread.x + spread.y + spread.z)));
  imageStore(u_details, block, vec4(edges / 16.0, sqrt(spread.x), 0.0, 0.0));
}
