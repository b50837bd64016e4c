#pragma once
#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "generator/core/result.h"

namespace pm::gen {

/// Runs `task(index, state)` for each index below `count` on up to `threads` threads, each with a
/// state of its own from `make_state()`, made on that thread. The first error ends it and is
/// returned; tasks that have begun are finished.
template <class MakeState, class Task>
Status in_parallel(std::size_t count, int threads, const MakeState& make_state, const Task& task) {
  std::atomic<std::size_t> next{0};
  std::atomic<bool> stop{false};
  std::mutex guard;
  std::optional<Error> fault;
  const auto work = [&] {
    auto state = make_state();
    for (std::size_t i = next++; i < count && !stop; i = next++) {
      auto done = task(i, state);
      if (done) continue;
      stop = true;
      const std::lock_guard lock(guard);
      if (!fault) fault = done.error();
    }
  };
  {
    std::vector<std::jthread> crew;
    const auto most = static_cast<std::size_t>(std::max(1, threads));
    for (std::size_t t = 0; t < std::min(most, count); ++t) crew.emplace_back(work);
  }
  if (fault) return *fault;
  return Done{};
}

}  // namespace pm::gen
