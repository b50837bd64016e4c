#pragma once
#include <cstdint>

namespace pm {

/// The kernels of pm_sinf and pm_cosf (det_math.h), open to the compiler: a rotation needs both,
/// and natively they are then worked out together. Same operations in the same order, same bits.
struct TrigArgument {
  float rest = 0;         ///< -pi/4..pi/4
  std::int32_t turn = 0;  ///< quarter turns
};

/// Cody-Waite reduction; for |x| below 2^22 quarter turns, larger angles do not occur in a game.
inline TrigArgument trig_argument(float x) {
  const float turns = x * 0.636619772367581F;
  const auto turn = static_cast<std::int32_t>(turns + (turns < 0.0F ? -0.5F : 0.5F));
  const auto n = static_cast<float>(turn);
  return {((x - n * 1.5703125F) - n * 4.837512969970703125e-4F) - n * 7.549789948768648e-8F, turn};
}

/// Minimax sine on [-pi/4, pi/4] (Cephes sinf coefficients).
inline float sin_kernel(float x) {
  const float z = x * x;
  return ((-1.9515295891e-4F * z + 8.3321608736e-3F) * z - 1.6666654611e-1F) * z * x + x;
}

/// Minimax cosine on [-pi/4, pi/4] (Cephes cosf coefficients).
inline float cos_kernel(float x) {
  const float z = x * x;
  return ((2.443315711809948e-5F * z - 1.388731625493765e-3F) * z + 4.166664568298827e-2F) * z * z -
         0.5F * z + 1.0F;
}

/// Sine of the angle plus `quarters` quarter turns.
inline float sin_shifted(const TrigArgument& at, std::int32_t quarters) {
  const std::int32_t turn = at.turn + quarters;
  const float value = (turn & 1) != 0 ? cos_kernel(at.rest) : sin_kernel(at.rest);
  return (turn & 2) != 0 ? -value : value;
}

inline float sin_inline(float radians) { return sin_shifted(trig_argument(radians), 0); }
inline float cos_inline(float radians) { return sin_shifted(trig_argument(radians), 1); }

}  // namespace pm
