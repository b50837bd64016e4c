#include "generator/optimiser/kinship.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

using namespace pm::gen;
using Catch::Approx;

namespace {

using Choices = std::vector<std::vector<std::string>>;

struct Known {
  std::vector<Tally> arms;
  Choices choices;
};

/// Arms of which some share choices, with counts from none to many.
Known some_arms() {
  return {{{20000, 200}, {9000, 31}, {400, 0}, {31000, 222}, {15000, 140}, {2500, 22}},
          {{"merge", "red", "x"},
           {"merge", "blue", "y"},
           {"sort", "red", "y"},
           {"sort", "green", "x"},
           {"merge", "red", "z"},
           {"run", "blue", "x"}}};
}

/// The covariance as docs/optimiser.md has it; `same` is the arm itself.
double covariance(const KinshipScale& scale, const std::vector<std::string>& a,
                  const std::vector<std::string>& b, bool same) {
  double shared = 0;
  double all = 0;
  for (std::size_t g = 0; g < a.size(); ++g) {
    shared += a[g] == b[g] ? scale.weight[g] : 0;
    all += scale.weight[g];
  }
  const double part = shared / all;
  return scale.variance * (0.9 * (part / 2 + part * part / 2) + (same ? 0.1 : 0));
}

struct Conditioned {
  Expectation expected;
  double log_likelihood = 0;
};

/// The same posterior without a factor: the joint normal of all arms and the new one, conditioned
/// on one arm's count after the other. The likelihood is that of each count given those before.
Conditioned condition(const Known& known, const KinshipScale& scale,
                      const std::vector<std::string>& asked) {
  Choices all = known.choices;
  all.push_back(asked);
  const std::size_t n = all.size();
  double installs = 0;
  double impressions = 0;
  for (const Tally& arm : known.arms) installs += arm.installs, impressions += arm.impressions;
  std::vector<double> value;
  std::vector<double> noise;
  double sum = 0;
  double weights = 0;
  for (const Tally& arm : known.arms) {
    value.push_back(std::log((arm.installs + 1) / (installs / impressions * arm.impressions + 1)));
    noise.push_back(1 / (arm.installs + 1));
    sum += value.back() / (noise.back() + 0.1);
    weights += 1 / (noise.back() + 0.1);
  }
  std::vector<double> mean(n, 0.0);
  std::vector<std::vector<double>> spread(n, std::vector<double>(n));
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) spread[i][j] = covariance(scale, all[i], all[j], i == j);
  }
  Conditioned out;
  for (std::size_t k = 0; k + 1 < n; ++k) {
    const double total = spread[k][k] + noise[k];
    const double surprise = value[k] - sum / weights - mean[k];
    out.log_likelihood -= (surprise * surprise / total + std::log(total)) / 2;
    std::vector<double> gain;
    for (std::size_t i = 0; i < n; ++i) gain.push_back(spread[i][k] / total);
    const std::vector<double> row = spread[k];
    for (std::size_t i = 0; i < n; ++i) {
      mean[i] += gain[i] * surprise;
      for (std::size_t j = 0; j < n; ++j) spread[i][j] -= gain[i] * row[j];
    }
  }
  out.expected = {mean.back(), std::sqrt(spread.back().back())};
  return out;
}

}  // namespace

TEST_CASE("nothing served, nothing expected", "[optimiser]") {
  const std::vector<std::string> asked{"a"};
  const Kinship none({}, {});
  CHECK(none.of(asked).log_rate == 0);
  CHECK(none.of(asked).sd > 0);
  const std::vector<Tally> unseen(2);
  const Choices choices{{"a"}, {"b"}};
  CHECK(Kinship(unseen, choices).of(asked).log_rate == 0);
}

TEST_CASE("what is expected is the joint normal, conditioned on one count after the other",
          "[optimiser]") {
  const Known known = some_arms();
  const Choices asked{
      {"merge", "red", "x"}, {"merge", "red", "new"}, {"sort", "blue", "z"}, {"new", "new", "new"}};
  const KinshipScale scales[]{
      {{1, 1, 1}, 0.1}, {{3, 1, 0.2}, 0.4}, Kinship(known.arms, known.choices).scale()};
  for (const KinshipScale& scale : scales) {
    const Kinship kinship(known.arms, known.choices, scale);
    for (const auto& one : asked) {
      const Conditioned other = condition(known, scale, one);
      CHECK(kinship.of(one).log_rate == Approx(other.expected.log_rate).margin(1e-12));
      CHECK(kinship.of(one).sd == Approx(other.expected.sd));
      CHECK(kinship.log_likelihood() == Approx(other.log_likelihood));
    }
  }
}

TEST_CASE("two arms with nothing in common: a child takes its own parent's excess alone",
          "[optimiser]") {
  // As many impressions each, so that the centre is known: 300 and 100 installs, 200 expected.
  const Known known{{{50000, 300}, {50000, 100}}, {{"a", "x"}, {"b", "y"}}};
  const double variance = 0.3;
  const Kinship kinship(known.arms, known.choices, {{1, 1}, variance});
  const double high = std::log(301.0 / 201);
  const double low = std::log(101.0 / 201);
  const double high_weight = 1 / (1 / 301.0 + 0.1);
  const double low_weight = 1 / (1 / 101.0 + 0.1);
  const double excess = high - (high_weight * high + low_weight * low) / (high_weight + low_weight);
  const double counted = variance + 1 / 301.0;
  // One of two choices alike: (1/2 + 1/4) / 2 of the nine tenths that choices explain.
  const double shared = variance * 0.9 * 0.375;
  const std::vector<std::string> child{"a", "new"};
  CHECK(kinship.of(child).log_rate == Approx(shared / counted * excess));
  CHECK(kinship.of(child).sd == Approx(std::sqrt(variance - shared * shared / counted)));
}

TEST_CASE("a child is expected near its parent, strangers at the mean", "[optimiser]") {
  const std::vector<Tally> arms{{20000, 200}, {20000, 100}, {20000, 100}, {20000, 100}};
  const Choices choices{
      {"a", "x", "p", "1"}, {"b", "y", "q", "2"}, {"c", "z", "r", "3"}, {"d", "w", "s", "4"}};
  const Choices asked{{"a", "x", "p", "new"}, {"e", "v", "t", "5"}};
  const Kinship kinship(arms, choices);
  const Expectation same = kinship.of(choices[0]);
  const Expectation child = kinship.of(asked[0]);
  const Expectation stranger = kinship.of(asked[1]);
  CHECK(same.log_rate > child.log_rate);
  CHECK(child.log_rate > 0.15);
  CHECK(stranger.log_rate == Approx(0).margin(1e-12));
  CHECK(same.sd < child.sd);
  CHECK(child.sd < stranger.sd);
}

TEST_CASE("the choice that tells is found", "[optimiser]") {
  // 24 arms: the first choice doubles the rate, the others do nothing.
  std::vector<Tally> arms;
  Choices choices;
  for (int i = 0; i < 24; ++i) {
    const bool good = i % 2 == 0;
    arms.push_back({20000, good ? 200.0 : 100.0});
    choices.push_back({good ? "good" : "bad", std::to_string(i % 3), std::to_string(i % 4 / 2),
                       std::to_string(i % 5)});
  }
  const Kinship kinship(arms, choices);
  const auto expected = [&](std::vector<std::string> asked) { return kinship.of(asked).log_rate; };
  const double telling =
      expected({"good", "new", "new", "new"}) - expected({"bad", "new", "new", "new"});
  // log 2 is 0.69; the rest is held back because the other choices are new.
  CHECK(telling > 0.3);
  CHECK(telling < 0.7);
  const double idle = expected({"new", "0", "new", "new"}) - expected({"new", "1", "new", "new"});
  CHECK(std::abs(idle) < 0.05);
  CHECK(kinship.scale().weight[0] > 1);
  CHECK(kinship.log_likelihood() > Kinship(arms, choices, {{1, 1, 1, 1}, 0.1}).log_likelihood());
}

TEST_CASE("thin counts say little", "[optimiser]") {
  const Choices choices{{"a", "x"}, {"b", "y"}};
  const std::vector<Tally> thin{{100, 2}, {100, 1}};
  const std::vector<Tally> thick{{100000, 2000}, {100000, 1000}};
  CHECK(std::abs(Kinship(thin, choices).of(choices[0]).log_rate) <
        Kinship(thick, choices).of(choices[0]).log_rate / 3);
}
