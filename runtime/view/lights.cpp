#include "runtime/view/lights.h"

#include "runtime/sim/det_math.h"
#include "runtime/view/ease.h"

namespace pm {

namespace {

float smooth(float from, float to, float v) {
  const float t = clamp01((v - from) / (to - from));
  return t * t * (3 - 2 * t);
}

/// Sine of 14 times the angle of (x, y): the 14th power of a unit complex number.
float fourteenth(float x, float y) {
  float re[3];
  float im[3];
  for (int i = 0; i < 3; ++i) {  // powers 2, 4, 8
    re[i] = x * x - y * y;
    im[i] = 2 * x * y;
    x = re[i];
    y = im[i];
  }
  const float re6 = re[0] * re[1] - im[0] * im[1];
  const float im6 = re[0] * im[1] + im[0] * re[1];
  return re6 * im[2] + im6 * re[2];
}

float light(Painter::Extra which, float x, float y) {
  const float r = pm_sqrtf(x * x + y * y);
  const float far = 1 - r < 0 ? 0 : 1 - r;
  switch (which) {
    case Painter::Extra::glow: return far * far * (3 - 2 * far);
    case Painter::Extra::spark: {
      const float g = 1 - pm_sqrtf(x < 0 ? -x : x) - pm_sqrtf(y < 0 ? -y : y);
      return clamp01(clamp01(g * 6) + 0.35F * clamp01(1 - r * 1.4F));
    }
    case Painter::Extra::rays:
      return r <= 0 ? 0
                    : smooth(-0.1F, 0.25F, fourteenth(x / r, y / r)) * far * smooth(0, 0.12F, r);
    default: return 0;
  }
}

}  // namespace

void draw_light(Painter::Extra which, int size, std::span<std::uint8_t> rgba) {
  const float step = 2.0F / static_cast<float>(size);
  std::size_t at = 0;
  for (int j = 0; j < size; ++j) {
    for (int i = 0; i < size; ++i) {
      const float v = light(which, (static_cast<float>(i) + 0.5F) * step - 1,
                            1 - (static_cast<float>(j) + 0.5F) * step);
      for (int c = 0; c < 4; ++c) rgba[at++] = static_cast<std::uint8_t>(v * 255 + 0.5F);
    }
  }
}

}  // namespace pm
