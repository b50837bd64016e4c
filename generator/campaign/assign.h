#pragma once
#include <atomic>
#include <chrono>
#include <filesystem>
#include <memory>
#include <mutex>
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

/// Answers `GET /v1/assign?group=…` from a state folder's weights, which it reads again when they
/// have changed: {"variant", "probability", "decision"}. Without a group it draws by chance. Safe
/// from any thread.
class Assigner {
 public:
  static Result<std::shared_ptr<Assigner>> open(const std::filesystem::path& state);

  http::Response answer(const http::Request& request);

 private:
  explicit Assigner(std::filesystem::path file) : file_(std::move(file)) {}
  std::shared_ptr<const Weights> current();
  void reread_if_changed();

  const std::filesystem::path file_;
  std::atomic<std::shared_ptr<const Weights>> weights_;
  std::atomic<std::int64_t> looked_at_ms_{0};
  std::atomic<std::uint64_t> draws_{0};
  std::mutex reading_;
  std::filesystem::file_time_type written_{};
};

/// A handler for a server: `/v1/assign` by `assigner`, everything else to `otherwise`.
http::Handler assign_handler(std::shared_ptr<Assigner> assigner, http::Handler otherwise);

}  // namespace pm::gen
