// Session records as a stranger may post them: read, joined,
// and what passes is written and read back the same.
#include <cstddef>
#include <cstdint>
#include <string>

#include "generator/session/view.h"
#include "runtime/measure/trace.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<pm::Input> inputs;
  if (pm::unpack_trace({data, size}, inputs)) {
    std::vector<std::uint8_t> again(size + 64);
    const pm::PackedTrace packed = pm::pack_trace(inputs, again);
    if (packed.bytes != size || packed.inputs != inputs.size()) __builtin_trap();
  }
  const std::string text(reinterpret_cast<const char*>(data), size);
  auto records = pm::gen::read_session_records(text, "fuzz.jsonl");
  if (!records) return 0;
  for (const pm::gen::SessionRecord& record : *records) {
    const auto written = pm::gen::write_session_record(record);
    if (written.dump().size() > 2 * pm::gen::kMostRecordBytes) continue;
    const auto again = pm::gen::read_session_record(written, "fuzz.jsonl");
    if (!again || pm::gen::write_session_record(*again) != written) __builtin_trap();
  }
  pm::gen::join_sessions(std::move(*records));
  return 0;
}
