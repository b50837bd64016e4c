#include "runtime/shell/sdl/player.h"

#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <imgui_impl_sdl2.h>

#include <cstdio>
#include <utility>
#include <vector>

#include "generator/core/files.h"
#include "generator/core/image.h"
#include "generator/preview/finger.h"
#include "runtime/shell/gl.h"

namespace pm {

namespace {

constexpr double kStepSeconds = 1.0 / 60.0;
constexpr double kLongestFrame = 0.1;  // a stall never fast-forwards
constexpr double kLookAtFileEvery = 0.4;
constexpr std::uint32_t kJumpSteps = 60;

/// The preview's finger plays here too: through the same pointer entry that people use.
class HintDriver final : public Driver {
 public:
  void drive(Playable& play) override { finger_.drive(play); }
  void reset() override { finger_ = gen::Finger(); }

 private:
  gen::Finger finger_;
};

void say(const gen::Error& error) { std::fprintf(stderr, "%s\n", gen::to_line(error).c_str()); }

double seconds() {
  return static_cast<double>(SDL_GetPerformanceCounter()) /
         static_cast<double>(SDL_GetPerformanceFrequency());
}

}  // namespace

Player::Player(const PlayerOptions& options)
    : options_(options),
      file_(options.scene),
      driver_(std::make_unique<HintDriver>()),
      session_(std::make_unique<Session>(text_, &audio_, driver_.get())),
      inspecting_(options.inspector) {
  session_->bots = options.bots;
}

Player::~Player() {
  if (!imgui_) return;
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplSDL2_Shutdown();
  ImGui::DestroyContext();
}

int Player::run() {
  auto setup = file_.load();
  if (!setup) {
    say(setup.error());
    return static_cast<int>(setup.error().code);
  }
  const std::uint64_t seed = setup->scene.seed;
  if (!session_->open(std::move(*setup))) {
    std::fprintf(stderr, "%s: this build has no such mechanic\n", options_.scene.c_str());
    return static_cast<int>(gen::ExitCode::bad_scene);
  }
  if (options_.headless) return run_headless();
  if (!open_window()) {
    std::fprintf(stderr, "playmill play: %s. It needs a desktop, or xvfb-run in front of it.\n",
                 window_.error().c_str());
    return static_cast<int>(gen::ExitCode::component);
  }
  if (!options_.screenshot.empty()) return take_screenshot();
  audio_.open(seed);
  while (!quit_) frame(seconds());
  return 0;
}

bool Player::open_window() {
  const int panel = inspecting_ ? static_cast<int>(Inspector::kWidth) : 0;
  const std::string title = "Playmill: " + session_->setup().id;
  if (!window_.open(title, options_.width + panel, options_.height)) return false;
  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  imgui_ = true;
  ImGui::GetIO().IniFilename = nullptr;  // leaves no file behind
  style_inspector(window_.density());
  ImGui_ImplSDL2_InitForOpenGL(window_.handle(), window_.context());
  ImGui_ImplOpenGL3_Init("#version 300 es");
  inspector_.set_renderer(window_.renderer());
  return start_gl();
}

bool Player::start_gl() {
  fit();
  const Renderer::Status status = session_->init_gl();
  // The scene's shaders are the file's business: say so and keep the window.
  inspector_.set_fault(status == Renderer::Status::ok ? "" : "the scene's shaders do not compile");
  return true;
}

void Player::fit() {
  int width = 0;
  int height = 0;
  window_.size_px(width, height);
  const int panel = inspecting_ ? static_cast<int>(Inspector::kWidth * window_.density()) : 0;
  const int game = width - panel;
  session_->resize(game > 64 ? game : 64, height > 64 ? height : 64);
}

void Player::reload() {
  auto setup = file_.load();
  if (!setup) {
    // Half-saved or broken: the last good scene stays on.
    say(setup.error());
    inspector_.set_fault(gen::to_line(setup.error()));
    return;
  }
  const std::uint64_t seed = setup->scene.seed;
  if (!session_->open(std::move(*setup))) {
    inspector_.set_fault("this build has no such mechanic");
    return;
  }
  // Everything of the old scene goes with its context; the inspector's font atlas too.
  ImGui_ImplOpenGL3_Shutdown();
  if (!window_.fresh_context()) {
    std::fprintf(stderr, "playmill play: %s\n", window_.error().c_str());
    quit_ = true;
    return;
  }
  ImGui_ImplOpenGL3_Init("#version 300 es");
  window_.title("Playmill: " + session_->setup().id);
  audio_.compose(seed);
  start_gl();
  session_->note("read again: " + file_.path());
}

void Player::press(Key key) {
  const std::uint32_t now = session_->play().game().steps();
  switch (key) {
    case Key::quit: quit_ = true; break;
    case Key::pause: session_->paused = !session_->paused; break;
    case Key::step:
      session_->paused = true;
      session_->advance();
      break;
    case Key::restart: session_->restart(); break;
    case Key::rewind: session_->seek(now > kJumpSteps ? now - kJumpSteps : 0); break;
    case Key::forward: session_->seek(now + kJumpSteps); break;
    case Key::inspector: {
      inspecting_ = !inspecting_;
      int width = 0;
      int height = 0;
      window_.size(width, height);
      // The game keeps its size; the window grows or shrinks.
      const int panel = static_cast<int>(Inspector::kWidth);
      window_.resize(inspecting_ ? width + panel : width - panel, height);
      break;
    }
    case Key::none: break;
  }
}

void Player::handle(const HostEvent& event) {
  switch (event.kind) {
    case HostEvent::Kind::quit: quit_ = true; break;
    case HostEvent::Kind::key:
      if (event.key == Key::quit || !ImGui::GetIO().WantTextInput) press(event.key);
      break;
    case HostEvent::Kind::pointer:
      if (event.input == InputKind::down) {
        if (ImGui::GetIO().WantCaptureMouse) break;
        audio_.wake();
      }
      session_->pointer(event.input, event.x, event.y);
      break;
    case HostEvent::Kind::hidden:
      hidden_ = true;
      audio_.pause(true);
      break;
    case HostEvent::Kind::shown:
      hidden_ = false;
      last_s_ = -1;
      audio_.pause(false);
      break;
    case HostEvent::Kind::none: break;
  }
}

void Player::frame(double now_s) {
  SDL_Event event;
  while (SDL_PollEvent(&event) != 0) {
    ImGui_ImplSDL2_ProcessEvent(&event);
    handle(reader_.read(event, window_));
  }
  if (now_s - looked_s_ > kLookAtFileEvery) {
    looked_s_ = now_s;
    if (file_.changed()) reload();
  }
  if (hidden_) {
    SDL_Delay(50);
    return;
  }
  fit();
  double passed = last_s_ < 0 ? 0 : now_s - last_s_;
  last_s_ = now_s;
  const auto whole_ms = static_cast<float>(passed * 1000);
  if (passed > kLongestFrame) passed = kLongestFrame;
  if (session_->paused) {
    behind_ = 0;
  } else {
    behind_ += passed * static_cast<double>(session_->speed);
  }
  while (behind_ >= kStepSeconds && !session_->paused) {
    behind_ -= kStepSeconds;
    session_->advance();
  }
  // At rest the last step is shown as it is.
  paint(session_->paused ? 1.0F : static_cast<float>(behind_ / kStepSeconds));
  session_->times().push(session_->take_sim_ms(), session_->take_draw_ms(), whole_ms);
  window_.swap();
  // Where the driver does not wait for the screen, do not spin.
  const double used = seconds() - now_s;
  if (used < kStepSeconds * 0.5) SDL_Delay(static_cast<Uint32>((kStepSeconds * 0.5 - used) * 1000));
}

void Player::paint(float alpha) {
  int width = 0;
  int height = 0;
  window_.size_px(width, height);
  glViewport(0, 0, width, height);
  glClearColor(0.085F, 0.085F, 0.135F, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  session_->draw(alpha);
  if (!inspecting_) return;
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplSDL2_NewFrame();
  ImGui::NewFrame();
  InspectorPlace place;
  int points_w = 0;
  int points_h = 0;
  window_.size(points_w, points_h);
  place.width = static_cast<float>(points_w);
  place.height = static_cast<float>(points_h);
  place.density = window_.density();
  place.game_width = place.width - Inspector::kWidth;
  if (place.game_width < 0) place.game_width = 0;
  inspector_.draw(*session_, place);
  ImGui::Render();
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void Player::report(const char* what) const {
  const Game& game = session_->play().game();
  std::printf("%s step %u hash %016llx %s\n", what, game.steps(),
              static_cast<unsigned long long>(game.hash()), name_of(game.outcome()));
}

int Player::run_headless() {
  session_->resize(options_.width, options_.height);
  session_->bots = true;
  for (int i = 0; i < options_.steps; ++i) session_->advance();
  report("headless");
  return 0;
}

int Player::take_screenshot() {
  session_->bots = true;
  session_->bake_at_once();
  for (int i = 0; i < options_.steps; ++i) {
    session_->advance();
    // A picture now and then feeds the frame graph without drawing every step in software.
    if (options_.steps - i > 40 && i % 20 != 0) continue;
    const double start = seconds();
    session_->draw(1);
    session_->times().push(session_->take_sim_ms(), session_->take_draw_ms(),
                           static_cast<float>((seconds() - start) * 1000));
  }
  report("window");
  // The proof that every screenshot brings along: wound back and simulated anew.
  const std::uint32_t here = session_->play().game().steps();
  session_->seek(here / 2);
  const bool same = session_->seek(here);
  report("replay");
  inspector_.open_page(options_.tab);
  for (int i = 0; i < 3; ++i) paint(1);  // ImGui settles its layout over two frames
  int width = 0;
  int height = 0;
  window_.size_px(width, height);
  gen::Image image{width, height, {}};
  const auto row = static_cast<std::size_t>(width) * 4;
  std::vector<std::uint8_t> pixels(row * static_cast<std::size_t>(height));
  glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
  image.rgba.resize(pixels.size());
  for (std::size_t y = 0; y < static_cast<std::size_t>(height); ++y) {
    const std::uint8_t* from = &pixels[(static_cast<std::size_t>(height) - 1 - y) * row];
    std::uint8_t* to = &image.rgba[y * row];
    for (std::size_t x = 0; x < row; ++x) to[x] = x % 4 == 3 ? 255 : from[x];
  }
  if (const auto written = gen::write_file(options_.screenshot, gen::encode_png(image)); !written) {
    say(written.error());
    return static_cast<int>(written.error().code);
  }
  if (!same) {
    std::fprintf(stderr, "playmill play: the replay differs at step %lld\n",
                 static_cast<long long>(session_->first_difference()));
    return static_cast<int>(gen::ExitCode::internal);
  }
  return 0;
}

}  // namespace pm
