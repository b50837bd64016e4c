#pragma once
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "runtime/sim/input.h"

namespace pm {

/// How likely the next bit is a one, in 1/65536; learnt while coding.
using Chance = std::uint16_t;
inline constexpr Chance kEvenChance = 0x8000;

/// How a trace becomes bits; web/playable/measure/trace.ts writes the same. Here once for both
/// ways: `Coder` writes the values that it is given or replaces them by what it reads
/// (`bit(Chance&, bool&)`, `flip(bool&)` for even chances).
///
/// An input is its kind, guessed from the one before, then the steps since that one, then how far
/// the point is from where the finger was heading. Numbers are Exp-Golomb codes (Teuhola 1978)
/// whose bits have chances of their own, as in H.264's binary arithmetic coding.
template <class Coder>
class TraceFormat {
 public:
  explicit TraceFormat(Coder& coder) : coder_(coder) { chances_.fill(kEvenChance); }

  /// Codes one input; false for the end of the trace (`end` when writing) and when what was read
  /// can be none.
  bool next(Input& input, bool end) {
    std::uint32_t kind = end ? kEnd : static_cast<std::uint32_t>(input.kind);
    const auto before = static_cast<std::uint32_t>(last_.kind);
    std::uint32_t node = 1;
    for (int i = 2; i >= 0; --i) {
      bool bit = ((kind >> static_cast<unsigned>(i)) & 1U) != 0;
      coder_.bit(chances_[before * 8 + node], bit);
      node = (node << 1U) | (bit ? 1U : 0U);
    }
    kind = node & 7U;
    if (kind > static_cast<std::uint32_t>(InputKind::retry)) return false;
    input.kind = static_cast<InputKind>(kind);
    const bool glides = input.kind == InputKind::move;

    std::uint32_t wait = input.step - last_.step;
    number(glides ? Field::wait_move : Field::wait_other, wait);
    input.step = last_.step + wait;

    // A finger on its way keeps most of its speed.
    const int speed = (dx_ < 0 ? -dx_ : dx_) + (dy_ < 0 ? -dy_ : dy_);
    Field off = Field::off_other;
    if (glides) off = speed < 4 ? Field::off_slow : speed < 24 ? Field::off_walk : Field::off_fast;
    const int ahead_x = glides ? dx_ - dx_ / 4 : 0;
    const int ahead_y = glides ? dy_ - dy_ / 4 : 0;
    const bool fits = coordinate(off, last_.at.x + ahead_x, input.at.x) &&
                      coordinate(off, last_.at.y + ahead_y, input.at.y);
    dx_ = glides ? input.at.x - last_.at.x : 0;
    dy_ = glides ? input.at.y - last_.at.y : 0;
    last_ = input;
    return fits;
  }

 private:
  static constexpr std::uint32_t kEnd = 7;

  enum class Field : std::uint8_t {
    wait_move,
    wait_other,
    off_other,
    off_slow,
    off_walk,
    off_fast
  };
  static constexpr std::size_t kKinds = 64, kFields = 6, kDigits = 33;

  void number(Field field, std::uint32_t& value) {
    Chance* more_digits = &chances_[kKinds + static_cast<std::size_t>(field) * 2 * kDigits];
    Chance* top_bit = more_digits + kDigits;
    std::uint64_t plus = std::uint64_t{value} + 1;
    const auto wanted = static_cast<std::uint32_t>(std::bit_width(plus)) - 1;
    std::uint32_t digits = 0;
    while (digits < 32) {
      bool more = digits < wanted;
      coder_.bit(more_digits[digits], more);
      if (!more) break;
      ++digits;
    }
    std::uint64_t read = 1;
    for (std::uint32_t i = digits; i-- > 0;) {
      bool bit = ((plus >> i) & 1U) != 0;
      if (i + 1 == digits) {
        coder_.bit(top_bit[digits], bit);
      } else {
        coder_.flip(bit);
      }
      read = (read << 1U) | (bit ? 1U : 0U);
    }
    value = static_cast<std::uint32_t>(read - 1);
  }

  bool coordinate(Field field, int guess, std::int16_t& value) {
    const int off = value - guess;
    auto folded = static_cast<std::uint32_t>(off < 0 ? -2 * off - 1 : 2 * off);
    number(field, folded);
    const auto half = static_cast<std::int64_t>(folded >> 1U);
    const std::int64_t read = guess + ((folded & 1U) != 0 ? -half - 1 : half);
    value = static_cast<std::int16_t>(read);
    return read == value;
  }

  Coder& coder_;
  Input last_{0, InputKind::up, {}};
  int dx_ = 0, dy_ = 0;
  std::array<Chance, kKinds + kFields * 2 * kDigits> chances_{};
};

/// The coder's arithmetic: an interval of 32 bits, of which the bits that both ends share are done
/// with (Witten, Neal, Cleary 1987, binary and without carries).
struct CodeInterval {
  std::uint32_t low = 0, high = 0xffffffffU;

  std::uint32_t middle(Chance one) const { return low + ((high - low) >> 16U) * one; }
  bool settled() const { return ((low ^ high) >> 24U) == 0; }
  void shift() {
    low <<= 8U;
    high = (high << 8U) | 0xffU;
  }
  static void learn(Chance& one, bool bit) {
    // Never quite sure: both bits keep a part of the interval.
    if (bit) {
      one = static_cast<Chance>(one + ((0xffe0U - one) >> 4U));
    } else {
      one = static_cast<Chance>(one - ((one - 0x20U) >> 4U));
    }
  }
};

}  // namespace pm
