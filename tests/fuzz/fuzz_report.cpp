// A report as a stranger may send it.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "generator/import/report.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto sources = pm::gen::load_report_sources();
  static const pm::gen::Identities identities({"fruit-drop-01"});
  if (!sources) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  (void)pm::gen::read_report(text, "fuzz.csv", *sources, identities);
  (void)pm::gen::read_report(text, "fuzz.csv", *sources, {},
                             {.network = "table", .anyway = true, .currency = ""});
  return 0;
}
