#include "runtime/mechanics/sort/sort.h"

namespace pm::sorting {

namespace {

constexpr int kWalks = 160;
constexpr int kWalkSteps = 120;

struct Reverse {
  std::int8_t from = 0, to = 0, most = 0;
  bool whole = false;  ///< only all of the pieces may go
};

/// Backward moves: taking k pieces off the top of `from` and putting them on `to` must be what a
/// forward pour from `to` to `from` would put right again.
int reverse_moves(const Rack& rack, std::span<Reverse> out, int last_from, int last_to) {
  int n = 0;
  for (int from = 0; from < rack.tubes; ++from) {
    const int run = group_of(rack, from);
    if (run == 0) continue;
    const auto f = static_cast<std::size_t>(from);
    const int kind = rack.kind[f][rack.count[f] - 1U];
    const bool alone = run == rack.count[f];
    for (int to = 0; to < rack.tubes; ++to) {
      const auto t = static_cast<std::size_t>(to);
      const int space = rack.capacity - rack.count[t];
      if (to == from || space == 0 || (from == last_to && to == last_from)) continue;
      if (rack.count[t] > 0 && rack.kind[t][rack.count[t] - 1U] == kind) continue;
      Reverse r;
      r.from = static_cast<std::int8_t>(from);
      r.to = static_cast<std::int8_t>(to);
      // Either some of the run stays, so that the way back finds its own kind, or all pieces of the
      // tube go, so that the way back finds it empty.
      const int part = run - 1 < space ? run - 1 : space;
      if (part > 0) {
        r.most = static_cast<std::int8_t>(part);
        out[static_cast<std::size_t>(n++)] = r;
      }
      if (alone && run <= space && rack.count[t] > 0) {
        r.most = static_cast<std::int8_t>(run);
        r.whole = true;
        out[static_cast<std::size_t>(n++)] = r;
      }
    }
  }
  return n;
}

int empties(const Rack& rack) {
  int n = 0;
  for (int t = 0; t < rack.tubes; ++t) n += rack.count[static_cast<std::size_t>(t)] == 0 ? 1 : 0;
  return n;
}

void solved_rack(Rack& rack, int kinds, int capacity, int empty) {
  rack = Rack{};
  rack.tubes = static_cast<std::uint8_t>(kinds + empty);
  rack.capacity = static_cast<std::uint8_t>(capacity);
  for (int k = 0; k < kinds; ++k) {
    for (int i = 0; i < capacity; ++i)
      rack.kind[static_cast<std::size_t>(k)][static_cast<std::size_t>(i)] =
          static_cast<std::int8_t>(k);
    rack.count[static_cast<std::size_t>(k)] = static_cast<std::uint8_t>(capacity);
  }
}

/// Smaller is better: far from the wanted mix, with loose ends or with a tube that is already done.
int fault(const Rack& rack, int empty, int wanted) {
  const int off = blocks_of(rack) - wanted;
  int bad = off < 0 ? -off : off;
  const int gaps = empties(rack) - empty;
  bad += 3 * (gaps < 0 ? -gaps : gaps);
  for (int t = 0; t < rack.tubes; ++t) bad += closed(rack, t) ? 2 : 0;
  return bad;
}

void shuffle_tubes(Rack& rack, Rng& rng) {
  for (int i = rack.tubes - 1; i > 0; --i) {
    const auto j = static_cast<std::size_t>(rng.below(static_cast<std::uint32_t>(i + 1)));
    const auto at = static_cast<std::size_t>(i);
    const auto row = rack.kind[at];
    rack.kind[at] = rack.kind[j];
    rack.kind[j] = row;
    const auto count = rack.count[at];
    rack.count[at] = rack.count[j];
    rack.count[j] = count;
  }
  // Full tubes first, the free ones last, as people expect them.
  for (int pass = 0; pass < rack.tubes; ++pass) {
    for (std::size_t t = 0; t + 1 < rack.tubes; ++t) {
      if (rack.count[t] >= rack.count[t + 1]) continue;
      const auto row = rack.kind[t];
      rack.kind[t] = rack.kind[t + 1];
      rack.kind[t + 1] = row;
      const auto count = rack.count[t];
      rack.count[t] = rack.count[t + 1];
      rack.count[t + 1] = count;
    }
  }
}

}  // namespace

int group_of(const Rack& rack, int tube) {
  const auto t = static_cast<std::size_t>(tube);
  const int count = rack.count[t];
  if (count == 0) return 0;
  const int kind = rack.kind[t][static_cast<std::size_t>(count - 1)];
  int n = 1;
  while (n < count && rack.kind[t][static_cast<std::size_t>(count - 1 - n)] == kind) ++n;
  return n;
}

bool closed(const Rack& rack, int tube) {
  return rack.count[static_cast<std::size_t>(tube)] == rack.capacity &&
         group_of(rack, tube) == rack.capacity;
}

int pourable(const Rack& rack, int from, int to) {
  if (from == to || from < 0 || to < 0 || from >= rack.tubes || to >= rack.tubes) return 0;
  const auto f = static_cast<std::size_t>(from);
  const auto t = static_cast<std::size_t>(to);
  const int group = group_of(rack, from);
  const int space = rack.capacity - rack.count[t];
  if (group == 0 || space == 0 || group == rack.capacity) return 0;
  if (rack.count[t] > 0 && rack.kind[t][rack.count[t] - 1U] != rack.kind[f][rack.count[f] - 1U])
    return 0;
  return group < space ? group : space;
}

void pour(Rack& rack, int from, int to, int count) {
  const auto f = static_cast<std::size_t>(from);
  const auto t = static_cast<std::size_t>(to);
  for (int i = 0; i < count; ++i) {
    --rack.count[f];
    rack.kind[t][rack.count[t]] = rack.kind[f][rack.count[f]];
    ++rack.count[t];
  }
}

int blocks_of(const Rack& rack) {
  int n = 0;
  for (int t = 0; t < rack.tubes; ++t) {
    const auto& row = rack.kind[static_cast<std::size_t>(t)];
    const int count = rack.count[static_cast<std::size_t>(t)];
    for (int i = 0; i < count; ++i) {
      if (i == 0 || row[static_cast<std::size_t>(i)] != row[static_cast<std::size_t>(i - 1)]) ++n;
    }
  }
  return n;
}

bool pointless(const Rack& rack, int from, int to) {
  return rack.count[static_cast<std::size_t>(to)] == 0 &&
         group_of(rack, from) == rack.count[static_cast<std::size_t>(from)];
}

bool any_useful(const Rack& rack) {
  for (int from = 0; from < rack.tubes; ++from) {
    for (int to = 0; to < rack.tubes; ++to) {
      if (pourable(rack, from, to) > 0 && !pointless(rack, from, to)) return true;
    }
  }
  return false;
}

int generate(Rack& rack, int kinds, int capacity, int empty, int mix, Rng& rng) {
  std::array<Reverse, kMaxTubes * kMaxTubes * 2> options;
  const int wanted = kinds + (kinds * capacity - kinds) * mix / 100;
  Rack best;
  int best_fault = 1 << 20;
  int best_length = 0;
  for (int walk = 0; walk < kWalks && best_fault > 0; ++walk) {
    solved_rack(rack, kinds, capacity, empty);
    int last_from = -1;
    int last_to = -1;
    for (int step = 1; step <= kWalkSteps && best_fault > 0; ++step) {
      const int n = reverse_moves(rack, options, last_from, last_to);
      if (n == 0) break;
      const Reverse r = options[rng.below(static_cast<std::uint32_t>(n))];
      // Small helpings mix best.
      const bool one = !r.whole && rng.chance_per_mille(780);
      const int extra = static_cast<int>(rng.below(static_cast<std::uint32_t>(r.most)));
      pour(rack, r.from, r.to, r.whole ? r.most : (one ? 1 : 1 + extra));
      last_from = r.from;
      last_to = r.to;
      const int bad = fault(rack, empty, wanted);
      if (bad < best_fault) {
        best = rack;
        best_fault = bad;
        best_length = step;
      }
    }
  }
  rack = best;
  shuffle_tubes(rack, rng);
  return best_length;
}

}  // namespace pm::sorting
