#include <algorithm>
#include <cmath>

#include "generator/composer/cast.h"
#include "generator/core/color.h"
#include "generator/playtest/hand.h"
#include "generator/screen/gate.h"
#include "runtime/view/layout.h"
#include "runtime/view/presenter.h"

namespace pm::gen {

namespace {

constexpr std::uint32_t kHintAtLatest = 600;  // steps
constexpr int kAfterwards = 12;               // steps in which a touch shows its effect

double hundredths(double value) { return std::round(value * 100.0) / 100.0; }

Check contrast_check(const char* name, const Scene& scene, ColorId words, ColorId top, ColorId low,
                     double wanted) {
  const double least = std::min(contrast(scene.color(words), scene.color(top)),
                                contrast(scene.color(words), scene.color(low)));
  return {name, least >= wanted - 0.005, hundredths(least), wanted,
          "least WCAG contrast of words on the gradient"};
}

/// The least distance of two pieces of one main role that the player tells apart.
Check piece_check(const Scene& scene, const Template& spec, double wanted) {
  double least = 10;
  std::string closest;
  bool twins = false;
  for (std::size_t r = 0; r < spec.roles.size(); ++r) {
    if (!is_main_role(spec.roles[r])) continue;
    const RoleRange range = scene.role(static_cast<int>(r));
    for (int i = 0; i < range.count; ++i) {
      for (int k = i + 1; k < range.count; ++k) {
        const SpriteSlot& a =
            scene.slots[static_cast<std::size_t>(range.first) + static_cast<std::size_t>(i)];
        const SpriteSlot& b =
            scene.slots[static_cast<std::size_t>(range.first) + static_cast<std::size_t>(k)];
        // Which of the product's own pictures stand beside each other was the product's choice.
        if (a.is_picture() && b.is_picture()) continue;
        twins = twins || a.archetype == b.archetype;
        const double distance = safe_distance(a.color, b.color);
        if (distance >= least) continue;
        least = distance;
        closest = a.archetype + " and " + b.archetype;
      }
    }
  }
  if (closest.empty())
    return {"piece_distance", true, nullptr, wanted, "no pieces to be told apart"};
  std::string note = "OKLab, also with colour vision deficiencies; closest: " + closest;
  if (twins) note = "two pieces have the same shape; " + note;
  return {"piece_distance", least >= wanted && !twins, thousandths(least), wanted, std::move(note)};
}

/// Plays up to the first hint and tries presses round it.
class Prodder {
 public:
  explicit Prodder(const Scene& scene) : scene_(scene) {
    if (!game_.start(scene)) return;
    std::array<Gesture, 256> moves;
    for (; game_.steps() < kHintAtLatest && game_.phase() == Phase::playing; game_.step()) {
      if (!game_.mechanic().ready()) continue;
      const int count = game_.mechanic().moves(moves, Depth::greedy);
      for (int i = 0; i < count; ++i) {
        const Gesture& move = moves[static_cast<std::size_t>(i)];
        if (move.score > hint_.score) hint_ = move;
      }
      if (hint_.score > 0) break;
    }
    at_ = game_.steps();
  }

  bool found() const { return hint_.score > 0; }

  /// What a press that misses by dx, dy sets off: one bit for each kind of event.
  std::uint32_t effect(int dx, int dy) {
    game_.start(scene_);
    while (game_.steps() < at_) game_.step();
    // Only the press misses: the rest of the path is aimed with the eyes on the piece.
    Gesture move = hint_;
    move.points[0].x = static_cast<std::int16_t>(move.points[0].x + dx);
    move.points[0].y = static_cast<std::int16_t>(move.points[0].y + dy);
    Stylus stylus;
    stylus.press(move, move.glide_steps);
    std::uint32_t kinds = 0;
    for (int rest = kAfterwards; rest > 0; rest -= stylus.down() ? 0 : 1) {
      stylus.act(game_);
      game_.step();
      for (const Event& event : game_.events()) kinds |= 1U << static_cast<unsigned>(event.kind);
    }
    const auto bit = [](EventKind kind) { return 1U << static_cast<unsigned>(kind); };
    return kinds & (bit(EventKind::select) | bit(EventKind::move) | bit(EventKind::reject) |
                    bit(EventKind::launch) | bit(EventKind::choose));
  }

 private:
  const Scene& scene_;
  Game game_;
  Gesture hint_;
  std::uint32_t at_ = 0;
};

Check touch_check(const Scene& scene, const GateConfig& config) {
  const double reach = touch_reach(scene, config.screen[0], config.screen[1], config.touch_px / 2);
  const std::string on =
      std::to_string(config.screen[0]) + " x " + std::to_string(config.screen[1]);
  if (reach < 0) {
    return {"touch_target", false, nullptr, config.touch_px,
            "no hint came within ten seconds, so nothing to touch"};
  }
  return {"touch_target", reach * 2 >= config.touch_px - 0.01, hundredths(reach * 2),
          config.touch_px, "CSS pixels across on " + on + "; larger ones are not measured"};
}

}  // namespace

double touch_reach(const Scene& scene, double screen_width_px, double screen_height_px,
                   double most) {
  Prodder prodder(scene);
  if (!prodder.found()) return -1;
  const auto mechanic = make_mechanic(scene.mechanic);
  mechanic->setup(scene, Rng(scene.seed, 1));
  Layout layout = make_layout(static_cast<float>(screen_width_px),
                              static_cast<float>(screen_height_px), {}, mechanic->stage());
  Presenter presenter;
  presenter.start(scene);
  presenter.take_seat(layout, mechanic->stage());
  const std::uint32_t wanted = prodder.effect(0, 0);
  const auto holds = [&](double px) {
    for (int i = 0; i < 8; ++i) {
      const double angle = i * 0.78539816339744831;
      const double units = px / static_cast<double>(layout.stage_scale);
      const int dx = static_cast<int>(std::lround(std::cos(angle) * units));
      const int dy = static_cast<int>(std::lround(std::sin(angle) * units));
      if (prodder.effect(dx, dy) != wanted) return false;
    }
    return true;
  };
  // From the largest down: nearly every target is large enough at once.
  for (int less = 0; less < static_cast<int>(most); ++less) {
    if (holds(most - less)) return most - less;
  }
  return 0;
}

std::vector<Check> judge_colors(const Scene& scene, const Template& spec,
                                const GateConfig& config) {
  std::vector<Check> out;
  out.push_back(contrast_check("cta_contrast", scene, ColorId::cta_text, ColorId::cta_top,
                               ColorId::cta_low, config.contrast_cta));
  out.push_back(contrast_check("panel_contrast", scene, ColorId::text, ColorId::panel_top,
                               ColorId::panel_low, config.contrast_panel));
  out.push_back(piece_check(scene, spec, config.piece_distance));
  return out;
}

std::vector<Check> judge_look(const Scene& scene, const Template& spec, const GateConfig& config) {
  std::vector<Check> out = judge_colors(scene, spec, config);
  out.push_back(touch_check(scene, config));
  return out;
}

Check judge_size(std::size_t html_bytes, const GateConfig& config) {
  return {"size", html_bytes <= config.html_bytes, html_bytes, config.html_bytes,
          "bytes of playable.html"};
}

}  // namespace pm::gen
