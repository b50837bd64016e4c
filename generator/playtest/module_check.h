#pragma once
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include "generator/core/result.h"
#include "runtime/sim/game.h"

namespace pm::gen {

/// A play to be repeated by a shipped module.
struct ModuleJob {
  std::filesystem::path module;          ///< playable_<mechanic>.wasm
  std::span<const std::uint8_t> cooked;  ///< the scene as it ships
  std::span<const Input> trace;
  std::uint32_t steps = 0;
};

/// Where the module stood after the last step.
struct ModuleRun {
  std::uint64_t hash = 0;
  Phase phase = Phase::playing;
  Outcome outcome = Outcome::playing;
};

/// Runs shipped modules outside a page, in a Node.js process that is kept from job to job. One per
/// thread.
class ModuleChecker {
 public:
  /// `script` is tools/replay-module.mjs. `node` empty: $PLAYMILL_NODE, else "node" in $PATH.
  explicit ModuleChecker(std::filesystem::path script, const std::string& node = "",
                         int timeout_ms = 30000);
  ~ModuleChecker();
  ModuleChecker(const ModuleChecker&) = delete;
  ModuleChecker& operator=(const ModuleChecker&) = delete;

  /// Error (component) when Node.js is missing, ends, answers nonsense or takes too long; error
  /// (gate) when the module refuses the scene or traps. The next job starts a new process then.
  Result<ModuleRun> run(const ModuleJob& job);

 private:
  Status start();
  void stop();
  Result<std::string> exchange(const std::string& line);

  std::filesystem::path script_;
  std::string node_;
  int timeout_ms_;
  int child_ = -1;
  int socket_ = -1;
  std::string pending_;  ///< what came after the last line end
};

}  // namespace pm::gen
