#include "generator/diversity/niche.h"

namespace pm::gen {

namespace {

constexpr Cuts kAskedDifficulty{-0.25, 0.25};  // of ComposeRequest::difficulty

}  // namespace

Third Cuts::third_of(double value) const {
  return value < first ? Third::low : value < second ? Third::middle : Third::high;
}

Niche asked_niche(const SceneDoc& doc, const Plan& plan) {
  Niche out;
  out.mechanic = doc.scene.mechanic;
  out.mood = plan.mood;
  if (doc.request) {
    out.difficulty = kAskedDifficulty.third_of(doc.request->difficulty);
    if (!doc.request->mood.empty()) out.mood = doc.request->mood;
  }
  const std::string_view hint = doc.gene("hint");
  out.pace = hint == "early" ? Third::high : hint == "late" ? Third::low : Third::middle;
  return out;
}

std::string niche_name(const Niche& cell) {
  return cell.mechanic + ", " + std::string(difficulty_name(cell.difficulty)) + ", " +
         std::string(pace_name(cell.pace)) + ", " + cell.mood;
}

std::string_view difficulty_name(Third third) {
  static constexpr std::array<std::string_view, 3> kNames{"easy", "fair", "hard"};
  return kNames[static_cast<std::size_t>(third)];
}

std::string_view pace_name(Third third) {
  static constexpr std::array<std::string_view, 3> kNames{"calm", "steady", "brisk"};
  return kNames[static_cast<std::size_t>(third)];
}

}  // namespace pm::gen
