#include "generator/collector/segment_log.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <cstdio>
#include <cstring>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

#include "generator/collector/frames.h"
#include "generator/core/files.h"

namespace pm::gen {

namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::string_view kEnding = ".log";

class File {
 public:
  File() = default;
  File(const fs::path& path, int flags) : handle_(::open(path.c_str(), flags | O_CLOEXEC, 0640)) {}
  File(File&& other) noexcept : handle_(std::exchange(other.handle_, -1)) {}
  File& operator=(File&& other) noexcept {
    std::swap(handle_, other.handle_);
    return *this;
  }
  ~File() {
    if (handle_ >= 0) ::close(handle_);
  }
  explicit operator bool() const { return handle_ >= 0; }
  int handle() const { return handle_; }

 private:
  int handle_ = -1;
};

Error disk_error(const fs::path& path, std::string_view what) {
  const int code = errno;
  return {ExitCode::ledger, path, "", std::string(what) + ": " + std::strerror(code),
          code == ENOSPC ? "Free some space on the disk" : "Check the folder and its disk"};
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t done = ::write(file, bytes.data(), bytes.size());
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(done));
  }
  return true;
}

/// A new file's name is durable only when its folder is.
bool sync_folder(const fs::path& folder) {
  const File file(folder, O_RDONLY | O_DIRECTORY);
  return file && ::fsync(file.handle()) == 0;
}

struct Segment {
  std::uint64_t number = 0;
  fs::path path;
  std::uint64_t bytes = 0;  ///< durable
  bool closed = false;      ///< nothing more is written to it
};

class SegmentLog final : public Intake {
 public:
  explicit SegmentLog(SegmentLogOptions options) : options_(std::move(options)) {}
  ~SegmentLog() override { close(); }

  Status open();
  bool append(std::string record, Ack ack) override;
  Result<std::vector<std::string>> read(std::size_t max_bytes,
                                        std::chrono::milliseconds wait) override;
  Status release() override;
  void close() override;
  IntakeState state() const override;

 private:
  struct Waiting {
    std::string record;
    Ack ack;
  };

  Status recover(const fs::path& path, std::uint64_t number);
  void commit_until_closed();
  bool commit(const std::vector<Waiting>& group);
  bool begin_segment();
  Result<std::string> load(const Segment& segment, std::uint64_t offset, std::uint64_t bytes) const;

  const SegmentLogOptions options_;
  File lock_;
  File active_;  ///< the segment that is written to; of the committing thread
  std::thread committer_;

  mutable std::mutex mutex_;
  std::condition_variable wake_committer_, wake_reader_;
  std::vector<Waiting> waiting_;
  std::size_t waiting_bytes_ = 0;
  Clock::time_point waiting_since_;  ///< of the oldest in `waiting_`
  bool closing_ = false;
  std::deque<Segment> segments_;
  std::uint64_t next_number_ = 1;
  IntakeState state_;

  // Where the reader is: in segments_[read_segment_].
  std::size_t read_segment_ = 0;
  std::uint64_t read_offset_ = 0;
};

Status SegmentLog::open() {
  std::error_code failed;
  fs::create_directories(options_.folder, failed);
  const fs::path lock = options_.folder / "lock";
  lock_ = File(lock, O_RDWR | O_CREAT);
  if (!lock_) return disk_error(lock, "the log cannot be opened");
  if (::flock(lock_.handle(), LOCK_EX | LOCK_NB) != 0)
    return Error{ExitCode::ledger, options_.folder, "", "another collector uses this folder",
                 "Stop it, or name another folder with --data"};
  std::vector<std::pair<std::uint64_t, fs::path>> found;
  for (const auto& entry : fs::directory_iterator(options_.folder, failed)) {
    const std::string name = entry.path().stem();
    if (entry.path().extension() != kEnding) continue;
    char* end = nullptr;
    const std::uint64_t number = std::strtoull(name.c_str(), &end, 16);
    if (end && *end == '\0') found.emplace_back(number, entry.path());
  }
  if (failed)
    return Error{ExitCode::ledger, options_.folder, "", failed.message(), "Check the folder"};
  std::sort(found.begin(), found.end());
  for (const auto& [number, path] : found)
    if (Status done = recover(path, number); !done) return done;
  committer_ = std::thread([this] { commit_until_closed(); });
  return Done{};
}

Status SegmentLog::recover(const fs::path& path, std::uint64_t number) {
  next_number_ = std::max(next_number_, number + 1);
  std::error_code failed;
  const std::uint64_t size = fs::file_size(path, failed);
  if (failed) return Error{ExitCode::ledger, path, "", failed.message(), "Check the disk"};
  auto bytes = load({number, path, size, true}, 0, size);
  if (!bytes) return bytes.error();
  std::size_t good = 0, at = 0;
  FrameFault fault{};
  while (at < bytes->size()) {
    if (const auto frame = frame_at(*bytes, at, fault)) {
      good = at = frame->end;
      continue;
    }
    const std::size_t next = next_frame(*bytes, at + 1);
    state_.damaged_bytes += std::min(next, bytes->size()) - at;
    if (next == std::string_view::npos) break;
    at = next;
  }
  if (good < size && ::truncate(path.c_str(), static_cast<off_t>(good)) != 0)
    return disk_error(path, "the torn end cannot be cut off");
  if (good == 0) {
    fs::remove(path, failed);
    return Done{};
  }
  segments_.push_back({number, path, good, true});
  state_.unreleased_bytes += good;
  return Done{};
}

bool SegmentLog::append(std::string record, Ack ack) {
  if (record.size() > kMaxFrameBytes) return false;
  const std::lock_guard lock(mutex_);
  if (closing_ || waiting_bytes_ + record.size() > options_.max_waiting_bytes ||
      state_.unreleased_bytes > options_.max_unreleased_bytes)
    return false;
  const auto now = Clock::now();
  if (waiting_.empty())
    waiting_since_ = now;
  else if (now - waiting_since_ > options_.max_waiting)
    return false;  // the disk stalls: what came now would wait at least as long
  waiting_bytes_ += record.size();
  waiting_.push_back({std::move(record), std::move(ack)});
  wake_committer_.notify_one();
  return true;
}

void SegmentLog::commit_until_closed() {
  std::vector<Waiting> group;
  while (true) {
    {
      std::unique_lock lock(mutex_);
      wake_committer_.wait(lock, [&] { return !waiting_.empty() || closing_; });
      if (waiting_.empty()) return;
      group.swap(waiting_);
      waiting_bytes_ = 0;
    }
    const bool durable = commit(group);
    for (const Waiting& one : group) one.ack(durable);
    group.clear();
  }
}

bool SegmentLog::commit(const std::vector<Waiting>& group) {
  std::string bytes;
  for (const Waiting& one : group) append_frame(bytes, one.record);
  std::uint64_t size = 0;
  {
    const std::lock_guard lock(mutex_);
    if (active_) size = segments_.back().bytes;
  }
  bool durable = true;
  if (!active_ || size + bytes.size() > options_.segment_bytes) {
    durable = begin_segment();
    size = 0;
  }
  durable = durable && write_all(active_.handle(), bytes) && ::fdatasync(active_.handle()) == 0;
  const std::lock_guard lock(mutex_);
  state_.failing = !durable;
  if (durable) {
    segments_.back().bytes = size + bytes.size();
    state_.unreleased_bytes += bytes.size();
    state_.records += group.size();
    ++state_.commits;
    wake_reader_.notify_one();
    return true;
  }
  // What the disk has of it is unknown after a failed sync: this file is not written to again.
  if (active_) {
    [[maybe_unused]] const int cut = ::ftruncate(active_.handle(), static_cast<off_t>(size));
    segments_.back().closed = true;
    active_ = File();
  }
  return false;
}

bool SegmentLog::begin_segment() {
  char name[32];
  std::snprintf(name, sizeof name, "%016llx", static_cast<unsigned long long>(next_number_));
  const fs::path path = options_.folder / (std::string(name) + std::string(kEnding));
  File file(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND);
  if (!file || !sync_folder(options_.folder)) return false;
  const std::lock_guard lock(mutex_);
  if (active_) segments_.back().closed = true;
  active_ = std::move(file);
  segments_.push_back({next_number_++, path, 0, false});
  return true;
}

Result<std::string> SegmentLog::load(const Segment& segment, std::uint64_t offset,
                                     std::uint64_t bytes) const {
  const File file(segment.path, O_RDONLY);
  if (!file) return disk_error(segment.path, "the log cannot be read");
  std::string text(bytes, '\0');
  std::size_t have = 0;
  while (have < text.size()) {
    const ssize_t got = ::pread(file.handle(), text.data() + have, text.size() - have,
                                static_cast<off_t>(offset + have));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return disk_error(segment.path, "the log cannot be read");
    if (got == 0) break;
    have += static_cast<std::size_t>(got);
  }
  text.resize(have);
  return text;
}

Result<std::vector<std::string>> SegmentLog::read(std::size_t max_bytes,
                                                  std::chrono::milliseconds wait) {
  Segment segment;
  {
    std::unique_lock lock(mutex_);
    const auto find_unread = [&] {
      while (read_segment_ < segments_.size() && segments_[read_segment_].closed &&
             read_offset_ >= segments_[read_segment_].bytes) {
        ++read_segment_;
        read_offset_ = 0;
      }
      return read_segment_ < segments_.size() && read_offset_ < segments_[read_segment_].bytes;
    };
    if (!wake_reader_.wait_for(lock, wait, [&] { return find_unread() || closing_; }) ||
        !find_unread())
      return std::vector<std::string>{};
    segment = segments_[read_segment_];
  }
  const std::uint64_t left = segment.bytes - read_offset_;
  const std::uint64_t want =
      std::min<std::uint64_t>(left, std::max(max_bytes, kMaxFrameBytes + kFrameHeadBytes));
  auto bytes = load(segment, read_offset_, want);
  if (!bytes) return bytes.error();
  std::vector<std::string> records;
  std::size_t at = 0;
  FrameFault fault{};
  while (at < bytes->size() && at < max_bytes) {
    if (const auto frame = frame_at(*bytes, at, fault)) {
      records.emplace_back(frame->record);
      at = frame->end;
      continue;
    }
    if (fault == FrameFault::incomplete && want < left && at > 0) break;  // whole in the next read
    at = std::min(next_frame(*bytes, at + 1), bytes->size());
  }
  const std::lock_guard lock(mutex_);
  read_offset_ += at;
  return records;
}

Status SegmentLog::release() {
  std::vector<fs::path> done;
  {
    const std::lock_guard lock(mutex_);
    while (read_segment_ > 0 || (!segments_.empty() && segments_.front().closed &&
                                 read_segment_ == 0 && read_offset_ >= segments_.front().bytes)) {
      if (read_segment_ > 0)
        --read_segment_;
      else
        read_offset_ = 0;
      state_.unreleased_bytes -= std::min(state_.unreleased_bytes, segments_.front().bytes);
      done.push_back(segments_.front().path);
      segments_.pop_front();
    }
  }
  for (const fs::path& path : done)
    if (::unlink(path.c_str()) != 0 && errno != ENOENT)
      return disk_error(path, "a segment that is done cannot be removed");
  return Done{};
}

void SegmentLog::close() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  wake_committer_.notify_all();
  wake_reader_.notify_all();
  if (committer_.joinable()) committer_.join();
  const std::lock_guard lock(mutex_);
  if (active_) segments_.back().closed = true;
  active_ = File();
}

IntakeState SegmentLog::state() const {
  const std::lock_guard lock(mutex_);
  return state_;
}

}  // namespace

Result<std::unique_ptr<Intake>> open_segment_log(SegmentLogOptions options) {
  auto log = std::make_unique<SegmentLog>(std::move(options));
  if (Status done = log->open(); !done) return done.error();
  return std::unique_ptr<Intake>(std::move(log));
}

}  // namespace pm::gen
