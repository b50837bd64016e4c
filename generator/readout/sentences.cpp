#include "generator/readout/sentences.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "generator/core/text.h"
#include "generator/readout/readout.h"

namespace pm::gen {

namespace {

constexpr double kThinInstalls = 25;  // an arm with fewer says little by itself

std::string chance_text(double p) {
  if (p < 1e-6) return "less than one in a million";
  char text[48];
  std::snprintf(text, sizeof text, "%.2g", p);
  return text;
}

std::string what_is_shown(const Readout& readout) {
  const std::string& base = readout.variants[readout.reference].id;
  const Comparison* best = nullptr;
  std::size_t losers = 0;
  for (const Comparison& one : readout.decision.said.comparisons) {
    if (one.beats() && (best == nullptr || one.always.low > best->always.low)) best = &one;
    losers += one.loses() ? 1 : 0;
  }
  if (best != nullptr) {
    return readout.variants[best->arm].id + " beats " + base + ", by at least " +
           signed_percent(best->always.low) + " installs per impression and most likely by about " +
           signed_percent(best->corrected_lift) + ".";
  }
  if (losers > 0) {
    return base + " beats " + std::to_string(losers) + " of the other " +
           std::to_string(readout.variants.size() - 1) + "; none is shown to beat it.";
  }
  return "No variant is shown to be better or worse than " + base +
         ": the differences that can be seen are within what luck gives.";
}

std::string what_to_do(const Readout& readout) {
  const Statements& said = readout.decision.said;
  const std::string& keep = readout.variants[said.keep].id;
  if (readout.split.mismatch) {
    return "Before acting, find out why traffic was not split as it was meant to be.";
  }
  if (said.may_stop) {
    return "It is safe to stop and keep " + keep +
           ": no other variant can be better by more than " +
           signed_percent(std::max(0.0, said.others_at_most)) + ".";
  }
  if (readout.variants[said.keep].value.worth_less) {
    return "Go on, and do not scale " + keep +
           " yet: it installs best but brings less revenue per impression than the others.";
  }
  return "Go on: " + keep + " is the best guess" +
         (std::isfinite(said.others_at_most) ? ", but another could still be better by up to " +
                                                   signed_percent(said.others_at_most) + "."
                                             : ", and it is only a guess yet.");
}

}  // namespace

std::string thousands(double value) {
  std::string digits = std::to_string(static_cast<long long>(std::llround(value)));
  for (std::size_t at = digits.size(); at > 3 && digits[at - 4] != '-'; at -= 3) {
    digits.insert(at - 3, ",");
  }
  return digits;
}

std::string two_decimals(double value) {
  char text[48];
  std::snprintf(text, sizeof text, "%.2f", value);
  return text;
}

std::string signed_percent(double share) {
  char text[48];
  std::snprintf(text, sizeof text, "%+.1f %%", share * 100);
  return text;
}

std::vector<std::string> boss_sentences(const Readout& readout) {
  double impressions = 0;
  double installs = 0;
  for (const VariantReadout& variant : readout.variants) {
    impressions += variant.impressions;
    installs += variant.installs;
  }
  std::vector<std::string> out;
  out.push_back("From " + readout.first_day + " to " + readout.last_day + ", " +
                std::to_string(readout.variants.size()) +
                (readout.variants.size() == 1 ? " variant was" : " variants were") + " seen " +
                thousands(impressions) + " times and installed " + thousands(installs) +
                " times, " + two_decimals(count_rate(installs, impressions).value * 1000) +
                " installs per 1000 impressions.");
  if (readout.variants.size() < 2) {
    out.emplace_back("There is nothing to compare it with.");
    out.emplace_back("Serve a second variant beside it.");
    return out;
  }
  out.push_back(what_is_shown(readout));
  out.push_back(what_to_do(readout));
  return out;
}

std::vector<std::string> alarm_sentences(const Readout& readout) {
  std::vector<std::string> out;
  if (readout.split.mismatch) {
    const std::string& id = readout.variants[readout.split.worst].id;
    out.push_back("Traffic was not split as meant: " + id + " had " +
                  signed_percent(readout.split.ratio - 1) +
                  " of its impressions (chance of that by luck: " + chance_text(readout.split.p) +
                  "). Comparisons may be of different viewers.");
  }
  std::vector<std::string> thin;
  for (const VariantReadout& variant : readout.variants) {
    if (variant.fatigue.tired) {
      out.push_back(variant.id + " tires: " + signed_percent(-variant.fatigue.fall) +
                    " installs per impression in its last days, beyond what the other variants "
                    "lost on the same days.");
    }
    if (variant.value.worth_less) {
      out.push_back(variant.id + " brings less revenue per impression than the others: " +
                    two_decimals(variant.value.erpm) + " " + readout.currency + " per 1000 (" +
                    two_decimals(variant.value.low) + " to " + two_decimals(variant.value.high) +
                    ").");
    }
    if (variant.installs < kThinInstalls) thin.push_back(variant.id);
  }
  if (!thin.empty()) {
    out.push_back("Fewer than 25 installs, so little can be said: " + list_names(thin, 6) + ".");
  }
  if (readout.decision.evidence.dispersion > 1.5) {
    out.push_back("Counts scatter " + two_decimals(readout.decision.evidence.dispersion) +
                  " times as much as luck alone would: something beside variants, days, networks "
                  "and countries moves them.");
  }
  return out;
}

}  // namespace pm::gen
