// The HTML reader, the script scanner and the style scanner, fed with anything.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "generator/check/script_scan.h"
#include "generator/html/page.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  (void)pm::gen::read_html(bytes, "fuzz.html");
  if (pm::gen::scan_script(bytes).code.size() != size) __builtin_trap();
  (void)pm::gen::style_references(bytes);
  return 0;
}
