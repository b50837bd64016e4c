// A brief as a stranger may send it.
#include <cstddef>
#include <cstdint>
#include <string>

#include "generator/brief/brief.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto document = pm::gen::parse_json(text, "fuzz.json", pm::gen::ExitCode::bad_brief);
  if (document) (void)pm::gen::read_brief(*document, "fuzz.json", {});
  return 0;
}
