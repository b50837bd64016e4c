#include "runtime/mechanics/sort/sort.h"

namespace pm::sorting {

namespace {

/// What is known to have no solution within so many pours. Cleared for each search: the answer must
/// depend on the rack alone.
struct Known {
  std::uint64_t key = 0;
  int pours = 0;
};
constexpr std::size_t kKnown = 4096;
constexpr int kLoose = 9;  // pours beyond the bound that the last resort may spend
thread_local std::array<Known, kKnown> known;

/// Equal for racks that differ only in the order of their tubes.
std::uint64_t key_of(const Rack& rack) {
  std::uint64_t sum = 0;
  for (int t = 0; t < rack.tubes; ++t) {
    std::uint64_t h = 0x9e3779b97f4a7c15ULL;
    for (int i = 0; i < rack.count[static_cast<std::size_t>(t)]; ++i) {
      const auto kind = static_cast<std::uint64_t>(
          rack.kind[static_cast<std::size_t>(t)][static_cast<std::size_t>(i)]);
      h = (h ^ (kind + 1)) * 0xd6e8feb86659fd93ULL;
      h ^= h >> 29U;
    }
    sum += h * 0xff51afd7ed558ccdULL;
  }
  return sum | 1U;
}

/// Iterative deepening. A pour joins at most two runs, so (runs - kinds) is a bound that never
/// overestimates, and the first solution found is a shortest one.
struct Search {
  std::span<Pour> path;
  int nodes = 0;
  int kinds = 0;
  int next_limit = 0;
  int found = -1;

  bool dive(const Rack& rack, int depth, int limit, int blocks) {
    if (blocks == kinds) {
      found = depth;
      return true;
    }
    const int bound = depth + blocks - kinds;
    if (bound > limit) {
      if (bound < next_limit) next_limit = bound;
      return false;
    }
    if (static_cast<std::size_t>(depth) >= path.size() || --nodes < 0) return false;
    const std::uint64_t key = key_of(rack);
    Known& memory = known[(key >> 20U) % kKnown];
    if (memory.key == key && memory.pours >= limit - depth) {
      // What lies beyond is only worth the next round if it was cut off by the limit.
      if (limit + 1 < next_limit) next_limit = limit + 1;
      return false;
    }
    // Joining pours first; pours into a free tube only when the bound has room for them. Pours of
    // part of a group change nothing that a whole pour would not do better.
    for (int pass = 0; pass < (bound < limit ? 2 : 1); ++pass) {
      for (int from = 0; from < rack.tubes; ++from) {
        const int group = group_of(rack, from);
        if (group == 0 || group == rack.capacity) continue;
        for (int to = 0; to < rack.tubes; ++to) {
          const bool empty = rack.count[static_cast<std::size_t>(to)] == 0;
          if (empty != (pass == 1)) continue;
          if (pourable(rack, from, to) != group || pointless(rack, from, to)) continue;
          Rack next = rack;
          pour(next, from, to, group);
          path[static_cast<std::size_t>(depth)] =
              Pour{static_cast<std::int8_t>(from), static_cast<std::int8_t>(to),
                   static_cast<std::int8_t>(group)};
          if (dive(next, depth + 1, limit, blocks - (empty ? 0 : 1))) return true;
          if (nodes < 0) return false;
          if (empty) break;  // all free tubes are alike
        }
      }
    }
    if (bound == limit && limit + 1 < next_limit) next_limit = limit + 1;
    memory = Known{key, limit - depth};
    return false;
  }
};

}  // namespace

int solve(const Rack& rack, std::span<Pour> path, int nodes) {
  for (Known& k : known) k = Known{};
  bool seen[kMaxKinds] = {};
  Search search;
  search.path = path;
  search.nodes = nodes;
  for (int t = 0; t < rack.tubes; ++t) {
    for (int i = 0; i < rack.count[static_cast<std::size_t>(t)]; ++i) {
      seen[rack.kind[static_cast<std::size_t>(t)][static_cast<std::size_t>(i)]] = true;
    }
  }
  for (const bool s : seen) search.kinds += s ? 1 : 0;
  const int blocks = blocks_of(rack);
  int limit = blocks - search.kinds;
  while (search.nodes >= 0 && static_cast<std::size_t>(limit) <= path.size()) {
    search.next_limit = 1 << 20;
    if (search.dive(rack, 0, limit, blocks)) return search.found;
    if (search.next_limit == 1 << 20) return -1;  // every line is exhausted: no solution
    limit = search.next_limit;
  }
  // Too big for the shortest one: any solution that is not much longer will do.
  for (Known& k : known) k = Known{};
  search.nodes = nodes / 2;
  const int loose = blocks - search.kinds + kLoose;
  return search.dive(rack, 0, loose, blocks) ? search.found : -1;
}

}  // namespace pm::sorting
