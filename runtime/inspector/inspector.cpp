#include "runtime/inspector/inspector.h"

#include <imgui.h>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace pm {

namespace {

constexpr ImVec4 kGood{0.45F, 0.86F, 0.55F, 1};
constexpr ImVec4 kBad{1.0F, 0.42F, 0.40F, 1};
constexpr ImVec4 kDim{0.62F, 0.64F, 0.74F, 1};
constexpr std::uint32_t kJumpSteps = 60;

unsigned long long wide(std::uint64_t value) { return static_cast<unsigned long long>(value); }

}  // namespace

void Inspector::draw(Session& session, const InspectorPlace& place) {
  ImGui::SetNextWindowPos(ImVec2(place.game_width, 0));
  ImGui::SetNextWindowSize(ImVec2(place.width - place.game_width, place.height));
  constexpr ImGuiWindowFlags kFlags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                                      ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoCollapse |
                                      ImGuiWindowFlags_NoSavedSettings |
                                      ImGuiWindowFlags_NoBringToFrontOnFocus;
  ImGui::Begin("Inspector", nullptr, kFlags);
  draw_head(session);
  draw_controls(session);
  draw_hashes(session);
  draw_frames(session);
  if (ImGui::BeginTabBar("parts")) {
    const auto page = [&](int index, const char* name) {
      const bool wanted =
          std::exchange(wanted_page_, wanted_page_ == index ? -1 : wanted_page_) == index;
      return ImGui::BeginTabItem(name, nullptr, wanted ? ImGuiTabItemFlags_SetSelected : 0);
    };
    if (page(0, "Parameters")) {
      draw_params(session);
      ImGui::EndTabItem();
    }
    if (page(1, "Entities")) {
      draw_entities(session, place);
      ImGui::EndTabItem();
    }
    if (page(2, "Moves")) {
      draw_moves(session, place);
      ImGui::EndTabItem();
    }
    if (page(3, "Log")) {
      draw_log(session);
      ImGui::EndTabItem();
    }
    ImGui::EndTabBar();
  }
  ImGui::End();
}

void Inspector::draw_head(const Session& session) const {
  const Game& game = session.play().game();
  const Scene& scene = session.setup().scene;
  ImGui::TextUnformatted(session.setup().id.c_str());
  ImGui::SameLine();
  ImGui::TextColored(kDim, "%s  seed %llu", scene.mechanic.c_str(), wide(scene.seed));
  const Outcome outcome = game.outcome();
  const ImVec4 color =
      outcome == Outcome::won
          ? kGood
          : (outcome == Outcome::lost ? kBad : ImGui::GetStyle().Colors[ImGuiCol_Text]);
  ImGui::Text("%s,", name_of(game.phase()));
  ImGui::SameLine();
  ImGui::TextColored(color, "%s", name_of(outcome));
  ImGui::SameLine();
  ImGui::TextColored(kDim, "try %d, %zu inputs, locale %s", game.tries(), session.tape_inputs(),
                     scene.locales.empty() ? "-" : scene.locales[0].tag.c_str());
  if (!fault_.empty()) {
    ImGui::PushStyleColor(ImGuiCol_Text, kBad);
    ImGui::TextWrapped("%s", fault_.c_str());
    ImGui::PopStyleColor();
  }
  ImGui::Separator();
}

void Inspector::draw_controls(Session& session) {
  const std::uint32_t now = session.play().game().steps();
  if (ImGui::Button(session.paused ? "Play" : "Pause")) session.paused = !session.paused;
  ImGui::SameLine();
  if (ImGui::Button("Step")) {
    session.paused = true;
    session.advance();
  }
  ImGui::SameLine();
  if (ImGui::Button("-1 s")) session.seek(now > kJumpSteps ? now - kJumpSteps : 0);
  ImGui::SameLine();
  if (ImGui::Button("+1 s")) session.seek(now + kJumpSteps);
  ImGui::SameLine();
  if (ImGui::Button("Restart")) session.restart();
  ImGui::SameLine();
  ImGui::Checkbox("Bot", &session.bots);

  ImGui::SetNextItemWidth(-90);
  ImGui::SliderFloat("speed", &session.speed, 0.25F, 8.0F, "%.2fx", ImGuiSliderFlags_Logarithmic);

  // The tape: dragging shows where to, letting go winds there.
  if (!dragging_time_) wanted_step_ = static_cast<int>(now);
  ImGui::SetNextItemWidth(-90);
  const int end = static_cast<int>(std::max(session.tape_steps(), now));
  ImGui::SliderInt("step", &wanted_step_, 0, end);
  dragging_time_ = ImGui::IsItemActive();
  if (ImGui::IsItemDeactivatedAfterEdit()) {
    session.paused = true;
    session.seek(static_cast<std::uint32_t>(std::max(wanted_step_, 0)));
  }
}

void Inspector::draw_hashes(const Session& session) const {
  const std::uint32_t now = session.play().game().steps();
  ImGui::Separator();
  ImGui::Text("state %016llx", wide(session.play().game().hash()));
  ImGui::SameLine();
  if (session.first_difference() >= 0) {
    ImGui::TextColored(kBad, "replay differs at step %lld",
                       static_cast<long long>(session.first_difference()));
  } else if (session.playing_tape()) {
    ImGui::TextColored(kGood, "on tape, to %u", session.tape_steps());
  } else {
    ImGui::TextColored(kDim, "step %u (%.1f s)", now, static_cast<double>(now) / 60.0);
  }
  if (session.verified_steps() > 0 && session.first_difference() < 0) {
    ImGui::TextColored(kGood, "%u replayed steps agree with the tape", session.verified_steps());
  }
  if (!ImGui::TreeNode("Hash after each step")) return;
  const auto& hashes = session.hashes();
  ImGui::BeginChild("hashes", ImVec2(0, 110), true);
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(hashes.size()));
  while (clipper.Step()) {
    for (int row = clipper.DisplayStart; row < clipper.DisplayEnd; ++row) {
      const std::size_t step = hashes.size() - 1 - static_cast<std::size_t>(row);
      ImGui::TextColored(step == now ? kGood : kDim, "%6zu  %016llx", step, wide(hashes[step]));
    }
  }
  ImGui::EndChild();
  ImGui::TreePop();
}

void Inspector::draw_frames(const Session& session) const {
  const FrameTimes& times = session.times();
  ImGui::Separator();
  const float gap = ImGui::GetStyle().ItemSpacing.x;
  const float width = (ImGui::GetContentRegionAvail().x - 2 * gap) / 3;
  const auto plot = [&](const char* name, const std::array<float, FrameTimes::kFrames>& values) {
    float sum = 0;
    float most = 0;
    int count = 0;
    for (const float v : values) {
      if (v <= 0) continue;
      sum += v;
      most = std::max(most, v);
      ++count;
    }
    char label[64];
    std::snprintf(label, sizeof label, "%s %.2f ms", name,
                  static_cast<double>(count > 0 ? sum / static_cast<float>(count) : 0));
    ImGui::PushID(name);
    ImGui::PlotLines("", values.data(), FrameTimes::kFrames, times.next, label, 0,
                     std::max(most, 0.1F), ImVec2(width, 46));
    if (ImGui::IsItemHovered()) {
      ImGui::SetTooltip("%s: mean of the last %d frames; the graph's top is %.2f ms", name, count,
                        static_cast<double>(most));
    }
    ImGui::PopID();
  };
  plot("sim", times.sim);
  ImGui::SameLine();
  plot("draw", times.draw);
  ImGui::SameLine();
  plot("frame", times.whole);
  ImGui::PushStyleColor(ImGuiCol_Text, kDim);
  ImGui::TextWrapped("%zu quads, %zu draw calls; %s", session.play().quads().size(),
                     session.play().draw_calls(), renderer_.c_str());
  ImGui::PopStyleColor();
}

void Inspector::draw_params(Session& session) {
  ImGui::TextColored(kDim, "A change restarts the scene with the new value.");
  ImGui::BeginChild("params");
  const SceneSetup& setup = session.setup();
  for (std::size_t i = 0; i < setup.params.size(); ++i) {
    const LiveParam& param = setup.params[i];
    int value = setup.scene.param_values[param.at];
    ImGui::PushID(static_cast<int>(i));
    ImGui::SetNextItemWidth(190);
    const bool changed = ImGui::SliderInt("##value", &value, param.min, param.max, "%d",
                                          ImGuiSliderFlags_AlwaysClamp);
    if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", param.effect.c_str());
    ImGui::SameLine();
    ImGui::TextUnformatted(param.name.c_str());
    ImGui::SameLine();
    ImGui::TextColored(kDim, "%s", param.unit.c_str());
    ImGui::PopID();
    if (changed) session.set_param(i, value);
  }
  ImGui::EndChild();
}

void Inspector::draw_log(const Session& session) {
  ImGui::Checkbox("follow", &follow_log_);
  ImGui::BeginChild("log", ImVec2(0, 0), true);
  for (const LogLine& line : session.log()) {
    ImGui::TextColored(kDim, "%u", line.step);
    ImGui::SameLine(60);
    switch (line.kind) {
      case LogLine::Kind::event:
        ImGui::TextUnformatted(line.text.c_str());
        ImGui::SameLine(136);
        ImGui::TextColored(kDim, "at %d,%d  slot %d  value %d", line.event.x, line.event.y,
                           line.event.slot, line.event.value);
        break;
      case LogLine::Kind::signal: ImGui::TextColored(kGood, "signal: %s", line.text.c_str()); break;
      case LogLine::Kind::note: ImGui::TextWrapped("%s", line.text.c_str()); break;
    }
  }
  if (follow_log_) ImGui::SetScrollHereY(1.0F);
  ImGui::EndChild();
}

}  // namespace pm
