#include "runtime/unpack/lzma.h"

namespace pm {

namespace {

using Chance = std::uint16_t;  ///< that the next bit is 0, in 1/2048

// One array, so that a single loop resets it. Names as in the specification.
constexpr int kStates = 12;
constexpr int kIsMatch = 0;
constexpr int kIsRep = kIsMatch + kStates;
constexpr int kIsRepG0 = kIsRep + kStates;
constexpr int kIsRepG1 = kIsRepG0 + kStates;
constexpr int kIsRepG2 = kIsRepG1 + kStates;
constexpr int kIsRep0Long = kIsRepG2 + kStates;
constexpr int kSlotBits = 6;
constexpr int kPosSlot = kIsRep0Long + kStates;
constexpr int kSpecialPos = kPosSlot + (4 << kSlotBits);
constexpr int kAlign = kSpecialPos + 1 + 128 - 14;
constexpr int kLength = kAlign + 16;
constexpr int kChoice = 0, kChoice2 = 1, kLow = 2, kMiddle = kLow + 8, kHigh = kMiddle + 8;
constexpr int kLengthSize = kHigh + 256;
constexpr int kRepLength = kLength + kLengthSize;
constexpr int kLiteral = kRepLength + kLengthSize;
constexpr int kLiteralSize = 0x300;
constexpr int kModelSize = kLiteral + (kLiteralSize << kLzmaLiteralContext);

constexpr unsigned kChanceBits = 11;
constexpr unsigned kMoveBits = 5;
constexpr std::uint32_t kTop = 1U << 24U;
constexpr unsigned kShortest = 2;

Chance model[kModelSize];

struct Decoder {
  const std::uint8_t* at;
  const std::uint8_t* end;
  std::uint32_t range = 0xffffffffU;
  std::uint32_t code = 0;
  bool short_of_input = false;

  void refill() {
    if (range >= kTop) return;
    range <<= 8U;
    code = code << 8U | next();
  }
  std::uint32_t next() {
    if (at < end) return *at++;
    short_of_input = true;
    return 0;
  }
  unsigned bit(Chance& chance) {
    const std::uint32_t bound = (range >> kChanceBits) * chance;
    unsigned value = 0;
    if (code < bound) {
      range = bound;
      chance = static_cast<Chance>(chance + (((1U << kChanceBits) - chance) >> kMoveBits));
    } else {
      range -= bound;
      code -= bound;
      chance = static_cast<Chance>(chance - (chance >> kMoveBits));
      value = 1;
    }
    refill();
    return value;
  }
  std::uint32_t direct(unsigned bits) {
    std::uint32_t value = 0;
    for (; bits > 0; --bits) {
      range >>= 1U;
      const std::uint32_t one = code >= range ? 1 : 0;
      if (one != 0) code -= range;
      value = value << 1U | one;
      refill();
    }
    return value;
  }
  unsigned tree(Chance* chances, unsigned bits) {
    unsigned symbol = 1;
    for (unsigned i = 0; i < bits; ++i) symbol = symbol << 1U | bit(chances[symbol]);
    return symbol - (1U << bits);
  }
  unsigned reverse_tree(Chance* chances, unsigned bits) {
    unsigned symbol = 1;
    unsigned value = 0;
    for (unsigned i = 0; i < bits; ++i) {
      const unsigned one = bit(chances[symbol]);
      symbol = symbol << 1U | one;
      value |= one << i;
    }
    return value;
  }
  unsigned length(Chance* chances) {
    if (bit(chances[kChoice]) == 0) return tree(chances + kLow, 3);
    if (bit(chances[kChoice2]) == 0) return 8 + tree(chances + kMiddle, 3);
    return 16 + tree(chances + kHigh, 8);
  }
  std::uint32_t distance(unsigned length) {
    const unsigned kind = length < 3 ? length : 3;
    const unsigned slot = tree(model + kPosSlot + (kind << kSlotBits), kSlotBits);
    if (slot < 4) return slot;
    const unsigned bits = (slot >> 1U) - 1;
    const std::uint32_t base = (2U | (slot & 1U)) << bits;
    if (slot < 14) return base + reverse_tree(model + kSpecialPos + base - slot, bits);
    const std::uint32_t high = base + (direct(bits - 4) << 4U);
    return high + reverse_tree(model + kAlign, 4);
  }
};

}  // namespace

bool unpack_lzma(std::span<const std::uint8_t> from, std::span<std::uint8_t> to) {
  for (Chance& chance : model) chance = 1U << (kChanceBits - 1);
  Decoder in{from.data(), from.data() + from.size()};
  in.next();  // always 0
  for (int i = 0; i < 4; ++i) in.code = in.code << 8U | in.next();

  unsigned state = 0;
  std::uint32_t back[4] = {0, 0, 0, 0};  // latest distances, less one
  std::size_t put = 0;
  while (put < to.size() && !in.short_of_input) {
    if (in.bit(model[kIsMatch + state]) == 0) {
      const unsigned before = put > 0 ? to[put - 1] : 0;
      Chance* chances = model + kLiteral + kLiteralSize * (before >> (8U - kLzmaLiteralContext));
      unsigned symbol = 1;
      if (state >= 7) {
        if (back[0] >= put) return false;
        unsigned match = to[put - back[0] - 1];
        while (symbol < 0x100) {
          const unsigned expected = match >> 7U & 1U;
          match <<= 1U;
          const unsigned one = in.bit(chances[((1 + expected) << 8U) + symbol]);
          symbol = symbol << 1U | one;
          if (one != expected) break;
        }
      }
      while (symbol < 0x100) symbol = symbol << 1U | in.bit(chances[symbol]);
      to[put++] = static_cast<std::uint8_t>(symbol);
      state = state < 4 ? 0 : (state < 10 ? state - 3 : state - 6);
      continue;
    }
    unsigned length = 0;
    if (in.bit(model[kIsRep + state]) == 0) {
      back[3] = back[2];
      back[2] = back[1];
      back[1] = back[0];
      length = in.length(model + kLength);
      back[0] = in.distance(length);
      state = state < 7 ? 7 : 10;
    } else {
      // One of the latest four again, which comes to the front.
      unsigned which = 0;
      if (in.bit(model[kIsRepG0 + state]) != 0)
        which = in.bit(model[kIsRepG1 + state]) == 0 ? 1 : 2 + in.bit(model[kIsRepG2 + state]);
      const bool single = which == 0 && in.bit(model[kIsRep0Long + state]) == 0;
      const std::uint32_t again = back[which];
      for (; which > 0; --which) back[which] = back[which - 1];
      back[0] = again;
      if (single) {
        length = 1 - kShortest;  // wraps, and back to 1 below
        state = state < 7 ? 9 : 11;
      } else {
        length = in.length(model + kRepLength);
        state = state < 7 ? 8 : 11;
      }
    }
    length += kShortest;
    if (back[0] >= put) return false;
    for (; length > 0 && put < to.size(); --length, ++put) to[put] = to[put - back[0] - 1];
  }
  return put == to.size() && !in.short_of_input;
}

}  // namespace pm
