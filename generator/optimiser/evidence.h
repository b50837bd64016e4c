#pragma once
#include <span>
#include <vector>

#include "generator/optimiser/delay.h"
#include "generator/optimiser/pooled.h"

namespace pm::gen {

/// One row of what was counted: an arm in one period under one combination of circumstances.
struct Cell {
  int arm = 0;
  double impressions = 0;
  double installs = 0;  ///< reported so far
  double share = 1;     ///< of this row's installs that should have been reported by now, 0..1
  double weight = 1;    ///< how much the row counts, 0..1 (recency)
};

/// A circumstance that moves all arms alike: the day, the network, the country. One level per cell.
struct Circumstance {
  std::vector<int> level;  ///< of each cell, 0 … levels − 1
  int levels = 0;
};

struct EvidenceOptions {
  /// Whether scatter beyond chance makes the counts count for less.
  bool dispersion = true;
};

/// Counts per arm on common ground.
struct Evidence {
  std::vector<Tally> arms;
  /// Multiplier of each circumstance's levels, near 1; shrunken by credibility.
  std::vector<std::vector<double>> effects;
  double dispersion = 1;  ///< ≥ 1; the tallies are already divided by it
};

/// Brings cells on common ground: impressions are multiplied by the share that can have reported
/// and by the estimated effect of the cell's circumstances, so that an arm that was served on bad
/// days is not blamed for them. Effects are estimated jointly with the arms by alternating
/// Bühlmann-Straub credibility: each level's observed ÷ expected, drawn to 1 by the variance
/// between levels beyond chance (and nothing is believed within one standard error of none).
/// Scatter of the cells around the fit beyond Poisson (Pearson, beyond one standard error) divides
/// all counts.
Evidence weigh(std::span<const Cell> cells, int arms, std::span<const Circumstance> circumstances,
               const EvidenceOptions& options = {});

/// Variance between levels beyond chance, relative to the mean, from observed and expected counts:
/// method of moments, less one standard error, never below 0.
double credible_variance(std::span<const double> observed, std::span<const double> expected);

/// What a row counts when evidence halves in worth every `half_life` periods; 1 without one (≤ 0).
double recency(double age_periods, double half_life);

}  // namespace pm::gen
