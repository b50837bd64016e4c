#include "generator/optimiser/kinship.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace pm::gen {

namespace {

/// Part of the variance that no choice explains.
constexpr double kOwnPart = 0.1;
/// The scale is sought by steps of this factor, one parameter after the other, this often.
constexpr double kScaleStep = 3;
constexpr int kScaleRounds = 2;
/// sd of the prior of the logarithm of a choice's weight; that of the variance is 1.
constexpr double kWeightDoubt = 0.8;
constexpr double kUsualVariance = 0.1;

double square(double x) { return x * x; }

}  // namespace

Kinship::Kinship(std::span<const Tally> arms, std::span<const std::vector<std::string>> choices) {
  read(arms, choices);
  if (rows_.empty()) return;
  scale_ = {std::vector<double>(rows_.front().size(), 1.0), kUsualVariance};
  learn_scale();
}

Kinship::Kinship(std::span<const Tally> arms, std::span<const std::vector<std::string>> choices,
                 KinshipScale scale)
    : scale_(std::move(scale)) {
  read(arms, choices);
  factorise();
}

void Kinship::read(std::span<const Tally> arms, std::span<const std::vector<std::string>> choices) {
  all_.assign(choices.begin(), choices.end());
  row_of_.assign(arms.size(), -1);
  double impressions = 0;
  double installs = 0;
  for (const Tally& arm : arms) impressions += arm.impressions, installs += arm.installs;
  if (!(installs > 0)) return;
  const double mean = installs / impressions;
  double sum = 0;
  double weights = 0;
  for (std::size_t i = 0; i < arms.size(); ++i) {
    if (!(arms[i].impressions > 0)) continue;
    // One install more on both sides: an arm with none is no minus infinity.
    const double expected = mean * arms[i].impressions;
    row_of_[i] = static_cast<int>(rows_.size());
    rows_.push_back(choices[i]);
    value_.push_back(std::log((arms[i].installs + 1) / (expected + 1)));
    noise_.push_back(1 / (arms[i].installs + 1));
    const double weight = 1 / (noise_.back() + kUsualVariance);
    sum += weight * value_.back();
    weights += weight;
  }
  for (double& value : value_) value -= sum / weights;
  base_rate_ = mean * std::exp(sum / weights);
}

void Kinship::learn_scale() {
  const auto score = [&] {
    factorise();
    double prior = square(std::log(scale_.variance / kUsualVariance));
    for (const double w : scale_.weight) prior += square(std::log(w) / kWeightDoubt);
    return log_likelihood_ - prior / 2;
  };
  double best = score();
  const auto climb = [&](double& parameter) {
    const double before = parameter;
    for (const double factor : {kScaleStep, 1 / kScaleStep}) {
      parameter = before * factor;
      const double now = score();
      if (now > best) {
        best = now;
        return;
      }
    }
    parameter = before;
  };
  for (int round = 0; round < kScaleRounds; ++round) {
    climb(scale_.variance);
    for (double& w : scale_.weight) climb(w);
  }
  factorise();
}

double Kinship::covariance(std::span<const std::string> a, std::span<const std::string> b) const {
  double shared = 0;
  double all = 0;
  for (std::size_t g = 0; g < scale_.weight.size(); ++g) {
    all += scale_.weight[g];
    if (a[g] == b[g]) shared += scale_.weight[g];
  }
  shared /= all;
  return scale_.variance * (1 - kOwnPart) * (shared + shared * shared) / 2;
}

void Kinship::factorise() {
  const std::size_t n = rows_.size();
  factor_.assign(n * n, 0.0);
  double log_determinant = 0;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double sum = covariance(rows_[i], rows_[j]);
      if (i == j) sum += scale_.variance * kOwnPart + noise_[i];
      for (std::size_t k = 0; k < j; ++k) sum -= factor_[i * n + k] * factor_[j * n + k];
      factor_[i * n + j] = i == j ? std::sqrt(sum) : sum / factor_[j * n + j];
    }
    log_determinant += 2 * std::log(factor_[i * n + i]);
  }
  dual_ = value_;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t k = 0; k < i; ++k) dual_[i] -= factor_[i * n + k] * dual_[k];
    dual_[i] /= factor_[i * n + i];
  }
  const double quadratic = std::inner_product(dual_.begin(), dual_.end(), dual_.begin(), 0.0);
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t k = i + 1; k < n; ++k) dual_[i] -= factor_[k * n + i] * dual_[k];
    dual_[i] /= factor_[i * n + i];
  }
  log_likelihood_ = -(quadratic + log_determinant) / 2;
}

Expectation Kinship::given(std::span<const double> shared) const {
  const std::size_t n = rows_.size();
  Expectation out;
  std::vector<double> along(shared.begin(), shared.end());
  double explained = 0;
  for (std::size_t i = 0; i < n; ++i) {
    out.log_rate += shared[i] * dual_[i];
    for (std::size_t k = 0; k < i; ++k) along[i] -= factor_[i * n + k] * along[k];
    along[i] /= factor_[i * n + i];
    explained += along[i] * along[i];
  }
  out.sd = std::sqrt(std::max(0.0, scale_.variance - explained));
  return out;
}

Expectation Kinship::of(std::span<const std::string> choices) const {
  std::vector<double> shared;
  for (const std::vector<std::string>& row : rows_) shared.push_back(covariance(row, choices));
  return given(shared);
}

Expectation Kinship::of_arm(std::size_t arm) const {
  std::vector<double> shared;
  for (const std::vector<std::string>& row : rows_) shared.push_back(covariance(row, all_[arm]));
  if (row_of_[arm] >= 0)
    shared[static_cast<std::size_t>(row_of_[arm])] += scale_.variance * kOwnPart;
  return given(shared);
}

}  // namespace pm::gen
