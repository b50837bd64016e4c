#include "generator/collector/feeder.h"

#include <sys/resource.h>

#include <cstdio>
#include <iterator>

#include "generator/collector/codec.h"
#include "generator/collector/doors.h"

namespace pm::gen {

namespace {

constexpr std::size_t kReadBytes = 8 * 1024 * 1024;
/// Between two transactions: few large ones cost less than many small ones.
constexpr std::chrono::milliseconds kPause{100};
constexpr std::chrono::milliseconds kRetry{500};
constexpr int kNiceness = 10;

std::int64_t now_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

}  // namespace

Feeder::Feeder(Intake& intake, std::unique_ptr<Ledger> ledger, CollectorMetrics& metrics)
    : intake_(intake), ledger_(std::move(ledger)), metrics_(metrics), thread_([this] { run(); }) {}

Feeder::~Feeder() { finish(); }

void Feeder::finish() {
  finishing_ = true;
  if (thread_.joinable()) thread_.join();
}

void Feeder::run() {
  // What is in the log is safe and can wait; who sends is waiting for an answer. On Linux this is
  // the priority of this thread alone.
  (void)::setpriority(PRIO_PROCESS, 0, kNiceness);
  while (true) {
    auto records = intake_.read(kReadBytes, kPause);
    if (!records) {
      std::fprintf(stderr, "playmill collect: %s\n", to_line(records.error()).c_str());
      if (finishing_) return;
      std::this_thread::sleep_for(kRetry);
      continue;
    }
    if (records->empty()) {
      if (!finishing_) continue;
      (void)intake_.release();
      return;
    }
    while (!feed(*records)) {
      if (finishing_) return;  // it is read again at the next start
      std::this_thread::sleep_for(kRetry);
    }
    if (Status done = intake_.release(); !done)
      std::fprintf(stderr, "playmill collect: %s\n", to_line(done.error()).c_str());
    if (!finishing_) std::this_thread::sleep_for(kPause);
  }
}

bool Feeder::feed(const std::vector<std::string>& records) {
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
  metrics_.ledger_failing = !written.ok();
  if (!written) {
    if (metrics_.ledger_failures++ % 60 == 0)
      std::fprintf(stderr, "playmill collect: %s\n", to_line(written.error()).c_str());
    return false;
  }
  metrics_.unreadable += unreadable;
  const std::int64_t fresh = written->sessions + written->hits + written->letters;
  const auto all = batch.sessions.size() + batch.hits.size() + batch.letters.size();
  metrics_.fed += static_cast<std::uint64_t>(fresh);
  metrics_.repeated += all - static_cast<std::uint64_t>(fresh);
  return true;
}

}  // namespace pm::gen
