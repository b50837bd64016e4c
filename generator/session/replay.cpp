#include "generator/session/replay.h"

#include <array>
#include <cstdio>

namespace pm::gen {

namespace {

/// An hour: no play is longer, and a hostile record would have us step for days.
constexpr std::uint32_t kMostSteps = 60 * 60 * 60;

std::string hex(std::uint64_t value) {
  std::array<char, 20> text{};
  std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(value));
  return text.data();
}

Error replay_fault(std::string_view file, const SessionView& view, const std::string& what,
                   std::string mend) {
  return {ExitCode::record, std::string(file), "", "session " + view.record.id + " " + what,
          std::move(mend)};
}

}  // namespace

Result<Replay> replay_session(const Scene& scene, std::string_view fingerprint,
                              const SessionView& view, std::string_view file) {
  if (view.record.scene != fingerprint) {
    return replay_fault(
        file, view,
        "is of scene " + view.record.scene + ", and this one is " + std::string(fingerprint),
        "Give the scene.json that was packed, of variant " + view.record.variant);
  }
  if (view.marks.empty()) {
    return replay_fault(
        file, view,
        view.missing_part >= 0
            ? "lacks part " + std::to_string(view.missing_part)
            : std::string("tells no state of the game that a replay could be held against"),
        "");
  }
  if (view.marks.back().state.steps > kMostSteps) {
    return replay_fault(file, view, "is longer than an hour", "");
  }
  Game game;
  if (!game.start(scene)) {
    return Error{ExitCode::bad_scene, "", "/mechanic", "unknown mechanic '" + scene.mechanic + "'",
                 ""};
  }
  std::size_t next = 0;
  std::uint32_t agreed = 0;
  for (const SessionView::Mark& mark : view.marks) {
    const auto feed = [&] {
      for (; next < mark.inputs && view.record.trace[next].step <= game.steps(); ++next) {
        game.input(view.record.trace[next].kind, view.record.trace[next].at);
      }
    };
    feed();
    while (game.steps() < mark.state.steps) {
      game.step();
      feed();
    }
    const std::uint64_t hash = game.hash();
    if (game.steps() != mark.state.steps || next != mark.inputs || hash != mark.state.hash) {
      return replay_fault(file, view,
                          "does not agree with its replay at step " +
                              std::to_string(mark.state.steps) + ": the state is " + hex(hash) +
                              ", recorded was " + hex(mark.state.hash) + "; up to step " +
                              std::to_string(agreed) + " they agreed",
                          "The record was changed, or made by another version of the runtime");
    }
    agreed = mark.state.steps;
  }
  HudModel hud;
  game.hud(hud);
  return Replay{game.outcome(), game.phase(),           game.steps(),
                game.tries(),   hud.progress_per_mille, game.hash()};
}

}  // namespace pm::gen
