#include "generator/diversity/archive.h"

#include <algorithm>

namespace pm::gen {

bool Archive::offer(const Niche& cell, Entry entry) {
  std::vector<Entry>& here = cells_[cell];
  const auto better = [](const Entry& a, const Entry& b) {
    return a.low != b.low ? a.low > b.low : a.candidate < b.candidate;
  };
  here.insert(std::upper_bound(here.begin(), here.end(), entry, better), entry);
  return here.front().candidate == entry.candidate;
}

const Archive::Entry* Archive::elite(const Niche& cell) const {
  const auto found = cells_.find(cell);
  return found == cells_.end() ? nullptr : &found->second.front();
}

std::vector<int> Archive::elites() const {
  std::vector<int> out;
  for (const auto& [cell, entries] : cells_) out.push_back(entries.front().candidate);
  return out;
}

double Archive::qd_score() const {
  double out = 0;
  for (const auto& [cell, entries] : cells_) out += entries.front().low;
  return out;
}

}  // namespace pm::gen
