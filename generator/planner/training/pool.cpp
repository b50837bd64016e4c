// The student's table for train.py: weighted means of rows and their gradients. Many times faster
// than general sparse operations, because a step touches each row it needs once.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace {
constexpr std::int64_t kWidth = PM_WIDTH;
constexpr float kTiny = 1e-9F;

float mass_of(float weight) { return std::exp(std::clamp(weight, -8.0F, 8.0F)); }
}  // namespace

extern "C" {

/// pooled[t] = sum of exp(weights[r]) * values[r] over the rows r of text t, divided by mass[t],
/// the sum of the factors. The rows of text t are flat[starts[t] .. starts[t + 1]).
void pool_forward(const float* values, const float* weights, const std::int32_t* flat,
                  const std::int64_t* starts, std::int64_t texts, float* pooled, float* mass) {
  for (std::int64_t t = 0; t < texts; ++t) {
    float* out = pooled + t * kWidth;
    std::fill_n(out, kWidth, 0.0F);
    float total = 0;
    for (std::int64_t i = starts[t]; i < starts[t + 1]; ++i) {
      const float m = mass_of(weights[flat[i]]);
      const float* v = values + flat[i] * kWidth;
      total += m;
      for (std::int64_t k = 0; k < kWidth; ++k) out[k] += m * v[k];
    }
    mass[t] = total;
    const float scale = total > 0 ? 1 / total : 0;
    for (std::int64_t k = 0; k < kWidth; ++k) out[k] *= scale;
  }
}

/// One step of row-wise Adagrad from the gradients of `pooled`. `slot_of` has an entry of -1 per
/// row of the table, and has it again afterwards.
void pool_step(float* values, float* weights, float* square, float* weight_square,
               std::int32_t* slot_of, const std::int32_t* flat, const std::int64_t* starts,
               std::int64_t texts, const float* pooled, const float* mass, const float* grad,
               float rate, float weight_rate) {
  std::vector<std::int32_t> touched;
  std::vector<float> sums, weight_sums;
  for (std::int64_t t = 0; t < texts; ++t) {
    const float* g = grad + t * kWidth;
    const float* p = pooled + t * kWidth;
    float along_pooled = 0;
    for (std::int64_t k = 0; k < kWidth; ++k) along_pooled += g[k] * p[k];
    for (std::int64_t i = starts[t]; i < starts[t + 1]; ++i) {
      const std::int32_t row = flat[i];
      if (slot_of[row] < 0) {
        slot_of[row] = static_cast<std::int32_t>(touched.size());
        touched.push_back(row);
        sums.resize(sums.size() + kWidth, 0.0F);
        weight_sums.push_back(0.0F);
      }
      const float share = mass_of(weights[row]) / mass[t];
      float* sum = sums.data() + slot_of[row] * kWidth;
      const float* v = values + row * kWidth;
      float along = 0;
      for (std::int64_t k = 0; k < kWidth; ++k) {
        sum[k] += share * g[k];
        along += g[k] * v[k];
      }
      weight_sums[slot_of[row]] += share * (along - along_pooled);
    }
  }
  for (std::size_t s = 0; s < touched.size(); ++s) {
    const std::int32_t row = touched[s];
    const float* sum = sums.data() + s * kWidth;
    float squares = 0;
    for (std::int64_t k = 0; k < kWidth; ++k) squares += sum[k] * sum[k];
    square[row] += squares / kWidth;
    const float scale = rate / (std::sqrt(square[row]) + kTiny);
    float* v = values + row * kWidth;
    for (std::int64_t k = 0; k < kWidth; ++k) v[k] -= scale * sum[k];
    weight_square[row] += weight_sums[s] * weight_sums[s];
    weights[row] -= weight_rate * weight_sums[s] / (std::sqrt(weight_square[row]) + kTiny);
    slot_of[row] = -1;
  }
}
}
