#include "generator/collector/feeder.h"

#include <sys/resource.h>

#include <cstdio>
#include <iterator>
#include <utility>

#include "generator/collector/codec.h"
#include "generator/collector/doors.h"

namespace pm::gen {

namespace {

constexpr std::size_t kReadBytes = std::size_t{8} * 1024 * 1024;
/// Between two batches: few large ones cost less than many small ones, most of all on a server that
/// makes files of each.
constexpr std::chrono::milliseconds kPause{100};
constexpr std::chrono::milliseconds kServerPause{1000};
/// A failure is told the first time and then once in so many tries.
constexpr std::uint64_t kTriesUntold = 60;
constexpr std::chrono::milliseconds kRetry{500};
constexpr int kNiceness = 10;

}  // namespace

Feeder::Feeder(Intake& intake, std::string ledger, CollectorMetrics& metrics)
    : intake_(intake),
      address_(std::move(ledger)),
      pause_(is_ledger_server(address_) ? kServerPause : kPause),
      metrics_(metrics),
      thread_([this] { run(); }) {}

Feeder::~Feeder() { finish(); }

bool Feeder::finish() {
  finishing_ = true;
  if (thread_.joinable()) thread_.join();
  return all_fed_;
}

void Feeder::run() {
  // What is in the log is safe and can wait; who sends is waiting for an answer. On Linux this is
  // the priority of this thread alone.
  (void)::setpriority(PRIO_PROCESS, 0, kNiceness);
  open();  // at once, so that what is wrong is told before anything has come in
  bool unreadable = false;
  while (true) {
    auto records = intake_.read(kReadBytes, kPause);
    if (!records) {
      unreadable = true;
      failed(records.error());
      if (finishing_) return;
      std::this_thread::sleep_for(kRetry);
      continue;
    }
    if (std::exchange(unreadable, false)) metrics_.ledger_failing = ledger_ == nullptr;
    if (records->empty()) {
      if (!finishing_) continue;
      all_fed_ = intake_.release().ok();
      return;
    }
    while (!feed(*records)) {
      if (finishing_) return;  // it is read again at the next start
      std::this_thread::sleep_for(kRetry);
    }
    if (Status done = intake_.release(); !done)
      std::fprintf(stderr, "playmill collect: %s\n", to_line(done.error()).c_str());
    for (auto waited = kPause; !finishing_ && waited <= pause_; waited += kPause)
      std::this_thread::sleep_for(kPause);
  }
}

bool Feeder::failed(const Error& error) {
  metrics_.ledger_failing = true;
  if (metrics_.ledger_failures++ % kTriesUntold == 0)
    std::fprintf(stderr, "playmill collect: %s\n", to_line(error).c_str());
  return false;
}

bool Feeder::open() {
  if (ledger_) return true;
  auto opened = open_ledger(address_);
  if (!opened) return failed(opened.error());
  ledger_ = std::move(*opened);
  metrics_.ledger_failing = false;
  return true;
}

bool Feeder::feed(const std::vector<std::string>& records) {
  if (!open()) return false;
  LedgerBatch batch;
  std::uint64_t unreadable = 0;
  for (const std::string& record : records) {
    LedgerBatch one;
    if (!decode_batch(record, one)) {  // its checksum fits: written by another version
      one = {};
      one.letters.push_back(unreadable_record(record, now_ms()));
      ++unreadable;
    }
    std::move(one.sessions.begin(), one.sessions.end(), std::back_inserter(batch.sessions));
    std::move(one.hits.begin(), one.hits.end(), std::back_inserter(batch.hits));
    std::move(one.letters.begin(), one.letters.end(), std::back_inserter(batch.letters));
  }
  const auto written = ledger_->put(batch);
  if (!written) return failed(written.error());
  metrics_.ledger_failing = false;
  metrics_.unreadable += unreadable;
  const std::int64_t fresh = written->sessions + written->hits + written->letters;
  const auto all = batch.sessions.size() + batch.hits.size() + batch.letters.size();
  metrics_.fed += static_cast<std::uint64_t>(fresh);
  metrics_.repeated += all - static_cast<std::uint64_t>(fresh);
  return true;
}

}  // namespace pm::gen
