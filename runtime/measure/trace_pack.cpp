#include "runtime/measure/trace.h"
#include "runtime/measure/trace_format.h"

namespace pm {

namespace {

/// What the end takes: three learnt bits of at most 11.5, and what a settling interval loses.
constexpr std::size_t kEndBytes = 12;

class Writer {
 public:
  explicit Writer(std::span<std::uint8_t> out) : out_(out) {}

  void bit(Chance& one, bool& bit) {
    split(one, bit);
    CodeInterval::learn(one, bit);
  }
  void flip(bool& bit) { split(kEvenChance, bit); }
  /// The shortest bytes which, with zeros behind them, lie in the interval.
  void finish() {
    if (interval_.low != 0) put((interval_.low >> 24U) + 1);
  }
  std::size_t bytes() const { return bytes_; }

 private:
  void split(Chance one, bool bit) {
    const std::uint32_t middle = interval_.middle(one);
    if (bit) {
      interval_.high = middle;
    } else {
      interval_.low = middle + 1;
    }
    for (; interval_.settled(); interval_.shift()) put(interval_.low >> 24U);
  }
  void put(std::uint32_t byte) {
    if (bytes_ < out_.size()) out_[bytes_++] = static_cast<std::uint8_t>(byte);
  }

  std::span<std::uint8_t> out_;
  std::size_t bytes_ = 0;
  CodeInterval interval_;
};

/// Packs inputs, then the end; how many surely leave room for the end goes to `fitting`.
std::size_t pack(std::span<const Input> inputs, std::span<std::uint8_t> out, std::size_t& fitting) {
  Writer writer(out);
  TraceFormat<Writer> format(writer);
  fitting = 0;
  for (Input input : inputs) {
    format.next(input, false);
    if (writer.bytes() + kEndBytes > out.size()) break;
    ++fitting;
  }
  Input none;
  format.next(none, true);
  writer.finish();
  return writer.bytes();
}

}  // namespace

PackedTrace pack_trace(std::span<const Input> inputs, std::span<std::uint8_t> out) {
  PackedTrace packed;
  packed.bytes = pack(inputs, out, packed.inputs);
  if (packed.inputs < inputs.size() && out.size() >= kEndBytes) {
    packed.bytes = pack(inputs.first(packed.inputs), out, packed.inputs);
  }
  return packed;
}

}  // namespace pm
