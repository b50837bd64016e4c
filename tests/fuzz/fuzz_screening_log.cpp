// The log that a killed screening may have left, whatever happened to it since.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "generator/diversity/screening_log.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto notes = pm::gen::read_screening_notes(text);
  if (!notes) return 0;
  // Whole lines alone say the same.
  const auto again = pm::gen::read_screening_notes(text.substr(0, notes->bytes));
  if (!again || again->tallies.size() != notes->tallies.size()) __builtin_trap();
  return 0;
}
