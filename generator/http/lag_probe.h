#pragma once
#include <algorithm>
#include <atomic>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <memory>

namespace pm::gen::http {

/// How long what is ready waits for a thread of an io_context: a timer that notes how late it is
/// called. Everything that becomes ready goes through the same queue.
class LagProbe {
 public:
  /// On a strand, so that it may be stopped from there.
  explicit LagProbe(const boost::asio::any_io_executor& strand) : timer_(strand) {}

  /// Probes until `stop`; `owner` is kept alive meanwhile. `run` before the io_context's threads
  /// do, `stop` on the strand.
  template <class Owner>
  void run(std::shared_ptr<Owner> owner) {
    const Clock::time_point due = Clock::now() + kEvery;
    due_ = due.time_since_epoch().count();
    timer_.expires_at(due);
    timer_.async_wait([this, owner = std::move(owner)](const boost::system::error_code& stopped) {
      if (stopped || stopped_) return;
      last_ = (Clock::now().time_since_epoch() - Clock::duration(due_)).count();
      run(owner);
    });
  }
  void stop() {
    stopped_ = true;
    timer_.cancel();
  }

  /// Any thread. A probe that is overdue counts already.
  std::chrono::nanoseconds now() const {
    const auto overdue = (Clock::now().time_since_epoch() - Clock::duration(due_)).count();
    return Clock::duration(std::max<Clock::rep>(last_, overdue));
  }

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::milliseconds kEvery{10};

  boost::asio::steady_timer timer_;
  std::atomic<bool> stopped_{false};
  std::atomic<Clock::rep> due_{Clock::time_point::max().time_since_epoch().count()};
  std::atomic<Clock::rep> last_{0};
};

}  // namespace pm::gen::http
