#include "runtime/inspector/session.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace pm {

namespace {

constexpr std::size_t kTapeInputs = 1U << 16U;
constexpr std::size_t kLogLines = 600;

using Clock = std::chrono::steady_clock;

float ms_since(Clock::time_point start) {
  return std::chrono::duration<float, std::milli>(Clock::now() - start).count();
}

}  // namespace

void FrameTimes::push(float sim_ms, float draw_ms, float whole_ms) {
  const auto at = static_cast<std::size_t>(next);
  sim[at] = sim_ms;
  draw[at] = draw_ms;
  whole[at] = whole_ms;
  next = (next + 1) % kFrames;
}

Session::Session(TextRaster& raster, SoundOut* sound, Driver* driver)
    : raster_(raster), sound_(sound), driver_(driver) {}

bool Session::open(SceneSetup setup) {
  const auto names = mechanic_names();
  if (std::find(names.begin(), names.end(), setup.scene.mechanic) == names.end()) return false;
  setup_ = std::move(setup);
  play_ = Playable();
  // Before the start, so that the trace keeps this room through every restart.
  play_.game().record(kTapeInputs);
  tape_.clear();
  hashes_.clear();
  verified_steps_ = 0;
  first_difference_ = -1;
  log_.clear();
  return begin();
}

bool Session::begin() {
  // A finger that is down belongs to the play that ends here.
  if (play_.layout().width > 0) play_.pointer(InputKind::cancel, 0, 0);
  tape_at_ = 0;
  if (!play_.start(setup_.scene, setup_.shaders, *this, 0)) return false;
  if (driver_ != nullptr) driver_->reset();
  if (hashes_.empty()) hashes_.push_back(play_.game().hash());
  return true;
}

void Session::init_gl() { play_.init_gl(); }

void Session::resize(int width_px, int height_px) {
  if (width_px == width_px_ && height_px == height_px_ && play_.layout().width > 0) return;
  width_px_ = width_px;
  height_px_ = height_px;
  play_.resize(width_px, height_px, {});
}

void Session::feed_tape() {
  while (tape_at_ < tape_.size() && tape_[tape_at_].step == play_.game().steps()) {
    play_.game().input(tape_[tape_at_].kind, tape_[tape_at_].at);
    ++tape_at_;
  }
}

void Session::advance() {
  const Clock::time_point start = Clock::now();
  const std::uint32_t before = play_.game().steps();
  if (playing_tape()) {
    feed_tape();
  } else if (bots && driver_ != nullptr) {
    driver_->drive(play_);
  }
  play_.step();
  if (play_.game().steps() != before) after_step();
  sim_ms_ += ms_since(start);
}

void Session::after_step() {
  const Game& game = play_.game();
  const std::uint32_t step = game.steps();
  const std::uint64_t hash = game.hash();
  if (step < hashes_.size()) {
    ++verified_steps_;
    if (hashes_[step] != hash && first_difference_ < 0) first_difference_ = step;
  } else {
    hashes_.push_back(hash);
    tape_.assign(game.trace().begin(), game.trace().end());
    tape_at_ = tape_.size();
  }
  for (const Event& event : game.events()) {
    log_.push_back(LogLine{step, LogLine::Kind::event, event, name_of(event.kind)});
    if (log_.size() > kLogLines) log_.pop_front();
  }
}

void Session::draw(float alpha) {
  const Clock::time_point start = Clock::now();
  play_.draw(alpha);
  draw_ms_ += ms_since(start);
}

void Session::pointer(InputKind kind, float x_px, float y_px) {
  if (playing_tape()) {
    // Hovering changes nothing; a press does.
    if (kind != InputKind::down) return;
    tape_.resize(tape_at_);
    hashes_.resize(play_.game().steps() + 1);
    note("a new future begins here");
  }
  if (play_.pointer(kind, x_px, y_px) == PointerAnswer::open_store) {
    note("the store opens: " + (setup_.store.empty() ? std::string("(no link)") : setup_.store));
  }
}

void Session::restart() {
  tape_.clear();
  hashes_.clear();
  log_.clear();
  verified_steps_ = 0;
  first_difference_ = -1;
  begin();
}

bool Session::seek(std::uint32_t step) {
  if (step > tape_steps()) step = tape_steps();
  // Forward from here when possible; back means from the start.
  silent_ = true;
  if (step < play_.game().steps()) {
    log_.clear();
    begin();
  }
  while (play_.game().steps() < step) advance();
  silent_ = false;
  return first_difference_ < 0;
}

void Session::set_param(std::size_t index, std::int32_t value) {
  const LiveParam& param = setup_.params[index];
  value = value < param.min ? param.min : (value > param.max ? param.max : value);
  if (setup_.scene.param_values[param.at] == value) return;
  setup_.scene.param_values[param.at] = value;
  restart();
  // Pieces may be drawn at another size now: the atlas is laid out anew.
  if (width_px_ > 0) play_.resize(width_px_, height_px_, {});
  note(param.name + " = " + std::to_string(value));
}

void Session::note(std::string text) {
  log_.push_back(LogLine{play_.game().steps(), LogLine::Kind::note, {}, std::move(text)});
  if (log_.size() > kLogLines) log_.pop_front();
}

float Session::take_sim_ms() { return std::exchange(sim_ms_, 0.0F); }
float Session::take_draw_ms() { return std::exchange(draw_ms_, 0.0F); }

void Session::signal(Signal signal) {
  log_.push_back(LogLine{play_.game().steps(), LogLine::Kind::signal, {}, name_of(signal)});
  if (log_.size() > kLogLines) log_.pop_front();
}

void Session::sound(Sound sound, int pitch_pm, int gain_pm) {
  if (sound_ != nullptr && !silent_) sound_->play(sound, pitch_pm, gain_pm);
}

const char* name_of(EventKind kind) {
  constexpr const char* kNames[] = {"select",  "move",     "reject", "land",   "pop",
                                    "merge",   "special",  "combo",  "launch", "hit",
                                    "shatter", "collect",  "gate",   "hurt",   "tick",
                                    "danger",  "complete", "choose", "won",    "lost"};
  static_assert(std::size(kNames) == static_cast<std::size_t>(EventKind::count));
  return kind < EventKind::count ? kNames[static_cast<std::size_t>(kind)] : "?";
}

const char* name_of(Signal signal) {
  switch (signal) {
    case Signal::displayed: return "displayed";
    case Signal::first_touch: return "first touch";
    case Signal::started: return "started";
    case Signal::progress_25: return "progress 25 %";
    case Signal::progress_50: return "progress 50 %";
    case Signal::progress_75: return "progress 75 %";
    case Signal::solved: return "solved";
    case Signal::failed: return "failed";
    case Signal::retried: return "retried";
    case Signal::end_card: return "end card";
    case Signal::cta: return "CTA";
  }
  return "?";
}

const char* name_of(Phase phase) {
  switch (phase) {
    case Phase::playing: return "playing";
    case Phase::finishing: return "finishing";
    case Phase::end_card: return "end card";
  }
  return "?";
}

const char* name_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::playing: return "open";
    case Outcome::won: return "won";
    case Outcome::lost: return "lost";
  }
  return "?";
}

}  // namespace pm
