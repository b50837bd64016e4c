#include "generator/studio/sessions.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <vector>

#include "generator/scene/scene_doc.h"
#include "generator/session/record.h"
#include "generator/session/replay.h"
#include "generator/session/touches.h"
#include "generator/session/view.h"

namespace pm::gen {

namespace {

/// Views with their inputs; further ones count for the touches alone.
constexpr std::size_t kMostWatched = 200;

Json inputs_json(const SessionView& view) {
  const std::size_t count = view.marks.empty() ? 0 : view.marks.back().inputs;
  Json out = Json::array();
  for (std::size_t i = 0; i < count; ++i) {
    const Input& input = view.record.trace[i];
    for (const std::int64_t part : {std::int64_t{input.step}, static_cast<std::int64_t>(input.kind),
                                    std::int64_t{input.at.x}, std::int64_t{input.at.y}})
      out.push_back(part);
  }
  return out;
}

Json events_json(const SessionView& view) {
  Json out = Json::array();
  for (const SessionEvent& event : view.record.events)
    out.push_back(Json::array({event.name, event.at_ms}));
  return out;
}

std::string_view outcome_name(Outcome outcome) {
  if (outcome == Outcome::won) return "won";
  return outcome == Outcome::lost ? "lost" : "left";
}

std::string hex(std::uint64_t value) {
  std::array<char, 20> text{};
  std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(value));
  return text.data();
}

Json view_json(const SessionView& view, const KnownScene* known, std::string_view fingerprint) {
  Json out{
      {"id", view.record.id},           {"variant", view.record.variant},
      {"network", view.record.network}, {"locale", view.record.locale},
      {"events", events_json(view)},    {"scene", known == nullptr ? Json() : Json(known->key)}};
  if (known == nullptr) return out;
  auto replay = replay_session(known->scene, fingerprint, view, "sessions");
  if (!replay) {
    out["fault"] = replay.error().message;
    return out;
  }
  out["steps"] = replay->steps;
  out["hash"] = hex(replay->hash);
  out["outcome"] = outcome_name(replay->outcome);
  out["tries"] = replay->tries;
  out["progress"] = replay->progress_pm / 1000.0;
  out["inputs"] = inputs_json(view);
  return out;
}

Json touches_json(const TouchCounts& counts) {
  Json cells = Json::array();
  for (const auto& row : counts.cells)
    for (const int cell : row) cells.push_back(cell);
  return {{"touches", counts.touches},
          {"views", counts.views},
          {"most", counts.most},
          {"cells", std::move(cells)}};
}

}  // namespace

Result<Json> watch_sessions(std::string_view text, std::span<const KnownScene> scenes) {
  auto records = read_session_records(text, "sessions");
  if (!records) return records.error();
  const std::vector<SessionView> views = join_sessions(std::move(*records));
  std::vector<std::string> fingerprints;
  for (const KnownScene& one : scenes) fingerprints.push_back(scene_fingerprint(one.scene));
  std::vector<std::vector<SessionView>> of_scene(scenes.size());
  Json out{{"views", Json::array()}, {"touches", Json::array()}, {"all", views.size()}};
  for (const SessionView& view : views) {
    const auto at = std::find(fingerprints.begin(), fingerprints.end(), view.record.scene);
    const auto index = static_cast<std::size_t>(at - fingerprints.begin());
    const bool known = at != fingerprints.end();
    if (known) of_scene[index].push_back(view);
    if (out["views"].size() < kMostWatched)
      out["views"].push_back(view_json(view, known ? &scenes[index] : nullptr,
                                       known ? fingerprints[index] : view.record.scene));
  }
  for (std::size_t i = 0; i < scenes.size(); ++i) {
    if (of_scene[i].empty()) continue;
    out["touches"].push_back(
        {{"scene", scenes[i].key},
         {"play", touches_json(count_touches(of_scene[i], {false, false}))},
         {"end_card", touches_json(count_touches(of_scene[i], {false, true}))}});
  }
  return out;
}

}  // namespace pm::gen
