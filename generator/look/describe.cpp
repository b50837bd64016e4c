#include "generator/look/describe.h"

#include <array>

namespace pm::gen {

namespace {

/// Linear light by sRGB byte.
const std::array<double, 256>& linear_table() {
  static const std::array<double, 256> table = [] {
    std::array<double, 256> out{};
    for (unsigned byte = 0; byte < out.size(); ++byte) out[byte] = to_linear(byte << 24U).r;
    return out;
  }();
  return table;
}

}  // namespace

Descriptor describe(std::span<const std::uint8_t> rgba, int width_px, int height_px) {
  const std::array<double, 256>& linear = linear_table();
  Descriptor out{};
  for (int row = 0; row < kCellRows; ++row) {
    for (int column = 0; column < kCellColumns; ++column) {
      const int top = row * height_px / kCellRows;
      const int bottom = (row + 1) * height_px / kCellRows;
      const int left = column * width_px / kCellColumns;
      const int right = (column + 1) * width_px / kCellColumns;
      Oklab sum;
      for (int y = top; y < bottom; ++y) {
        for (int x = left; x < right; ++x) {
          const std::size_t at = (static_cast<std::size_t>(y) * static_cast<std::size_t>(width_px) +
                                  static_cast<std::size_t>(x)) *
                                 4;
          const Oklab lab =
              to_oklab({linear[rgba[at]], linear[rgba[at + 1]], linear[rgba[at + 2]]});
          sum.L += lab.L;
          sum.a += lab.a;
          sum.b += lab.b;
        }
      }
      const double count = static_cast<double>(bottom - top) * (right - left);
      out[static_cast<std::size_t>(row * kCellColumns + column)] = {sum.L / count, sum.a / count,
                                                                    sum.b / count};
    }
  }
  return out;
}

}  // namespace pm::gen
