// Pass 3: one work group for each region, a run of words or a piece of the game. What belongs to it
// is what changes when it is left out of the drawing; what is behind it is what is seen then.
layout(local_size_x = 64) in;
uniform sampler2DArray u_frames;

struct Region {
  ivec4 rect; // px: left, top, right, bottom
  ivec4 info; // kind (0 words, 1 piece), picture
};
struct Found {
  vec4 contrast; // figure's own dark to light, figure to ground, pixels of it, largest change 0..1
  vec4 seen[4];  // mean OKLab by normal, protan, deutan and tritan eyes; w unused
};
layout(std430, binding = 0) readonly buffer Regions { Region regions[]; };
layout(std430, binding = 1) writeonly buffer Results { Found found[]; };

const int kBins = 256;
shared uint s_figure[kBins];
shared uint s_ground[kBins];
shared uint s_most;
shared uint s_pixels;
shared uint s_area;
shared vec3 s_sum[64 * 4];
shared float s_count[64];

// Vienot, Brettel and Mollon 1999 (protan, deutan), Machado, Oliveira and Fernandes 2009 at full
// strength (tritan); all on linear light. Columns.
vec3 protan(vec3 c) {
  return mat3(0.11238, 0.11238, 0.00401, 0.88762, 0.88762, -0.00401, 0.0, 0.0, 1.0) * c;
}
vec3 deutan(vec3 c) {
  return mat3(0.29275, 0.29275, -0.02234, 0.70725, 0.70725, 0.02234, 0.0, 0.0, 1.0) * c;
}
vec3 tritan(vec3 c) {
  return mat3(1.255528, -0.078411, 0.004733, -0.076749, 0.930809, 0.691367, -0.178779, 0.147602, 0.303900) * c;
}

float change(vec3 a, vec3 b) {
  vec3 d = abs(a - b);
  return max(d.x, max(d.y, d.z));
}

// Finer for the dark, where contrast is made.
int bin_of(vec3 linear) {
  return clamp(int(pow(luminance(linear), 1.0 / 2.4) * float(kBins)), 0, kBins - 1);
}

float luminance_of(int bin) { return pow((float(bin) + 0.5) / float(kBins), 2.4); }

float contrast(float a, float b) { return (max(a, b) + 0.05) / (min(a, b) + 0.05); }

int percentile(bool figure, float share) {
  float wanted = share * float(figure ? s_pixels : s_area);
  float seen = 0.0;
  for (int i = 0; i < kBins; ++i) {
    seen += float(figure ? s_figure[i] : s_ground[i]);
    if (seen >= wanted) return i;
  }
  return kBins - 1;
}

void main() {
  int index = int(gl_WorkGroupID.x);
  int me = int(gl_LocalInvocationID.x);
  Region region = regions[index];
  bool piece = region.info.x == 1;
  int layer = region.info.y * kLayers;
  // Words are left out in the second layer, pieces as well in the third.
  int with_layer = piece ? layer + 1 : layer;
  int width = max(0, region.rect.z - region.rect.x);
  int pixels = width * max(0, region.rect.w - region.rect.y);
  for (int i = me; i < kBins; i += 64) s_figure[i] = s_ground[i] = 0u;
  if (me == 0) s_most = s_pixels = s_area = 0u;
  barrier();
  for (int i = me; i < pixels; i += 64) {
    ivec2 at = region.rect.xy + ivec2(i % width, i / width);
    vec3 with_it = texelFetch(u_frames, ivec3(at, with_layer), 0).rgb;
    vec3 without = texelFetch(u_frames, ivec3(at, with_layer + 1), 0).rgb;
    atomicMax(s_most, uint(change(with_it, without) * 255.0 + 0.5));
    // All of the ground round the figure: where it swallows the figure, nothing changes.
    atomicAdd(s_ground[bin_of(to_linear(without))], 1u);
    atomicAdd(s_area, 1u);
  }
  barrier();
  float most = float(s_most) / 255.0;
  vec3 sum[4] = vec3[4](vec3(0.0), vec3(0.0), vec3(0.0), vec3(0.0));
  float count = 0.0;
  vec2 middle = vec2(region.rect.xy + region.rect.zw) * 0.5;
  vec2 half_size = max(vec2(region.rect.zw - region.rect.xy) * 0.5, vec2(1.0));
  for (int i = me; i < pixels && most > 0.0; i += 64) {
    ivec2 at = region.rect.xy + ivec2(i % width, i / width);
    vec3 with_it = texelFetch(u_frames, ivec3(at, with_layer), 0).rgb;
    vec3 without = texelFetch(u_frames, ivec3(at, with_layer + 1), 0).rgb;
    // The faint rim of smoothed edges belongs to neither.
    if (change(with_it, without) < 0.5 * most) continue;
    vec3 linear = to_linear(with_it);
    atomicAdd(s_figure[bin_of(linear)], 1u);
    atomicAdd(s_pixels, 1u);
    // The middle of a piece: its corners may show a neighbour.
    if (length((vec2(at) + 0.5 - middle) / half_size) > 0.6) continue;
    sum[0] += to_oklab(linear);
    sum[1] += to_oklab(protan(linear));
    sum[2] += to_oklab(deutan(linear));
    sum[3] += to_oklab(tritan(linear));
    count += 1.0;
  }
  for (int v = 0; v < 4; ++v) s_sum[me * 4 + v] = sum[v];
  s_count[me] = count;
  barrier();
  if (me != 0) return;
  Found result;
  result.contrast = vec4(1.0, 1.0, float(s_pixels), most);
  if (s_pixels > 0u) {
    float dark = luminance_of(percentile(true, 0.15));
    float light = luminance_of(percentile(true, 0.85));
    float ground_dark = luminance_of(percentile(false, 0.15));
    float ground_light = luminance_of(percentile(false, 0.85));
    // The worse of the ground's ends, for the better of the figure's.
    float against_dark = max(contrast(dark, ground_dark), contrast(light, ground_dark));
    float against_light = max(contrast(dark, ground_light), contrast(light, ground_light));
    result.contrast.x = contrast(dark, light);
    result.contrast.y = min(against_dark, against_light);
  }
  float all = 0.0;
  for (int t = 0; t < 64; ++t) all += s_count[t];
  for (int v = 0; v < 4; ++v) {
    vec3 total = vec3(0.0);
    for (int t = 0; t < 64; ++t) total += s_sum[t * 4 + v];
    result.seen[v] = vec4(total / max(all, 1.0), all);
  }
  found[index] = result;
}
