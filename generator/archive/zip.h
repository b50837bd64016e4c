#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "generator/core/result.h"

namespace pm::gen {

/// A file of an archive.
struct ZipFile {
  std::string name;  ///< folders by '/', relative
  std::string bytes;
};

/// What an archive may hold before it is refused.
struct ZipBounds {
  std::size_t files = 4096;
  std::size_t unpacked = 64U << 20U;  ///< all files together, bytes
  std::size_t ratio = 200;  ///< unpacked to packed, over the whole archive, beyond a first megabyte
};

/// Why an archive was refused; each is a finding code of `playmill check`.
enum class ZipFault : std::uint8_t {
  none,
  damaged,      ///< truncated, inconsistent, or its checksums are wrong
  bomb,         ///< beyond the bounds
  unsafe_path,  ///< absolute, with .., a drive, a backslash or control characters
  link,         ///< a symbolic link or another special file
  duplicate,    ///< a name twice, also when only the case differs
  encrypted,
  method  ///< packed by a method that few readers know
};

struct ZipReading {
  ZipFault fault = ZipFault::none;
  std::string what;            ///< evidence of the fault: the entry and the figure
  std::vector<ZipFile> files;  ///< in the archive's order, folders left out
  std::vector<std::string> folders;
};

/// Takes hostile input; never writes to the disk.
ZipReading read_zip(std::string_view bytes, const ZipBounds& bounds = {});

/// Begins like a zip.
bool looks_like_zip(std::string_view bytes);

/// Same files, same bytes: the order is kept, every date is 1980-01-01, no extra fields. Each file
/// is deflated where that makes it smaller.
Result<std::string> write_zip(const std::vector<ZipFile>& files);

}  // namespace pm::gen
