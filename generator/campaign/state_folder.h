#pragma once
#include <filesystem>
#include <string>

#include "generator/core/result.h"

namespace pm::gen {

/// Makes a campaign's state folder, or sees to it that the one that is there is this campaign's.
/// A dry run makes nothing.
Status open_state(const std::filesystem::path& state, const std::string& campaign, bool dry_run);

/// Held while a run works on the state folder; let go by the system however the run ends.
class StateLock {
 public:
  /// Error (output) while another run holds it.
  static Result<StateLock> take(const std::filesystem::path& state);
  StateLock(StateLock&& other) noexcept : fd_(other.fd_) { other.fd_ = -1; }
  StateLock& operator=(StateLock&&) = delete;
  StateLock(const StateLock&) = delete;
  StateLock& operator=(const StateLock&) = delete;
  ~StateLock();

 private:
  explicit StateLock(int fd) : fd_(fd) {}
  int fd_;
};

}  // namespace pm::gen
