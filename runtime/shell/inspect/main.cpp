// The inspectable page (never shipped): the runtime behind SDL2 with the inspector over it, in a
// browser. web/inspect/main.ts hands it scenes and draws its words.
#include <emscripten/em_js.h>
#include <emscripten/emscripten.h>

#include <cstdint>
#include <cstdio>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "runtime/scene/cooked.h"
#include "runtime/shell/sdl/workbench.h"
#include "runtime/view/pictures.h"

// Only GL functions that are called by name are linked in; SDL asks for none by string.
extern "C" void (*eglGetProcAddress(const char*))() { return nullptr; }

// clang-format off
EM_JS(void, pm_page_context, (), {
  Module.pmContext(GLctx, {
    get u8() { return HEAPU8; },
    get i32() { return HEAP32; },
    get u32() { return HEAPU32; },
    get f32() { return HEAPF32; },
  });
});
EM_JS(void, pm_page_measure, (pm::TextSpec* spec), { Module.pmText.pm_text_measure(spec); });
EM_JS(void, pm_page_draw, (const pm::TextSpec* spec, int x, int y), {
  Module.pmText.pm_text_draw(spec, x, y);
});
EM_JS(int, pm_page_strip, (), { return Module.pmStrip(GLctx); });
EM_JS(int, pm_page_width, (), { return innerWidth; });
EM_JS(int, pm_page_height, (), { return innerHeight; });
EM_JS(void, pm_page_inspecting, (int on), { Module.pmInspecting(!!on); });
// clang-format on

namespace {

constexpr float kBarPoints = 44;  // the page's own bar under the panel, web/inspect/page.html
constexpr int kUnknownMechanic = 100;
constexpr int kNoContext = 101;

class PageText final : public pm::TextRaster {
 public:
  void measure(pm::TextSpec& spec) override { pm_page_measure(&spec); }
  void draw(const pm::TextSpec& spec, int x, int y) override { pm_page_draw(&spec, x, y); }
};

struct NamedParam {
  pm::LiveParam param;
  std::size_t index;  // in the template's list
};

struct Page {
  explicit Page(bool inspecting) : bench(text, inspecting), told_inspecting(inspecting) {}

  PageText text;
  pm::Workbench bench;
  std::vector<NamedParam> params;
  bool open = false;
  bool lost = false;
  bool told_inspecting;
};

// One page, for as long as it is shown; made by main.
Page* page = nullptr;

void frame() {
  if (!page->open || page->lost) return;
  page->bench.frame(emscripten_get_now() / 1000);
  if (page->told_inspecting != page->bench.inspecting()) {
    page->told_inspecting = page->bench.inspecting();
    pm_page_inspecting(page->told_inspecting ? 1 : 0);
  }
}

/// The window comes with the first scene.
bool open_window() {
  page->bench.reserve_foot(kBarPoints);
  const int panel = page->bench.inspecting() ? static_cast<int>(pm::Inspector::kWidth) : 0;
  // The page's style rules the canvas: SDL takes that size, whatever is asked for here.
  if (!page->bench.open(pm_page_width() - panel, pm_page_height())) return false;
  pm_page_context();
  page->bench.open_audio();
  page->open = true;
  return true;
}

}  // namespace

pm::Strip pm::send_strip(const pm::Scene&) { return static_cast<pm::Strip>(pm_page_strip()); }

extern "C" {

/// Describes a parameter of the next scene; `index` is its place in the template.
EMSCRIPTEN_KEEPALIVE
void pm_param(const char* name, const char* unit, const char* effect, int index, int min, int max) {
  page->params.push_back({{name, unit, effect, 0, min, max}, static_cast<std::size_t>(index)});
}

/// Puts a cooked scene on. 0, 1 + CookedError, 100 unknown mechanic, 101 no WebGL2.
EMSCRIPTEN_KEEPALIVE
int pm_show(const std::uint8_t* bytes, int size, const char* id, const char* store) {
  const std::vector<NamedParam> named = std::exchange(page->params, {});
  pm::SceneSetup setup;
  const auto error =
      pm::read_cooked({bytes, static_cast<std::size_t>(size)}, setup.scene, setup.shaders);
  if (error != pm::CookedError::none) return 1 + static_cast<int>(error);
  for (const NamedParam& p : named) {
    // A scene of an older template may have fewer.
    if (p.index + 1 >= setup.scene.param_offsets.size()) continue;
    setup.params.push_back(p.param);
    setup.params.back().at = setup.scene.param_offsets[p.index];
  }
  setup.id = id;
  setup.store = store;
  switch (page->bench.show(std::move(setup))) {
    case pm::Workbench::Shown::ok: break;
    case pm::Workbench::Shown::unknown_mechanic: return kUnknownMechanic;
    case pm::Workbench::Shown::no_context: return kNoContext;
  }
  if (!page->open && !open_window()) return kNoContext;
  return 0;
}

/// The inspector away, or back.
EMSCRIPTEN_KEEPALIVE
void pm_toggle() {
  if (page->open) page->bench.press(pm::Key::inspector);
}

/// What webglcontextlost (1) and webglcontextrestored (0) call.
EMSCRIPTEN_KEEPALIVE
void pm_lost(int lost) {
  if (!page->open) return;
  page->lost = lost != 0;
  if (page->lost) return;
  pm_page_context();
  page->bench.renew_gl();
}

/// "step hash outcome quads inputs", for tests and the console; good until the next call.
EMSCRIPTEN_KEEPALIVE
const char* pm_line() {
  static char line[96];
  if (!page->open) return "";
  const pm::Playable& play = page->bench.session().play();
  std::snprintf(line, sizeof line, "%u %016llx %s %zu %zu", play.game().steps(),
                static_cast<unsigned long long>(play.game().hash()),
                pm::name_of(play.game().outcome()), play.quads().size(),
                page->bench.session().tape_inputs());
  return line;
}

}  // extern "C"

int main(int argc, char** argv) {
  // The page says "plain" when it should come up without the inspector.
  page = new Page(argc < 2 || std::string_view(argv[1]) != "plain");
  emscripten_set_main_loop(frame, 0, 0);
  return 0;
}
