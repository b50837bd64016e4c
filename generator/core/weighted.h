#pragma once
#include <cstddef>

namespace pm::gen {

/// Which of `count` things a lot falls on, each as likely as its weight: `unit` is the lot in 0..1,
/// `weight(i)` at least 0. The last where rounding leaves none; `count` must not be 0.
template <class Weight>
std::size_t weighted_index(std::size_t count, double unit, const Weight& weight) {
  double sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += weight(i);
  double at = unit * sum;
  for (std::size_t i = 0; i < count; ++i) {
    at -= weight(i);
    if (at <= 0) return i;
  }
  return count - 1;
}

}  // namespace pm::gen
