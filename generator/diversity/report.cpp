#include "generator/diversity/report.h"

#include <cstdio>
#include <map>

namespace pm::gen {

namespace {

Json cell_json(const Niche& cell) {
  return {{"mechanic", cell.mechanic},
          {"difficulty", difficulty_name(cell.difficulty)},
          {"pace", pace_name(cell.pace)},
          {"mood", cell.mood}};
}

Json scores_json(const Candidate& one, double z) {
  Json out;
  out["cell"] = cell_json(one.cell);
  out["fit"] = thousandths(one.fit);
  if (one.look) out["look"] = to_json(*one.look, one.doc.scene);
  if (one.plays.plays > 0) {
    out["plays"] = {{"count", one.plays.plays},
                    {"won", one.plays.wins},
                    {"pass_rate", thousandths(one.rate.mean)},
                    {"touches_per_second", thousandths(one.plays.touches_per_second())}};
  }
  out["quality"] = {{"mean", thousandths(one.quality.mean)},
                    {"at_least", thousandths(one.quality.low(z))}};
  return out;
}

}  // namespace

std::string candidate_name(int number) {
  char text[16];
  std::snprintf(text, sizeof text, "c%03d", number);
  return text;
}

std::vector<Json> choice_reports(const Screened& screened, const ScreeningConfig& config) {
  std::vector<Json> out;
  for (const Choice& choice : screened.choices) {
    const Candidate& one = screened.candidates[static_cast<std::size_t>(choice.candidate)];
    Json row;
    row["candidate"] = candidate_name(choice.candidate);
    row.update(scores_json(one, config.choice.z));
    row["place_in_cell"] = choice.elite ? "elite" : "next best";
    row["beat"] = Json::array();
    for (const Archive::Entry& other : choice.beat) {
      row["beat"].push_back(
          {{"candidate", candidate_name(other.candidate)}, {"at_least", thousandths(other.low)}});
    }
    row["nearest_before"] = nullptr;
    if (choice.nearest >= 0) {
      row["nearest_before"] = {{"place", choice.nearest + 1},
                               {"distance", thousandths(choice.nearest_gap)}};
    }
    out.push_back(std::move(row));
  }
  return out;
}

Json screening_report(const Screened& screened) {
  std::map<std::string, int> cut;
  for (const Candidate& one : screened.candidates) {
    if (!one.cut.empty()) ++cut[one.cut];
  }
  Json out;
  out["candidates"] = screened.candidates.size();
  out["cut"] = Json::object();
  for (const auto& [reason, count] : cut) out["cut"][reason] = count;
  out["drawn"] = screened.drawn;
  out["renderer"] = screened.renderer.empty() ? Json(nullptr) : Json(screened.renderer);
  out["played"] = screened.played;
  out["rounds_of_scoring_again"] = screened.rounds;
  out["cells"] = screened.archive.filled();
  out["qd_score"] = thousandths(screened.archive.qd_score());
  out["chosen"] = screened.choices.size();
  return out;
}

Json candidates_report(const Screened& screened, const ScreeningConfig& config) {
  std::map<int, std::size_t> place;
  for (std::size_t i = 0; i < screened.choices.size(); ++i) {
    place[screened.choices[i].candidate] = i + 1;
  }
  Json out = Json::array();
  for (std::size_t i = 0; i < screened.candidates.size(); ++i) {
    const Candidate& one = screened.candidates[i];
    const int number = static_cast<int>(i);
    Json row;
    row["candidate"] = candidate_name(number);
    row["parent"] = one.parent < 0 ? Json(nullptr) : Json(candidate_name(one.parent));
    row.update(scores_json(one, config.choice.z));
    if (const auto at = place.find(number); at != place.end()) {
      row["fate"] = "chosen as number " + std::to_string(at->second);
    } else if (!one.cut.empty()) {
      row["fate"] = "cut: " + one.cut;
    } else if (const int elite = screened.archive.elite(one.cell)->candidate; elite != number) {
      row["fate"] = "beaten in its cell by " + candidate_name(elite);
    } else {
      row["fate"] = "elite of its cell, but others were better or farther from those chosen";
    }
    row["request"] = to_json(*one.doc.request);
    out.push_back(std::move(row));
  }
  return out;
}

}  // namespace pm::gen
