#pragma once
#include <atomic>
#include <chrono>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/core/result.h"
#include "generator/http/server.h"

namespace pm::gen {

/// Shares of a decision, as weights.json holds them.
struct Weights {
  std::string decision;  ///< its file in `decisions/`
  std::vector<std::string> variants;
  std::vector<double> shares;  ///< sum to 1
};

/// Reads a campaign's weights.json. Errors (usage) say what is wrong with it.
Result<Weights> load_weights(const std::filesystem::path& file);

/// The variant of a group (a user, a device, a placement: whatever must see one thing). The same
/// group keeps its variant as long as shares allow: when they change, only as many groups move as
/// must (weighted rendezvous hashing; Schindelhauer and Schomaker 2005). Over groups each variant
/// comes up with exactly the probability of its share.
std::size_t assigned(const Weights& weights, std::string_view group);

/// Answers `GET /v1/assign?group=…` from a campaign's weights: {"variant", "probability",
/// "decision"}. Without a group it draws by chance. When the file changes it is read again, within
/// a second; one that cannot be read is told on stderr and leaves the last shares in force. Safe
/// from any thread.
class Assigner {
 public:
  /// `weights` is a weights.json, or the state folder that holds one.
  static Result<std::shared_ptr<Assigner>> open(
      const std::filesystem::path& weights,
      std::chrono::milliseconds look_every = std::chrono::seconds(1));

  http::Response answer(const http::Request& request);

 private:
  /// What tells one writing of the file from another.
  struct Writing {
    std::filesystem::file_time_type time;
    std::uintmax_t bytes = 0;
    bool operator==(const Writing&) const = default;
  };

  Assigner(std::filesystem::path file, std::chrono::milliseconds look_every)
      : file_(std::move(file)), look_every_ms_(look_every.count()) {}
  static std::optional<Writing> look_at(const std::filesystem::path& file);
  std::shared_ptr<const Weights> current();
  void reread_if_changed();

  const std::filesystem::path file_;
  const std::int64_t look_every_ms_;
  std::atomic<std::shared_ptr<const Weights>> weights_;
  std::atomic<std::int64_t> looked_at_ms_{0};
  std::atomic<std::uint64_t> draws_{0};
  std::mutex reading_;
  Writing read_;  ///< the writing that was read last
};

}  // namespace pm::gen
