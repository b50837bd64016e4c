#pragma once
#include <filesystem>
#include <string_view>

#include "generator/core/files.h"

namespace pm::gen {

/// A folder of results that grows piece by piece under the name `<name>.unfinished` and takes its
/// own name when it is whole. What a killed run left is found again by a run that makes the same
/// (the same `key`), so that it can go on; anything else there is removed.
class GrowingFolder {
 public:
  /// Error (output) when it cannot be made, when `path` holds something else (see
  /// OutputFolder::open), or while another run is at work there.
  static Result<GrowingFolder> open(const std::filesystem::path& path, std::string_view key,
                                    bool (*is_ours)(const std::filesystem::path&));

  GrowingFolder(GrowingFolder&& other) noexcept;
  GrowingFolder& operator=(GrowingFolder&&) = delete;
  GrowingFolder(const GrowingFolder&) = delete;
  GrowingFolder& operator=(const GrowingFolder&) = delete;
  /// Removes what was not committed, unless it is kept.
  ~GrowingFolder();

  /// Where to write until commit; every piece must appear whole or not at all.
  const std::filesystem::path& path() const { return unfinished_; }
  /// It stays for the next run, from now on.
  void keep() { kept_ = true; }
  Status commit();

 private:
  GrowingFolder() = default;
  std::filesystem::path final_, unfinished_;
  bool (*is_ours_)(const std::filesystem::path&) = nullptr;
  int lock_ = -1;  ///< descriptor that holds the lock
  bool kept_ = false;
};

}  // namespace pm::gen
