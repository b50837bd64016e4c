#pragma once
#include <string>
#include <vector>

namespace pm::gen {

struct Readout;

/// Three sentences for somebody who reads nothing else: how much was seen, what is shown by a rule
/// that holds however often one looks, and what to do. Nothing is claimed that the data do not say.
std::vector<std::string> boss_sentences(const Readout& readout);

/// What to look into before the figures are trusted.
std::vector<std::string> alarm_sentences(const Readout& readout);

/// "12,345", "5.21", "+12.3 %".
std::string thousands(double value);
std::string two_decimals(double value);
std::string signed_percent(double share);

}  // namespace pm::gen
