// Pass 4: one work group for each picture brings its maps together.
layout(local_size_x = 64) in;
uniform sampler2DArray u_means;
uniform sampler2DArray u_maps;
uniform ivec2 u_size;
uniform float u_blank; // spread of the colours around a block below which nothing is there

struct Wanted { ivec4 cta; }; // blocks: left, top, right, bottom
struct Picture {
  vec4 found;  // share that stands out less than the call to action, congestion, edges, blank
  vec4 cells[128]; // 8 x 16, rows from the top: mean OKLab
};
layout(std430, binding = 0) readonly buffer Pictures { Wanted wanted[]; };
layout(std430, binding = 1) writeonly buffer Results { Picture pictures[]; };

shared vec4 s_sum[64];
shared float s_cta[64];
shared float s_cta_count[64];
shared float s_level;

void main() {
  int picture = int(gl_WorkGroupID.x);
  int me = int(gl_LocalInvocationID.x);
  ivec2 blocks = u_size / kBlock;
  int count = blocks.x * blocks.y;
  ivec4 cta = wanted[picture].cta;
  vec4 sum = vec4(0.0);
  float in_cta = 0.0, in_count = 0.0;
  for (int i = me; i < count; i += 64) {
    ivec2 at = ivec2(i % blocks.x, i / blocks.x);
    vec4 map = texelFetch(u_maps, ivec3(at, picture), 0);
    sum += vec4(0.0, map.y, map.z, step(map.w, u_blank));
    if (at.x >= cta.x && at.y >= cta.y && at.x < cta.z && at.y < cta.w) {
      in_cta += map.x;
      in_count += 1.0;
    }
  }
  s_sum[me] = sum;
  s_cta[me] = in_cta;
  s_cta_count[me] = in_count;
  barrier();
  if (me == 0) {
    vec2 total = vec2(0.0);
    for (int t = 0; t < 64; ++t) total += vec2(s_cta[t], s_cta_count[t]);
    s_level = total.x / max(total.y, 1.0);
  }
  barrier();
  float below = 0.0, outside = 0.0;
  for (int i = me; i < count; i += 64) {
    ivec2 at = ivec2(i % blocks.x, i / blocks.x);
    if (at.x >= cta.x && at.y >= cta.y && at.x < cta.z && at.y < cta.w) continue;
    outside += 1.0;
    below += step(texelFetch(u_maps, ivec3(at, picture), 0).x, s_level);
  }
  s_cta[me] = below;
  s_cta_count[me] = outside;
  barrier();
  for (int cell = me; cell < 128; cell += 64) {
    ivec2 at = ivec2(cell % 8, cell / 8);
    ivec2 from = at * blocks / ivec2(8, 16);
    ivec2 to = (at + 1) * blocks / ivec2(8, 16);
    vec3 lab = vec3(0.0);
    for (int y = from.y; y < to.y; ++y) {
      for (int x = from.x; x < to.x; ++x) lab += texelFetch(u_means, ivec3(x, y, picture), 0).xyz;
    }
    ivec2 span = to - from;
    pictures[picture].cells[cell] = vec4(lab / float(max(1, span.x * span.y)), 0.0);
  }
  if (me != 0) return;
  vec4 all = vec4(0.0);
  float under = 0.0, others = 0.0;
  for (int t = 0; t < 64; ++t) {
    all += s_sum[t];
    under += s_cta[t];
    others += s_cta_count[t];
  }
  all /= float(count);
  all.x = under / max(others, 1.0);
  pictures[picture].found = all;
}
