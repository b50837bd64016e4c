// What a page, or whoever poses as one, may ask of the studio's door: a method's name on the first
// line, JSON on the second, bytes after it.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "generator/studio/studio.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static pm::gen::Studio* const door = [] {
    auto opened = pm::gen::Studio::open();
    if (!opened) std::abort();
    return opened->release();
  }();
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  const auto line = [&] {
    const std::string_view out = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), out.size() + 1));
    return out;
  };
  const std::string_view method = line();
  const auto ask = pm::gen::parse_json(line(), "fuzz.json", pm::gen::ExitCode::usage);
  if (ask) (void)door->call(method, *ask, rest);
  return 0;
}
