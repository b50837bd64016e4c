#pragma once
#include <filesystem>
#include <string>

#include "generator/core/result.h"
#include "generator/schema/catalog.h"
#include "runtime/inspector/session.h"

namespace pm {

/// scene.json on disk, watched. The only part of the player that knows the generator's readers: the
/// runtime below it never sees JSON.
class SceneFile {
 public:
  explicit SceneFile(std::string path) : path_(std::move(path)) {}

  /// Reads, checks and bundles; errors are those of `playmill validate`.
  gen::Result<SceneSetup> load();
  /// True once after each change on disk; cheap, for polling.
  bool changed();
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  std::filesystem::file_time_type seen_{};
  gen::Catalog catalog_;
  bool has_catalog_ = false;
};

}  // namespace pm
