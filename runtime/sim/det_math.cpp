#include "runtime/sim/det_math.h"

#include <bit>
#include <cstdint>

#include "runtime/sim/det_trig.h"

namespace {

constexpr float kPi = 3.14159265358979F;
constexpr float kHalfPi = 1.57079632679490F;

/// Nearest integer to x for |x| < 2^22; larger angles do not occur in a game.
float round_to_int(float x) {
  return static_cast<float>(static_cast<std::int32_t>(x + (x < 0.0F ? -0.5F : 0.5F)));
}

float atan_positive(float x) {
  float offset = 0.0F;
  if (x > 2.414213562373095F) {
    offset = kHalfPi;
    x = -1.0F / x;
  } else if (x > 0.4142135623730950F) {
    offset = 0.5F * kHalfPi;
    x = (x - 1.0F) / (x + 1.0F);
  }
  const float z = x * x;
  return offset +
         (((8.05374449538e-2F * z - 1.38776856032e-1F) * z + 1.99777106478e-1F) * z -
          3.33329491539e-1F) *
             z * x +
         x;
}

}  // namespace

extern "C" {

// Kept out of line: the shipped module, small first, would hold them at every rotation of Box2D.
__attribute__((noinline)) float pm_sinf(float radians) { return pm::sin_inline(radians); }
__attribute__((noinline)) float pm_cosf(float radians) { return pm::cos_inline(radians); }

float pm_atan2f(float y, float x) {
  if (x == 0.0F) return y > 0.0F ? kHalfPi : (y < 0.0F ? -kHalfPi : 0.0F);
  const float ax = x < 0.0F ? -x : x;
  const float ay = y < 0.0F ? -y : y;
  float angle = atan_positive(ay / ax);
  if (x < 0.0F) angle = kPi - angle;
  return y < 0.0F ? -angle : angle;
}

float pm_expf(float x) {
  if (x > 88.0F) x = 88.0F;
  if (x < -87.0F) return 0.0F;
  const float n = round_to_int(x * 1.44269504088896341F);
  const float r = (x - n * 0.693359375F) + n * 2.12194440e-4F;
  float p = 1.9875691500e-4F;
  p = p * r + 1.3981999507e-3F;
  p = p * r + 8.3334519073e-3F;
  p = p * r + 4.1665795894e-2F;
  p = p * r + 1.6666665459e-1F;
  p = p * r + 5.0000001201e-1F;
  p = p * r * r + r + 1.0F;
  const auto bits = static_cast<std::uint32_t>(static_cast<std::int32_t>(n) + 127) << 23U;
  return p * std::bit_cast<float>(bits);
}

float pm_sqrtf(float x) { return __builtin_sqrtf(x); }
}
