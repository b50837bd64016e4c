#pragma once
#include <atomic>

namespace pm::gen {

/// While it lives, Ctrl-C and a polite kill only raise a flag, so that unfinished output can be
/// removed. A second signal ends the program at once. One at a time.
class InterruptGuard {
 public:
  InterruptGuard();
  /// Puts the old handling back; when a signal came, it is raised again and ends the program.
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;

  static const std::atomic<bool>& flag();
};

}  // namespace pm::gen
