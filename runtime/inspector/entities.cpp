#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>

#include "runtime/inspector/inspector.h"

namespace pm {

namespace {

constexpr const char* kKinds[] = {"sprite", "text",  "far",   "near",
                                  "image",  "panel", "piece", "flat"};
constexpr std::uint32_t kKindMask = 15;
constexpr ImU32 kMark = IM_COL32(255, 64, 196, 255);

const char* budget_name(Budget budget) {
  switch (budget) {
    case Budget::none: return "none";
    case Budget::moves: return "moves";
    case Budget::shots: return "shots";
    case Budget::time: return "seconds";
    case Budget::lives: return "lives";
  }
  return "?";
}

const char* kind_name(const Quad& quad) {
  const std::uint32_t kind = quad.kind & kKindMask;
  return kind < std::size(kKinds) ? kKinds[kind] : "?";
}

/// Outline of a quad over the game, pixels to points.
void mark_quad(const Quad& q, float density) {
  ImVec2 corners[4];
  constexpr float kSigns[4][2] = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};
  for (int i = 0; i < 4; ++i) {
    const float x = kSigns[i][0] * q.half_w;
    const float y = kSigns[i][1] * q.half_h;
    corners[i] = ImVec2((q.x + x * q.cos_r - y * q.sin_r) / density,
                        (q.y + x * q.sin_r + y * q.cos_r) / density);
  }
  ImGui::GetForegroundDrawList()->AddPolyline(corners, 4, kMark, ImDrawFlags_Closed, 2);
}

void draw_hud_model(const HudModel& hud, const Scene& scene) {
  ImGui::Text("progress %d/1000, score %d, budget %d %s", hud.progress_per_mille, hud.score,
              hud.budget, budget_name(hud.budget_kind));
  for (int i = 0; i < hud.goal_count && i < static_cast<int>(hud.goals.size()); ++i) {
    const HudGoal& goal = hud.goals[static_cast<std::size_t>(i)];
    const bool named = goal.slot >= 0 && static_cast<std::size_t>(goal.slot) < scene.slots.size();
    ImGui::Text("goal: %s %d of %d",
                named ? scene.slots[static_cast<std::size_t>(goal.slot)].archetype.c_str() : "-",
                goal.have, goal.want);
  }
}

}  // namespace

void Inspector::draw_entities(const Session& session, const InspectorPlace& place) const {
  const Playable& play = session.play();
  HudModel hud;
  play.game().hud(hud);
  draw_hud_model(hud, session.setup().scene);

  int counts[std::size(kKinds)] = {};
  const auto quads = play.quads();
  for (const Quad& q : quads) {
    if ((q.kind & kKindMask) < std::size(kKinds)) ++counts[q.kind & kKindMask];
  }
  ImGui::Separator();
  std::string line;
  for (std::size_t k = 0; k < std::size(kKinds); ++k) {
    if (counts[k] == 0) continue;
    line += (line.empty() ? "" : ", ") + std::to_string(counts[k]) + " " + kKinds[k];
  }
  ImGui::TextWrapped("%zu quads: %s", quads.size(), line.c_str());
  constexpr ImGuiTableFlags kFlags =
      ImGuiTableFlags_ScrollY | ImGuiTableFlags_RowBg | ImGuiTableFlags_SizingStretchProp;
  if (!ImGui::BeginTable("quads", 5, kFlags)) return;
  ImGui::TableSetupScrollFreeze(0, 1);
  for (const char* title : {"#", "kind", "at", "size", "turn"}) ImGui::TableSetupColumn(title);
  ImGui::TableHeadersRow();
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(quads.size()));
  while (clipper.Step()) {
    for (int row = clipper.DisplayStart; row < clipper.DisplayEnd; ++row) {
      const Quad& q = quads[static_cast<std::size_t>(row)];
      ImGui::TableNextRow();
      ImGui::TableNextColumn();
      char name[16];
      std::snprintf(name, sizeof name, "%d", row);
      ImGui::Selectable(name, false, ImGuiSelectableFlags_SpanAllColumns);
      if (ImGui::IsItemHovered()) mark_quad(q, place.density);
      ImGui::TableNextColumn();
      ImGui::TextUnformatted(kind_name(q));
      ImGui::TableNextColumn();
      ImGui::Text("%.0f, %.0f", static_cast<double>(q.x), static_cast<double>(q.y));
      ImGui::TableNextColumn();
      ImGui::Text("%.0f x %.0f", static_cast<double>(2 * q.half_w),
                  static_cast<double>(2 * q.half_h));
      ImGui::TableNextColumn();
      ImGui::Text("%.0f", static_cast<double>(std::atan2(q.sin_r, q.cos_r) * 57.29578F));
    }
  }
  ImGui::EndTable();
}

void Inspector::draw_moves(const Session& session, const InspectorPlace& place) {
  const Playable& play = session.play();
  const Mechanic& mechanic = play.game().mechanic();
  const std::uint32_t now = play.game().steps();
  // Looking for moves costs more than a step: six times a second is often enough.
  if (moves_of_ > now || now - moves_of_ >= 10 || session.paused) {
    moves_of_ = now;
    move_count_ = play.game().phase() == Phase::playing ? mechanic.moves(moves_, Depth::greedy) : 0;
    std::stable_sort(moves_.begin(), moves_.begin() + move_count_,
                     [](const Gesture& a, const Gesture& b) { return a.score > b.score; });
  }
  ImGui::Text("%d moves, %s", move_count_,
              mechanic.ready() ? "ready for one" : "busy: a move would have to wait");
  ImGui::BeginChild("moves");
  for (int i = 0; i < move_count_; ++i) {
    const Gesture& g = moves_[static_cast<std::size_t>(i)];
    if (g.count == 0) continue;
    const Point a = g.points[0];
    const Point b = g.points[g.count - 1U];
    char line[96];
    if (g.count == 1) {
      std::snprintf(line, sizeof line, "%6d  tap %d,%d##%d", g.score, a.x, a.y, i);
    } else {
      std::snprintf(line, sizeof line, "%6d  %d,%d to %d,%d in %d steps##%d", g.score, a.x, a.y,
                    b.x, b.y, g.glide_steps, i);
    }
    ImGui::Selectable(line);
    if (!ImGui::IsItemHovered() && i != 0) continue;
    // The hovered move, and always the best: what the tutorial hand shows.
    const Layout& l = play.layout();
    const auto at = [&](Point p) {
      return ImVec2((l.stage.x + static_cast<float>(p.x) * l.stage_scale) / place.density,
                    (l.origin_y + static_cast<float>(p.y) * l.stage_scale) / place.density);
    };
    ImDrawList& over = *ImGui::GetForegroundDrawList();
    for (int k = 1; k < g.count; ++k) {
      over.AddLine(at(g.points[static_cast<std::size_t>(k - 1)]),
                   at(g.points[static_cast<std::size_t>(k)]), kMark, 3);
    }
    over.AddCircle(at(a), 12, kMark, 0, 3);
    over.AddCircleFilled(at(b), 5, kMark);
  }
  ImGui::EndChild();
}

}  // namespace pm
