#include "runtime/shell/sdl/workbench.h"

#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <imgui_impl_sdl2.h>

#include <utility>

#include "generator/preview/finger.h"
#include "runtime/shell/gl.h"

namespace pm {

namespace {

constexpr double kStepSeconds = 1.0 / 60.0;
constexpr double kLongestFrame = 0.1;  // a stall never fast-forwards
constexpr std::uint32_t kJumpSteps = 60;

/// The preview's finger plays here too: through the same pointer entry that people use.
class HintDriver final : public Driver {
 public:
  void drive(Playable& play) override { finger_.drive(play); }
  void reset() override { finger_ = gen::Finger(); }

 private:
  gen::Finger finger_;
};

}  // namespace

Workbench::Workbench(TextRaster& text, bool inspecting)
    : driver_(std::make_unique<HintDriver>()),
      session_(std::make_unique<Session>(text, &audio_, driver_.get())),
      inspecting_(inspecting) {}

Workbench::~Workbench() {
  if (!imgui_) return;
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplSDL2_Shutdown();
  ImGui::DestroyContext();
}

Workbench::Shown Workbench::show(SceneSetup setup) {
  if (!session_->open(std::move(setup))) return Shown::unknown_mechanic;
  if (!imgui_) return Shown::ok;
  // Everything of the old scene goes with its context; the inspector's font atlas too.
  if (!renew_gl()) return Shown::no_context;
  window_.title("Playmill: " + session_->setup().id);
  audio_.compose(session_->setup().scene);
  return Shown::ok;
}

bool Workbench::open(int width, int height) {
  const int panel = inspecting_ ? static_cast<int>(Inspector::kWidth) : 0;
  if (!window_.open("Playmill: " + session_->setup().id, width + panel, height)) return false;
  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  imgui_ = true;
  ImGui::GetIO().IniFilename = nullptr;  // leaves no file behind
  style_inspector(window_.density());
  ImGui_ImplSDL2_InitForOpenGL(window_.handle(), window_.context());
  ImGui_ImplOpenGL3_Init("#version 300 es");
  inspector_.set_renderer(window_.renderer());
  start_gl();
  return true;
}

bool Workbench::renew_gl() {
  ImGui_ImplOpenGL3_Shutdown();
  if (!window_.fresh_context()) return false;
  ImGui_ImplOpenGL3_Init("#version 300 es");
  last_s_ = -1;
  start_gl();
  return true;
}

void Workbench::start_gl() {
  fit();
  session_->init_gl();
  inspector_.set_fault("");
}

float Workbench::panel_points() const {
  if (!inspecting_) return 0;
  int width = 0;
  int height = 0;
  window_.size(width, height);
  // On a screen that has no room for both, the panel lies over the game.
  const auto whole = static_cast<float>(width);
  return whole < Inspector::kWidth ? whole : Inspector::kWidth;
}

void Workbench::fit() {
  int width = 0;
  int height = 0;
  window_.size_px(width, height);
  const int game = width - static_cast<int>(panel_points() * window_.density());
  session_->resize(game > 64 ? game : 64, height > 64 ? height : 64);
}

void Workbench::press(Key key) {
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
      // The game keeps its size; the window grows or shrinks.
      const int panel = static_cast<int>(Inspector::kWidth);
      window_.widen(inspecting_ ? panel : -panel);
      break;
    }
    case Key::none: break;
  }
}

void Workbench::handle(const HostEvent& event) {
  switch (event.kind) {
    case HostEvent::Kind::quit: quit_ = true; break;
    case HostEvent::Kind::key:
      if (event.key == Key::quit || !ImGui::GetIO().WantTextInput) press(event.key);
      break;
    case HostEvent::Kind::pointer:
      if (event.input == InputKind::down) {
        // A finger does not hover: ImGui learns of it too late to claim it.
        const bool beside = event.x >= session_->play().layout().width;
        if (inspecting_ && (beside || ImGui::GetIO().WantCaptureMouse)) break;
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

void Workbench::frame(double now_s) {
  SDL_Event event;
  while (SDL_PollEvent(&event) != 0) {
    ImGui_ImplSDL2_ProcessEvent(&event);
    handle(reader_.read(event, window_));
  }
  if (hidden_) return;
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
}

void Workbench::paint(float alpha) {
  int width = 0;
  int height = 0;
  window_.size_px(width, height);
  glViewport(0, 0, width, height);
  glClearColor(0.085F, 0.085F, 0.135F, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  session_->draw(alpha);
  // The scene's shaders are the file's business: say so and keep the window.
  if (session_->play().gl_status() != Renderer::Status::ok)
    inspector_.set_fault("the scene's shaders do not compile");
  if (!inspecting_) return;
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplSDL2_NewFrame();
  ImGui::NewFrame();
  InspectorPlace place;
  int points_w = 0;
  int points_h = 0;
  window_.size(points_w, points_h);
  place.width = static_cast<float>(points_w);
  place.height = static_cast<float>(points_h) - foot_;
  place.density = window_.density();
  place.game_width = place.width - panel_points();
  inspector_.draw(*session_, place);
  ImGui::Render();
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

}  // namespace pm
