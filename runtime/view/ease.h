#pragma once

namespace pm {

inline float clamp01(float t) { return t < 0 ? 0 : (t > 1 ? 1 : t); }
inline float lerp(float a, float b, float t) { return a + (b - a) * t; }
inline float ease_out(float t) {
  const float u = 1 - clamp01(t);
  return 1 - u * u * u;
}
inline float ease_in(float t) {
  t = clamp01(t);
  return t * t * t;
}
inline float ease_in_out(float t) {
  t = clamp01(t);
  return t * t * (3 - 2 * t);
}
/// Overshoots by about 10 % before it settles at 1.
inline float ease_out_back(float t) {
  const float u = clamp01(t) - 1;
  return 1 + u * u * (2.70158F * u + 1.70158F);
}
/// 0 -> 1 -> 0 over t in 0..1.
inline float bump(float t) {
  t = clamp01(t);
  return 4 * t * (1 - t);
}

}  // namespace pm
