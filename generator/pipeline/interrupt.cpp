#include "generator/pipeline/interrupt.h"

#include <signal.h>

#include <array>

namespace pm::gen {

namespace {

constexpr std::array<int, 3> kSignals{SIGINT, SIGTERM, SIGHUP};
std::atomic<bool> raised{false};
std::atomic<int> which{0};
std::array<struct sigaction, kSignals.size()> before;

void note(int signal) {
  which = signal;
  raised = true;
}

}  // namespace

InterruptGuard::InterruptGuard() {
  raised = false;
  which = 0;
  struct sigaction action{};
  action.sa_handler = note;
  sigemptyset(&action.sa_mask);
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  for (std::size_t i = 0; i < kSignals.size(); ++i) {
    sigaction(kSignals[i], nullptr, &before[i]);
    // What a parent told to ignore (nohup) stays ignored.
    if (before[i].sa_handler != SIG_IGN) sigaction(kSignals[i], &action, nullptr);
  }
}

InterruptGuard::~InterruptGuard() {
  for (std::size_t i = 0; i < kSignals.size(); ++i) sigaction(kSignals[i], &before[i], nullptr);
  if (raised) raise(which);
}

const std::atomic<bool>& InterruptGuard::flag() { return raised; }

}  // namespace pm::gen
