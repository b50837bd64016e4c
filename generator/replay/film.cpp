#include "generator/replay/film.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>

#include "generator/core/files.h"
#include "generator/core/image.h"
#include "generator/replay/paint.h"

namespace pm::gen {

namespace {

constexpr int kFingerFadeSteps = 15;

struct MomentOf {
  std::string_view name;
  int after_steps;  ///< until what it brings can be seen
};

/// In the order of Signal.
constexpr std::array<MomentOf, 11> kMoments{{{"displayed", 40},
                                             {"first_touch", 3},
                                             {"started", -1},
                                             {"progress_25", 12},
                                             {"progress_50", 12},
                                             {"progress_75", 12},
                                             {"solved", 40},
                                             {"failed", 40},
                                             {"retried", 12},
                                             {"end_card", 75},
                                             {"cta", -1}}};

/// Where the viewer's finger is, as the trace tells.
struct FingerSpot {
  Point at;
  int lifted_steps = kFingerFadeSteps;  ///< 0 while it is down
  bool down = false;

  void take(const Input& input) {
    if (input.kind == InputKind::retry) return;
    down = input.kind == InputKind::down || input.kind == InputKind::move;
    if (input.kind != InputKind::cancel) at = input.at;
    lifted_steps = 0;
  }
  void step() {
    if (!down && lifted_steps < kFingerFadeSteps) ++lifted_steps;
  }
  void draw(const Layout& layout, Image& image) const {
    if (lifted_steps >= kFingerFadeSteps) return;
    const float shown = 1 - static_cast<float>(lifted_steps) / kFingerFadeSteps;
    const float x = layout.stage.x + static_cast<float>(at.x) * layout.stage_scale;
    const float y = layout.origin_y + static_cast<float>(at.y) * layout.stage_scale;
    const float radius = layout.unit * (down ? 5.2F : 6.4F);
    blend_disc(image, x, y + layout.unit * 0.6F, radius + layout.unit, Paint{0, 0, 0},
               0.22F * shown, layout.unit * 2);
    blend_disc(image, x, y, radius, Paint{255, 255, 255}, 0.42F * shown, 1.2F);
    blend_ring(image, x, y, radius, layout.unit * 0.9F, Paint{255, 255, 255}, 0.95F * shown);
  }
};

/// Called after every step of the view; `shoot` gives the picture with the finger on it.
using EachStep = std::function<Status(const Playable&, const std::function<Image()>& shoot)>;
using Heard = std::function<void(Signal)>;

Status replay_on_screen(PreviewRenderer& renderer, const std::filesystem::path& root,
                        const Scene& scene, const SessionView& view, int width_px, int height_px,
                        const Heard& heard, const EachStep& each) {
  const SessionView::Mark& end = view.marks.back();
  const std::span<const Input> trace(view.record.trace.data(), end.inputs);
  const auto run = [&](Playable& play, const std::function<Picture()>& shoot) -> Status {
    FingerSpot finger;
    std::size_t next = 0;
    const auto shoot_finger = [&] {
      Picture picture = shoot();
      Image image{picture.width_px, picture.height_px, std::move(picture.rgba)};
      finger.draw(play.layout(), image);
      return image;
    };
    while (play.game().steps() < end.state.steps) {
      for (; next < trace.size() && trace[next].step <= play.game().steps(); ++next) {
        const int tries = play.game().tries();
        if (next == 0) heard(Signal::first_touch);
        play.game().input(trace[next].kind, trace[next].at);
        if (play.game().tries() != tries) heard(Signal::retried);
        finger.take(trace[next]);
      }
      play.step();
      finger.step();
      if (auto done = each(play, shoot_finger); !done) return done;
    }
    return Done{};
  };
  return renderer.on_screen(root, scene, width_px, height_px, heard, run);
}

Status write_image(const Image& image, const std::filesystem::path& file) {
  const std::string png = encode_opaque_png(image);
  if (png.empty()) {
    return Error{ExitCode::internal, file.string(), "", "the picture cannot be encoded", ""};
  }
  return write_file(file, png);
}

}  // namespace

Result<std::vector<Still>> film_moments(PreviewRenderer& renderer,
                                        const std::filesystem::path& root, const Scene& scene,
                                        const SessionView& view, int width_px, int height_px,
                                        const std::filesystem::path& folder) {
  struct Wanted {
    std::string_view moment;
    std::size_t number;
    int in_steps;
  };
  std::vector<Wanted> wanted;
  std::vector<Still> stills;
  std::size_t numbers = 0;
  const auto heard = [&](Signal signal) {
    const MomentOf& moment = kMoments[static_cast<std::size_t>(signal)];
    if (moment.after_steps < 0) return;
    // Progress by leaps and bounds is one picture.
    const bool leaps = !wanted.empty() && moment.name.starts_with("progress") &&
                       wanted.back().moment.starts_with("progress") &&
                       wanted.back().in_steps == moment.after_steps;
    if (leaps) {
      wanted.back().moment = moment.name;
    } else {
      wanted.push_back({moment.name, ++numbers, moment.after_steps});
    }
  };
  const auto keep = [&](std::string_view moment, std::size_t at, std::uint32_t step,
                        const Image& image) {
    std::array<char, 24> number{};
    std::snprintf(number.data(), number.size(), "%02zu-", at);
    stills.push_back({number.data() + std::string(moment) + ".png", std::string(moment), step});
    return write_image(image, folder / stills.back().file);
  };
  const std::uint32_t end = view.marks.back().state.steps;
  const auto each = [&](const Playable& play, const std::function<Image()>& shoot) -> Status {
    const std::uint32_t step = play.game().steps();
    const bool last = step >= end;
    for (std::size_t i = 0; i < wanted.size();) {
      if (wanted[i].in_steps-- > 0 && !last) {
        ++i;
        continue;
      }
      if (auto done = keep(wanted[i].moment, wanted[i].number, step, shoot()); !done) return done;
      wanted.erase(wanted.begin() + static_cast<std::ptrdiff_t>(i));
    }
    return last ? keep("last", ++numbers, step, shoot()) : Status(Done{});
  };
  auto done = replay_on_screen(renderer, root, scene, view, width_px, height_px, heard, each);
  if (!done) return done.error();
  std::sort(stills.begin(), stills.end(),
            [](const Still& a, const Still& b) { return a.file < b.file; });
  return stills;
}

Result<int> film_frames(PreviewRenderer& renderer, const std::filesystem::path& root,
                        const Scene& scene, const SessionView& view, int width_px, int height_px,
                        int fps, const std::filesystem::path& folder) {
  int frames = 0;
  int steps = 0;
  const auto each = [&](const Playable&, const std::function<Image()>& shoot) -> Status {
    if (++steps * fps / 60 <= frames) return Done{};
    std::array<char, 16> name{};
    std::snprintf(name.data(), name.size(), "%06d.png", ++frames);
    return write_image(shoot(), folder / name.data());
  };
  auto done =
      replay_on_screen(renderer, root, scene, view, width_px, height_px, [](Signal) {}, each);
  if (!done) return done.error();
  return frames;
}

}  // namespace pm::gen
