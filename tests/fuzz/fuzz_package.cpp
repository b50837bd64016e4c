// A playable as a stranger may send it, HTML or zip, held against the rules of two networks.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "generator/check/check.h"

namespace {

const pm::gen::Networks& networks() {
  static const pm::gen::Networks* loaded = [] {
    auto made = pm::gen::load_networks();
    if (!made) std::abort();
    return new pm::gen::Networks(std::move(*made));
  }();
  return *loaded;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto reading = pm::gen::read_subject("fuzz.html", std::move(bytes));
  if (!reading.refused.empty()) return 0;  // an empty file among them
  const auto& rows = networks().rows;
  for (const std::size_t pick : {size, size * 7 + data[0]}) {
    const pm::gen::Network& network = rows[pick % rows.size()];
    const auto findings = pm::gen::check_package(reading.subject, network);
    (void)pm::gen::check_json(reading.subject, network, findings);
  }
  return 0;
}
