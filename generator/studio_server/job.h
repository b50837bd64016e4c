#pragma once
#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "generator/core/json.h"
#include "generator/core/result.h"

namespace pm::gen {

/// What a job may say and must heed while it runs.
class JobWatch {
 public:
  /// How far it is; called from any of its threads.
  void tell(std::string_view stage, int done, int of);
  /// True once nobody wants its result.
  const std::atomic<bool>& stopped() const { return stopped_; }

 private:
  friend class Job;
  using Clock = std::chrono::steady_clock;

  mutable std::mutex guard_;
  std::atomic<bool> stopped_{false};
  std::string stage_;
  int done_ = 0, of_ = 0;
  std::chrono::milliseconds patience_{0};
  Clock::time_point asked_ = Clock::now();
};

/// Work in a thread of its own that a page begins and then asks after. One at a time.
class Job {
 public:
  using Work = std::function<Result<Json>(JobWatch&)>;

  struct Sight {
    bool running = false;
    int number = 0;  ///< of the newest that was begun; 0: none yet
    std::string stage;
    int done = 0, of = 0;
    Json result;  ///< null until it has one
    std::optional<Error> error;
  };

  Job() = default;
  Job(const Job&) = delete;
  Job& operator=(const Job&) = delete;
  ~Job();  ///< stops and waits

  /// Its number, or 0 while another goes on. A job that nobody asks after for `patience` is
  /// stopped; zero: it runs to its end.
  int begin(Work work, std::chrono::milliseconds patience = std::chrono::milliseconds(0));
  Sight look();
  void stop();

 private:
  std::mutex guard_;
  std::thread thread_;
  bool running_ = false;
  int number_ = 0;
  std::unique_ptr<JobWatch> watch_;
  Json result_;
  std::optional<Error> error_;
};

}  // namespace pm::gen
