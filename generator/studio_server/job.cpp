#include "generator/studio_server/job.h"

#include <utility>

namespace pm::gen {

void JobWatch::tell(std::string_view stage, int done, int of) {
  const std::lock_guard lock(guard_);
  stage_ = stage;
  done_ = done;
  of_ = of;
  if (patience_.count() > 0 && Clock::now() - asked_ > patience_) stopped_ = true;
}

Job::~Job() {
  stop();
  if (thread_.joinable()) thread_.join();
}

int Job::begin(Work work, std::chrono::milliseconds patience) {
  const std::lock_guard lock(guard_);
  if (running_) return 0;
  if (thread_.joinable()) thread_.join();
  running_ = true;
  result_ = nullptr;
  error_.reset();
  watch_ = std::make_unique<JobWatch>();
  watch_->patience_ = patience;
  thread_ = std::thread([this, work = std::move(work)] {
    auto done = work(*watch_);
    const std::lock_guard ended(guard_);
    if (done)
      result_ = std::move(*done);
    else
      error_ = done.error();
    running_ = false;
  });
  return ++number_;
}

Job::Sight Job::look() {
  const std::lock_guard lock(guard_);
  Sight out;
  out.running = running_;
  out.number = number_;
  if (!watch_) return out;
  const std::lock_guard watching(watch_->guard_);
  watch_->asked_ = JobWatch::Clock::now();
  out.stage = watch_->stage_;
  out.done = watch_->done_;
  out.of = watch_->of_;
  out.result = result_;
  out.error = error_;
  return out;
}

void Job::stop() {
  const std::lock_guard lock(guard_);
  if (watch_) watch_->stopped_ = true;
}

}  // namespace pm::gen
