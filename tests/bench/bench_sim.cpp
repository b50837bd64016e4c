// Speed of the simulation and heap allocations per frame, natively on one core:
//   bench_sim [repeats]
// Prints JSON. Per mechanic: the greedy bot plays scenes; the play is then run again from its
// inputs alone, so that "sim" is the simulation without the bot's thinking. Also Box2D with 60
// bodies, and allocations counted in the simulation and in the view of a play that has warmed up.
#include <dlfcn.h>
#include <execinfo.h>
#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "runtime/sim/det_math_box2d.h"
// After our maths, as in the mechanics.
#include <box2d/box2d.h>

#include "generator/packer/shader_bundle.h"
#include "generator/preview/finger.h"
#include "runtime/shell/egl/headless.h"
#include "runtime/shell/quiet_host.h"
#include "runtime/shell/ttf/text_ttf.h"
#include "runtime/view/playable.h"
#include "tests/support/play.h"
#include "tests/support/scene_builder.h"

// --- Allocations of our own code are counted, with what is linked into it (Box2D) and what the
// standard library asks for on its behalf; the graphics driver's are not. Who asked is read from
// the whole call stack: the driver calls string functions whose code happens to lie in this
// program.
extern "C" {
void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* old, std::size_t size);
}

namespace {
thread_local bool counting = false;
thread_local long allocations = 0;

/// True when every caller lies in this program, the standard library or the C library.
bool asked_by_us() {
  constexpr int kFrames = 64;
  void* frames[kFrames];
  const int count = backtrace(frames, kFrames);
  Dl_info self{};
  dladdr(reinterpret_cast<void*>(&asked_by_us), &self);
  for (int i = 0; i < count; ++i) {
    Dl_info at{};
    if (dladdr(frames[i], &at) == 0) return false;
    if (at.dli_fbase == self.dli_fbase) continue;
    const std::string_view name = at.dli_fname;
    if (name.find("libstdc++") == name.npos && name.find("libc.so") == name.npos) return false;
  }
  return true;
}

void note() {
  if (!counting) return;
  counting = false;
  if (asked_by_us()) ++allocations;
  counting = true;
}
}  // namespace

extern "C" {
void* malloc(std::size_t size) {
  note();
  return __libc_malloc(size);
}
void* calloc(std::size_t count, std::size_t size) {
  note();
  return __libc_calloc(count, size);
}
void* realloc(void* old, std::size_t size) {
  note();
  return __libc_realloc(old, size);
}
}
// Inlined into each other they would look mismatched to the compiler.
#define PM_APART __attribute__((noinline))
PM_APART void* operator new(std::size_t size) {
  note();
  void* at = __libc_malloc(size);
  if (at == nullptr) std::abort();
  return at;
}
PM_APART void* operator new[](std::size_t size) {
  note();
  void* at = __libc_malloc(size);
  if (at == nullptr) std::abort();
  return at;
}
PM_APART void operator delete(void* at) noexcept { std::free(at); }
PM_APART void operator delete[](void* at) noexcept { std::free(at); }
PM_APART void operator delete(void* at, std::size_t) noexcept { std::free(at); }
PM_APART void operator delete[](void* at, std::size_t) noexcept { std::free(at); }

namespace {

using Json = nlohmann::json;
/// This thread's CPU time: what others do on the machine does not count against us.
struct Clock {
  using duration = std::chrono::nanoseconds;
  using rep = duration::rep;
  using period = duration::period;
  using time_point = std::chrono::time_point<Clock>;
  static time_point now() {
    timespec at{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &at);
    return time_point(std::chrono::seconds(at.tv_sec) + std::chrono::nanoseconds(at.tv_nsec));
  }
};
using Params = std::vector<std::pair<std::string, int>>;

constexpr int kSteps = 60 * 60;
constexpr int kScenes = 4;
constexpr std::size_t kTrace = 1U << 17U;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

struct Play {
  pm::Scene scene;
  std::vector<pm::Input> trace;
  int steps = 0;
};

/// Seconds that `repeats` runs of the plays from their inputs take, per simulated second.
double sim_speed(const std::vector<Play>& plays, int repeats) {
  std::vector<double> speeds;
  for (int r = 0; r < repeats; ++r) {
    double simulated = 0;
    double used = 0;
    for (const Play& play : plays) {
      pm::Game game;
      game.record(kTrace);
      if (!game.start(play.scene)) std::abort();
      std::size_t at = 0;
      const Clock::time_point start = Clock::now();
      for (int step = 0; step < play.steps; ++step) {
        while (at < play.trace.size() && play.trace[at].step == game.steps()) {
          game.input(play.trace[at].kind, play.trace[at].at);
          ++at;
        }
        game.step();
      }
      used += seconds_since(start);
      simulated += play.steps / 60.0;
    }
    speeds.push_back(simulated / used);
  }
  return median(speeds);
}

Json mechanic_speed(std::string_view mechanic, const Params& params, int repeats) {
  std::vector<Play> plays;
  double used = 0;
  double simulated = 0;
  for (int seed = 1; seed <= kScenes; ++seed) {
    Play play;
    play.scene = pm::test_scene(mechanic, static_cast<std::uint64_t>(seed),
                                std::span<const std::pair<std::string, int>>(params));
    pm::Game game;
    game.record(kTrace);
    if (!game.start(play.scene)) std::abort();
    const Clock::time_point start = Clock::now();
    pm::play_with_hints(game, kSteps, pm::Depth::greedy);
    used += seconds_since(start);
    play.steps = static_cast<int>(game.steps());
    simulated += play.steps / 60.0;
    play.trace.assign(game.trace().begin(), game.trace().end());
    plays.push_back(std::move(play));
  }
  return {{"mechanic", mechanic},
          {"plays", kScenes},
          {"simulated_s", simulated},
          {"sim_x_real_time", sim_speed(plays, repeats)},
          {"with_greedy_bot_x_real_time", simulated / used}};
}

/// Box2D itself with 60 bodies, half discs and half boxes, falling into a box and kept awake by
/// putting one back on top every tenth of a second.
Json box2d_speed(int repeats) {
  constexpr int kBodies = 60;
  std::vector<double> speeds;
  for (int r = 0; r < repeats; ++r) {
    b2World world(b2Vec2(0, 10));
    const auto wall = [&](float x, float y, float w, float h) {
      b2BodyDef def;
      def.position.Set(x, y);
      b2PolygonShape box;
      box.SetAsBox(w, h);
      world.CreateBody(&def)->CreateFixture(&box, 0);
    };
    wall(5, 20.5F, 5, 0.5F);
    wall(-0.5F, 10, 0.5F, 20);
    wall(10.5F, 10, 0.5F, 20);
    std::vector<b2Body*> bodies;
    for (int i = 0; i < kBodies; ++i) {
      b2BodyDef def;
      def.type = b2_dynamicBody;
      def.position.Set(0.8F + static_cast<float>(i * 37 % 84) * 0.1F,
                       static_cast<float>(i) * -0.4F);
      b2Body* body = world.CreateBody(&def);
      b2CircleShape disc;
      disc.m_radius = 0.5F;
      b2PolygonShape box;
      box.SetAsBox(0.45F, 0.45F);
      body->CreateFixture(i % 2 == 0 ? static_cast<b2Shape*>(&disc) : &box, 1);
      bodies.push_back(body);
    }
    constexpr int kRun = 60 * 20;
    const Clock::time_point start = Clock::now();
    for (int step = 0; step < kRun; ++step) {
      if (step % 6 == 0) {
        b2Body& body = *bodies[static_cast<std::size_t>(step / 6 % kBodies)];
        body.SetTransform(b2Vec2(0.8F + static_cast<float>(step * 37 % 84) * 0.1F, -2), 0);
        body.SetLinearVelocity(b2Vec2(0, 0));
        body.SetAwake(true);
      }
      world.Step(1.0F / 60.0F, 8, 3);
    }
    speeds.push_back(kRun / 60.0 / seconds_since(start));
  }
  return {{"bodies", kBodies}, {"x_real_time", median(speeds)}};
}

/// Leaves the text engine's own allocations out: in the shipped ad it is the browser's.
class Raster final : public pm::TextRaster {
 public:
  void measure(pm::TextSpec& spec) override {
    const bool was = std::exchange(counting, false);
    text_.measure(spec);
    counting = was;
  }
  void draw(const pm::TextSpec& spec, int x, int y) override {
    const bool was = std::exchange(counting, false);
    text_.draw(spec, x, y);
    counting = was;
  }

 private:
  pm::TtfText text_;
};

/// Allocations per step and per drawn frame once everything has been seen once, in a scene without
/// or with a presenter.
Json count_allocations(std::string_view mechanic, bool presented, pm::HeadlessGl& gl) {
  Raster text;
  pm::QuietHost host(text);
  pm::Playable play;
  pm::Scene scene = pm::test_scene(mechanic, 1);
  if (presented) pm::give_presenter(scene);
  const auto shaders = pm::gen::bundle_shaders(PLAYMILL_SOURCE_DIR, scene);
  if (!shaders) {
    std::fprintf(stderr, "%s\n", pm::gen::to_line(shaders.error()).c_str());
    std::exit(1);
  }
  // Small: drawn in software on machines without a GPU.
  if (!gl.size(180, 390) || !play.start(scene, *shaders, host, 0)) std::abort();
  play.bake_at_once();
  play.resize(180, 390, {});
  play.init_gl();
  play.draw(0);
  pm::gen::Finger finger;
  constexpr int kWarm = 120;
  constexpr int kFrames = 600;
  long sim = 0;
  long view = 0;
  long view_worst = 0;
  for (int i = 0; i < kWarm + kFrames; ++i) {
    finger.drive(play);
    allocations = 0;
    counting = i >= kWarm;
    play.step();
    counting = false;
    sim += allocations;
    allocations = 0;
    counting = i >= kWarm;
    play.draw(0.5F);
    counting = false;
    view += allocations;
    view_worst = std::max(view_worst, allocations);
  }
  return {{"mechanic", mechanic}, {"host", presented}, {"frames", kFrames},
          {"sim", sim},           {"view", view},      {"view_worst_frame", view_worst}};
}

}  // namespace

int main(int argc, char** argv) {
  setenv("PLAYMILL_ROOT", PLAYMILL_SOURCE_DIR, 0);
  const int repeats = argc > 1 ? std::max(1, std::atoi(argv[1])) : 5;
  Json out;
  out["speed"] = Json::array();
  for (const std::string_view mechanic : pm::mechanic_names()) {
    out["speed"].push_back(mechanic_speed(mechanic, {}, repeats));
  }
  out["box2d"] = box2d_speed(repeats);
  pm::HeadlessGl gl;
  if (gl.open()) {
    out["renderer"] = gl.renderer();
    out["allocations"] = Json::array();
    for (const std::string_view mechanic : pm::mechanic_names()) {
      for (const bool presented : {false, true})
        out["allocations"].push_back(count_allocations(mechanic, presented, gl));
    }
  } else {
    out["renderer"] = "none: " + gl.error();
  }
  std::printf("%s\n", out.dump(1).c_str());
  return 0;
}
