#pragma once
#include <map>
#include <optional>
#include <vector>

#include "generator/diversity/niche.h"

namespace pm::gen {

/// A MAP-Elites archive (Mouret and Clune 2015): one elite for each cell, everybody else who stood
/// there behind it. Numbers stand for candidates; the higher bound wins, the lower number on a tie,
/// so the order of the offers changes nothing.
class Archive {
 public:
  struct Entry {
    int candidate = 0;
    double low = 0;  ///< lower bound of its score
  };

  /// Offers a candidate for a cell; true when it is the cell's elite now.
  bool offer(const Niche& cell, Entry entry);

  /// All that were offered, the elite first.
  const std::map<Niche, std::vector<Entry>>& cells() const { return cells_; }
  const Entry* elite(const Niche& cell) const;
  std::vector<int> elites() const;
  std::size_t filled() const { return cells_.size(); }
  /// Sum of the elites' bounds: how good and how wide the archive is at once (QD score).
  double qd_score() const;

 private:
  std::map<Niche, std::vector<Entry>> cells_;
};

}  // namespace pm::gen
