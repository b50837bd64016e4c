#include "runtime/shell/sdl/player.h"

#include <cstdio>
#include <utility>
#include <vector>

#include "generator/core/files.h"
#include "generator/core/image.h"
#include "runtime/shell/gl.h"

namespace pm {

namespace {

constexpr double kStepSeconds = 1.0 / 60.0;
constexpr double kLookAtFileEvery = 0.4;

void say(const gen::Error& error) { std::fprintf(stderr, "%s\n", gen::to_line(error).c_str()); }

double seconds() {
  return static_cast<double>(SDL_GetPerformanceCounter()) /
         static_cast<double>(SDL_GetPerformanceFrequency());
}

}  // namespace

Player::Player(const PlayerOptions& options)
    : options_(options), file_(options.scene), bench_(text_, options.inspector) {
  bench_.session().bots = options.bots;
}

int Player::run() {
  auto setup = file_.load();
  if (!setup) {
    say(setup.error());
    return static_cast<int>(setup.error().code);
  }
  if (bench_.show(std::move(*setup)) != Workbench::Shown::ok) {
    std::fprintf(stderr, "%s: this build has no such mechanic\n", options_.scene.c_str());
    return static_cast<int>(gen::ExitCode::bad_scene);
  }
  if (options_.headless) return run_headless();
  if (!bench_.open(options_.width, options_.height)) {
    std::fprintf(stderr, "playmill play: %s. It needs a desktop, or xvfb-run in front of it.\n",
                 bench_.error().c_str());
    return static_cast<int>(gen::ExitCode::component);
  }
  if (!options_.screenshot.empty()) return take_screenshot();
  bench_.open_audio();
  while (!bench_.wants_to_quit()) frame();
  return 0;
}

void Player::reload() {
  auto setup = file_.load();
  if (!setup) {
    // Half-saved or broken: the last good scene stays on.
    say(setup.error());
    bench_.inspector().set_fault(gen::to_line(setup.error()));
    return;
  }
  switch (bench_.show(std::move(*setup))) {
    case Workbench::Shown::ok: bench_.session().note("read again: " + file_.path()); break;
    case Workbench::Shown::unknown_mechanic:
      bench_.inspector().set_fault("this build has no such mechanic");
      break;
    case Workbench::Shown::no_context:
      std::fprintf(stderr, "playmill play: %s\n", bench_.error().c_str());
      bench_.quit();
      break;
  }
}

void Player::frame() {
  const double now_s = seconds();
  if (now_s - looked_s_ > kLookAtFileEvery) {
    looked_s_ = now_s;
    if (file_.changed()) reload();
  }
  bench_.frame(now_s);
  if (bench_.hidden()) {
    SDL_Delay(50);
    return;
  }
  // Where the driver does not wait for the screen, do not spin.
  const double used = seconds() - now_s;
  if (used < kStepSeconds * 0.5) SDL_Delay(static_cast<Uint32>((kStepSeconds * 0.5 - used) * 1000));
}

void Player::report(const char* what) {
  const Game& game = bench_.session().play().game();
  std::printf("%s step %u hash %016llx %s\n", what, game.steps(),
              static_cast<unsigned long long>(game.hash()), name_of(game.outcome()));
}

int Player::run_headless() {
  Session& session = bench_.session();
  session.resize(options_.width, options_.height);
  session.bots = true;
  for (int i = 0; i < options_.steps; ++i) session.advance();
  report("headless");
  return 0;
}

int Player::take_screenshot() {
  Session& session = bench_.session();
  session.bots = true;
  session.bake_at_once();
  for (int i = 0; i < options_.steps; ++i) {
    session.advance();
    // A picture now and then feeds the frame graph without drawing every step in software.
    if (options_.steps - i > 40 && i % 20 != 0) continue;
    const double start = seconds();
    session.draw(1);
    session.times().push(session.take_sim_ms(), session.take_draw_ms(),
                         static_cast<float>((seconds() - start) * 1000));
  }
  report("window");
  // The proof that every screenshot brings along: wound back and simulated anew.
  const std::uint32_t here = session.play().game().steps();
  session.seek(here / 2);
  const bool same = session.seek(here);
  report("replay");
  bench_.inspector().open_page(options_.tab);
  for (int i = 0; i < 3; ++i) bench_.paint(1);  // ImGui settles its layout over two frames
  int width = 0;
  int height = 0;
  bench_.window().size_px(width, height);
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
                 static_cast<long long>(session.first_difference()));
    return static_cast<int>(gen::ExitCode::internal);
  }
  return 0;
}

}  // namespace pm
