#pragma once
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "generator/core/result.h"

namespace pm::gen {

/// The folder that holds `templates/` and `shaders/`: $PLAYMILL_ROOT, else the nearest one above
/// the program or above the current folder. Error (component) when there is none.
Result<std::filesystem::path> playmill_root();

/// Reads a file of at most `max_bytes` bytes. `code` is what a failure counts as.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes,
                              ExitCode code);

/// The same for text: must be UTF-8; a byte order mark is dropped.
Result<std::string> read_text(const std::filesystem::path& path, std::size_t max_bytes,
                              ExitCode code);

/// Writes through a neighbour file that is renamed at the end: a reader sees the old content or the
/// whole new one. A failure (also a full disk) leaves nothing behind.
Status write_file(const std::filesystem::path& path, std::string_view bytes);

/// A folder that appears whole or not at all: written as `<name>.partial`, renamed by `commit()`,
/// removed when it goes out of scope before that.
class OutputFolder {
 public:
  /// Replaces an older folder of the same name on commit. Error (output) when it cannot be made,
  /// or when `path` exists and `is_ours` says that it holds something else.
  static Result<OutputFolder> open(const std::filesystem::path& path,
                                   bool (*is_ours)(const std::filesystem::path&) = nullptr);

  OutputFolder(OutputFolder&& other) noexcept;
  OutputFolder& operator=(OutputFolder&&) = delete;
  OutputFolder(const OutputFolder&) = delete;
  ~OutputFolder();

  /// Where to write until commit.
  const std::filesystem::path& path() const { return partial_; }
  Status commit();

 private:
  OutputFolder() = default;
  std::filesystem::path final_;
  std::filesystem::path partial_;
};

}  // namespace pm::gen
