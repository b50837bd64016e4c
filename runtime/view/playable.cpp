#include "runtime/view/playable.h"

#include <utility>

#include "runtime/sim/det_math.h"
#include "runtime/view/ease.h"

namespace pm {

namespace {
constexpr double kStepMs = 1000.0 / 60.0;
constexpr int kMostStepsPerFrame = 4;
constexpr std::uint32_t kStoreGuardSteps = 30;
constexpr float kHandLoopSeconds = 1.6F;

float approach(float value, float target, float rate) { return value + (target - value) * rate; }
}  // namespace

bool Playable::start(Scene scene, ShaderText shaders, Host& host, int locale) {
  scene_ = std::move(scene);
  shaders_ = std::move(shaders);
  host_ = &host;
  locale_ = locale;
  game_.record(kMostInputs);
  if (!game_.start(scene_)) return false;
  effects_.reset(scene_.seed);
  presenter_.start(scene_);
  game_.hud(hud_);
  refresh_hint();
  return true;
}

void Playable::init_gl(const Playable* last) {
  renderer_.init(shaders_, scene_, last != nullptr ? &last->renderer_ : nullptr);
  gl_ready_ = true;
  if (layout_.width > 0) bake();
}

bool Playable::adopt_gl(Playable& other) {
  if (!other.gl_ready_ || !(shaders_ == other.shaders_)) return false;
  if (scene_.pictures.count != other.scene_.pictures.count) return false;
  renderer_ = std::move(other.renderer_);
  renderer_.move_text(shaders_, scene_);
  gl_ready_ = true;
  return true;
}

void Playable::resize(int width_px, int height_px, const Insets& insets, float density) {
  if (width_px < 1 || height_px < 1) return;
  insets_ = insets;
  layout_ = make_layout(static_cast<float>(width_px), static_cast<float>(height_px), insets,
                        game_.mechanic().stage(), density);
  presenter_.take_seat(layout_, game_.mechanic().stage());
  if (gl_ready_) bake();
}

void Playable::bake() {
  const float u = layout_.unit;
  slot_px_.renew(scene_.slots.size());
  for (std::size_t i = 0; i < slot_px_.size(); ++i) {
    const int slot = static_cast<int>(i);
    float half = game_.mechanic().slot_radius(slot) * layout_.stage_scale;
    if (slot == scene_.hand_slot && half < 95 * layout_.stage_scale)
      half = 95 * layout_.stage_scale;
    if (slot == scene_.star_slot && half < 12 * u) half = 12 * u;
    if ((slot == scene_.icon_slot && scene_.pictures.icon < 0) || slot == scene_.host_slot) {
      if (half < 24 * u) half = 24 * u;
    }
    if (const float own = presenter_.slot_half(slot, layout_); own > 0) half = own;
    slot_px_[i] = half > 8 ? half : 8;
  }
  const float life =
      static_cast<float>(scene_.background.life.size_max_pm) * 0.001F * layout_.height;
  renderer_.plan(scene_, static_cast<int>(layout_.width), static_cast<int>(layout_.height),
                 slot_px_, life * 0.5F);
  words_.reset(&host_->text(), renderer_.text_texture(),
               layout_.width < layout_.height ? layout_.width : layout_.height);
}

void Playable::refresh_hint() {
  thread_local Gesture moves[256];
  hint_.count = 0;
  const int count = game_.mechanic().moves(moves, Depth::greedy);
  int best = -1;
  for (int i = 0; i < count; ++i) {
    if (best < 0 || moves[i].score > moves[best].score) best = i;
  }
  if (best >= 0) hint_ = moves[best];
}

void Playable::frame(double now_ms) {
  if (last_ms_ < 0) last_ms_ = now_ms;
  behind_ms_ += now_ms - last_ms_;
  last_ms_ = now_ms;
  int steps = 0;
  while (behind_ms_ >= kStepMs && steps < kMostStepsPerFrame) {
    behind_ms_ -= kStepMs;
    step();
    ++steps;
  }
  if (behind_ms_ >= kStepMs) behind_ms_ = 0;
  draw(static_cast<float>(behind_ms_ / kStepMs));
}

void Playable::step() {
  ++view_steps_;
  std::span<const Event> events;
  if (effects_.hold_steps() > 0) {
    effects_.take_hold_step();
    effects_.step({}, scene_, layout_.stage_scale);
  } else {
    game_.step();
    events = game_.events();
    effects_.step(game_.events(), scene_, layout_.stage_scale);
    play_sounds();
    for (const Event& e : game_.events()) {
      if (e.kind == EventKind::tick || e.kind == EventKind::complete || e.kind == EventKind::merge)
        ++good_moves_;
    }
  }
  game_.hud(hud_);
  hud_motion_.step(hud_);
  send_signals();

  const bool playing = game_.phase() == Phase::playing;
  const bool quiet = game_.idle_steps() > static_cast<std::uint32_t>(scene_.hint_idle_steps);
  const bool teach = playing && !finger_down_ && game_.mechanic().ready() &&
                     (!game_.touched() ? view_steps_ > 40 : quiet);
  if (teach && hand_shown_ < 0.05F) {
    refresh_hint();
    hand_shown_ = 0.05F;
  }
  hand_shown_ = approach(hand_shown_, teach && hint_.count > 0 ? 1.0F : 0.0F, teach ? 0.12F : 0.3F);
  if (!teach && hand_shown_ < 0.05F) hand_shown_ = 0;
  const bool prompt =
      playing && view_steps_ > 20 && good_moves_ < 1 && (game_.steps() < 360 || !game_.touched());
  prompt_shown_ = approach(prompt_shown_, prompt ? 1.0F : 0.0F, 0.14F);
  cta_press_ = approach(cta_press_, finger_on_cta_ ? 1.0F : 0.0F, 0.35F);
  step_presenter(events, prompt, teach);
}

void Playable::step_presenter(std::span<const Event> events, bool prompt, bool teach) {
  if (!presenter_.here()) return;
  PresenterView view;
  view.events = events;
  view.phase = game_.phase();
  view.outcome = game_.outcome();
  if (hud_.budget_kind != Budget::none && hud_.budget_kind != Budget::time)
    view.budget = hud_.budget;
  view.progress_per_mille = hud_.progress_per_mille;
  view.locale = locale_;
  view.prompt = prompt;
  view.teach = teach && hint_.count > 0;
  if (view.teach) {
    view.aim_x = layout_.stage.x + hint_.points[0].x * layout_.stage_scale;
    view.aim_y = layout_.origin_y + hint_.points[0].y * layout_.stage_scale;
  }
  presenter_.step(view, *host_);
}

void Playable::draw_background() {
  const float t = static_cast<float>(view_steps_) / 60.0F;
  if (!renderer_.background_ready() && !bake_at_once_) {
    painter_.rect(Box{0, 0, layout_.width, layout_.height}, scene_.color(ColorId::board_top),
                  scene_.color(ColorId::board_low));
    return;
  }
  painter_.background(false, 0, 0, 0);
  const BackgroundLife& life = scene_.background.life;
  const float h = layout_.height;
  const float aspect = layout_.width / layout_.height;
  const auto pm = [](std::int16_t v) { return static_cast<float>(v) * 0.001F; };
  for (int i = 0; i < life.count; ++i) {
    Rng chance(scene_.seed, static_cast<std::uint64_t>(100 + i));
    const float size = lerp(pm(life.size_min_pm), pm(life.size_max_pm), chance.unit());
    const float wide = aspect + 2 * size;
    float x = chance.unit() * wide + pm(life.speed_x_pm) * t * (0.7F + 0.6F * chance.unit());
    x -= wide * static_cast<float>(static_cast<int>(x / wide) - (x < 0 ? 1 : 0));
    const float band = pm(life.band_high_pm) - pm(life.band_low_pm) + 0.001F;
    float y = chance.unit() * band + pm(life.speed_y_pm) * t * (0.7F + 0.6F * chance.unit());
    y -= band * static_cast<float>(static_cast<int>(y / band) - (y < 0 ? 1 : 0));
    const float phase = chance.unit() * 6.28F;
    const float twinkle = 1 - pm(life.twinkle_pm) * (0.5F + 0.5F * pm_sinf(t * 1.7F + phase));
    // Fades at the ends of its band, so that nothing pops in.
    const float edge = life.speed_y_pm != 0 ? clamp01(bump(y / band) * 3) : 1;
    const float sway = pm(life.sway_pm) * pm_sinf(t * 0.8F + phase);
    painter_.life((x - size + sway) * h, (1 - pm(life.band_low_pm) - y) * h, size * 0.5F * h, 0,
                  pm(life.alpha_pm) * twinkle * edge);
  }
  const float sway = layout_.unit * 0.8F;
  painter_.background(true, sway * pm_sinf(t * 0.5F), sway * 0.4F * pm_sinf(t * 0.37F),
                      Renderer::kNearGrow);
}

void Playable::draw(float alpha) {
  if (!gl_ready_ || layout_.width < 1) return;
  const float seconds = (static_cast<float>(view_steps_) + alpha) / 60.0F;
  painter_.begin(scene_, locale_, layout_.width, layout_.height, words_);
  painter_.set_cells(renderer_.cells(), bake_at_once_);
  painter_.set_pictures(renderer_.has_strip() || (bake_at_once_ && scene_.pictures.count > 0));
  draw_background();

  const float shake = layout_.unit * 0.16F;
  painter_.set_text_scale(layout_.stage_scale);
  painter_.push(layout_.stage.x + effects_.shake_x() * shake,
                layout_.origin_y + effects_.shake_y() * shake, layout_.stage_scale);
  game_.mechanic().draw(painter_, ViewClock{alpha, seconds});
  effects_.draw_front(painter_);
  if (hand_shown_ > 0.02F) {
    const float loops = seconds / kHandLoopSeconds;
    draw_hand(painter_, hint_, loops - static_cast<float>(static_cast<int>(loops)), hand_shown_);
  }
  painter_.pop();
  painter_.set_text_scale(1);

  draw_hud(painter_, layout_, hud_, hud_motion_, seconds, prompt_shown_);
  if (presenter_.here())
    presenter_.draw(painter_, layout_, seconds);
  else
    draw_prompt(painter_, layout_, prompt_shown_);
  if (game_.phase() == Phase::end_card) {
    card_ = layout_end_card(layout_, game_.can_retry());
    draw_end_card(painter_, layout_, card_, game_.outcome(), presenter_,
                  static_cast<float>(game_.phase_steps()) / 60.0F, seconds, cta_press_);
  } else {
    draw_cta(painter_, layout_.cta, seconds, cta_press_,
             game_.phase() == Phase::finishing ? 1.0F : 0.3F);
  }
  const float w = layout_.stage.w * 0.86F;
  const Box praise{layout_.stage.cx() - w * 0.5F, layout_.stage.y + layout_.stage.h * 0.12F, w,
                   17 * layout_.unit};
  effects_.draw_screen(painter_, layout_.width, layout_.height, praise);
  if (bake_at_once_)
    renderer_.bake_wanted(scene_);
  else
    renderer_.bake_some(scene_);
  renderer_.draw(painter_.quads(), static_cast<int>(layout_.width),
                 static_cast<int>(layout_.height), bake_at_once_);
}

Point Playable::to_stage(float x_px, float y_px) const {
  const auto clamp = [](float v) {
    return static_cast<std::int16_t>(v < -4000 ? -4000.0F : (v > 4000 ? 4000.0F : v));
  };
  return Point{clamp((x_px - layout_.stage.x) / layout_.stage_scale),
               clamp((y_px - layout_.origin_y) / layout_.stage_scale)};
}

PointerAnswer Playable::pointer(InputKind kind, float x, float y) {
  const bool ended = game_.phase() == Phase::end_card;
  const Box& cta = ended ? card_.cta : layout_.cta;
  if (kind == InputKind::down) {
    if (finger_down_) return PointerAnswer::nothing;
    finger_down_ = true;
    ++touches_;
    if (touches_ == 1) {
      // A finger can be quicker than the first step.
      say_displayed();
      host_->signal(Signal::first_touch);
    }
    finger_on_cta_ = cta.contains(x, y);
    finger_on_retry_ = ended && card_.has_retry && card_.retry.contains(x, y);
    if (finger_on_cta_ || finger_on_retry_)
      host_->sound(Sound::touch, 1000, 600);
    else if (!ended)
      game_.input(InputKind::down, to_stage(x, y));
    return PointerAnswer::nothing;
  }
  if (!finger_down_) return PointerAnswer::nothing;
  if (kind == InputKind::move) {
    if (!finger_on_cta_ && !finger_on_retry_ && !ended)
      game_.input(InputKind::move, to_stage(x, y));
    return PointerAnswer::nothing;
  }
  finger_down_ = false;
  const bool on_cta = finger_on_cta_;
  const bool on_retry = finger_on_retry_;
  finger_on_cta_ = finger_on_retry_ = false;
  if (on_cta) {
    if (kind == InputKind::up && cta.contains(x, y) && touches_ > 1 && view_steps_ >= store_from_) {
      store_from_ = view_steps_ + kStoreGuardSteps;
      host_->signal(Signal::cta);
      return PointerAnswer::open_store;
    }
    return PointerAnswer::nothing;
  }
  if (on_retry) {
    if (kind == InputKind::up && card_.retry.contains(x, y)) {
      game_.input(InputKind::retry, {});
      effects_.reset(scene_.seed + static_cast<std::uint64_t>(game_.tries()));
      refresh_hint();
      host_->signal(Signal::retried);
    }
    return PointerAnswer::nothing;
  }
  if (!ended) game_.input(kind, to_stage(x, y));
  return PointerAnswer::nothing;
}

void Playable::say_displayed() {
  if (displayed_) return;
  displayed_ = true;
  host_->signal(Signal::displayed);
}

void Playable::send_signals() {
  say_displayed();
  if (!game_.touched()) {
    progress_from_ = hud_.progress_per_mille;
  } else if (!started_sent_) {
    started_sent_ = true;
    host_->signal(Signal::started);
  }
  // Progress is what the viewer made: some games start half way, some run on by themselves.
  const int way = 1000 - progress_from_;
  while (started_sent_ && progress_sent_ < 3 &&
         (hud_.progress_per_mille - progress_from_) * 4 >= (progress_sent_ + 1) * way) {
    host_->signal(static_cast<Signal>(static_cast<int>(Signal::progress_25) + progress_sent_));
    ++progress_sent_;
  }
  if (game_.phase() == shown_phase_) return;
  shown_phase_ = game_.phase();
  if (shown_phase_ != Phase::playing) store_from_ = view_steps_ + kStoreGuardSteps;
  if (shown_phase_ == Phase::finishing) {
    host_->signal(game_.outcome() == Outcome::won ? Signal::solved : Signal::failed);
  } else if (shown_phase_ == Phase::end_card) {
    finger_down_ = finger_on_cta_ = finger_on_retry_ = false;
    card_ = layout_end_card(layout_, game_.can_retry());
    host_->signal(Signal::end_card);
  }
}

void Playable::play_sounds() {
  int played = 0;
  for (const Event& e : game_.events()) {
    if (played >= 4) break;
    int pitch = 1000;
    int gain = 800;
    Sound sound = Sound::touch;
    switch (e.kind) {
      case EventKind::select:
        sound = Sound::touch;
        gain = 500;
        break;
      case EventKind::move: sound = Sound::move; break;
      case EventKind::reject: sound = Sound::reject; break;
      case EventKind::land:
        sound = Sound::land;
        gain = e.value * 8 / 10;
        break;
      case EventKind::pop:
        sound = Sound::pop;
        pitch = 1000 + 60 * played;
        break;
      case EventKind::merge:
        sound = Sound::merge;
        pitch = 840 + 80 * e.value;
        break;
      case EventKind::special: sound = Sound::special; break;
      case EventKind::combo:
        sound = Sound::collect;
        pitch = 900 + 120 * e.value;
        break;
      case EventKind::launch: sound = Sound::launch; break;
      case EventKind::hit:
        sound = Sound::hit;
        gain = e.value;
        break;
      case EventKind::shatter: sound = Sound::shatter; break;
      case EventKind::collect:
        sound = Sound::collect;
        pitch = 1000 + 15 * (hud_.score % 12);
        break;
      case EventKind::gate: sound = Sound::gate; break;
      case EventKind::hurt: sound = Sound::hurt; break;
      case EventKind::complete: sound = Sound::complete; break;
      case EventKind::choose: sound = Sound::merge; break;
      case EventKind::won: sound = Sound::won; break;
      case EventKind::lost: sound = Sound::lost; break;
      default: continue;
    }
    if (gain < 60) continue;
    host_->sound(sound, pitch > 2400 ? 2400 : pitch, gain > 1000 ? 1000 : gain);
    ++played;
  }
}

}  // namespace pm
