// The archive reader alone, fed with anything; what comes out must stay within its bounds.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "generator/archive/zip.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pm::gen::ZipBounds bounds;
  bounds.unpacked = 1U << 20U;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const pm::gen::ZipReading reading = pm::gen::read_zip(bytes, bounds);
  std::size_t total = 0;
  for (const pm::gen::ZipFile& file : reading.files) total += file.bytes.size();
  if (total > bounds.unpacked || reading.files.size() > bounds.files) __builtin_trap();
  if (reading.fault != pm::gen::ZipFault::none && !reading.files.empty()) __builtin_trap();
  return 0;
}
