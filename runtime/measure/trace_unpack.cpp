#include <algorithm>

#include "runtime/measure/trace.h"
#include "runtime/measure/trace_format.h"

namespace pm {

namespace {

class Reader {
 public:
  explicit Reader(std::span<const std::uint8_t> bytes) : bytes_(bytes) {
    for (int i = 0; i < 4; ++i) take();
  }

  void bit(Chance& one, bool& bit) {
    split(one, bit);
    CodeInterval::learn(one, bit);
  }
  void flip(bool& bit) { split(kEvenChance, bit); }

 private:
  void split(Chance one, bool& bit) {
    const std::uint32_t middle = interval_.middle(one);
    bit = code_ <= middle;
    if (bit) {
      interval_.high = middle;
    } else {
      interval_.low = middle + 1;
    }
    for (; interval_.settled(); interval_.shift()) take();
  }
  void take() { code_ = (code_ << 8U) | (at_ < bytes_.size() ? bytes_[at_++] : 0U); }

  std::span<const std::uint8_t> bytes_;
  std::size_t at_ = 0;
  std::uint32_t code_ = 0;
  CodeInterval interval_;
};

}  // namespace

bool unpack_trace(std::span<const std::uint8_t> bytes, std::vector<Input>& inputs) {
  const std::size_t had = inputs.size();
  Reader reader(bytes);
  TraceFormat<Reader> format(reader);
  bool ok = true;
  std::uint32_t step = 0;
  for (;;) {
    Input input;
    if (!format.next(input, false)) break;
    ok = ok && input.step >= step && input.step <= kLastTraceStep &&
         inputs.size() - had < kMostPackedInputs;
    if (!ok) break;
    step = input.step;
    inputs.push_back(input);
  }
  // What packs back to the same bytes was a trace; a broken coordinate ends reading early and fails
  // here too.
  std::vector<std::uint8_t> again(bytes.size() + 64);
  const std::span<const Input> read(inputs.data() + had, inputs.size() - had);
  const PackedTrace packed = pack_trace(read, again);
  ok = ok && packed.inputs == read.size() && packed.bytes == bytes.size() &&
       std::equal(bytes.begin(), bytes.end(), again.begin());
  if (!ok) inputs.resize(had);
  return ok;
}

}  // namespace pm
