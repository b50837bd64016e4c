// Playmill's side of the comparison with other engines, and the picture that the others draw:
//   bench_peer_pages <room> <out folder>
// `room` holds build/wasm/playable_falling.wasm (tests/bench/falling). Writes art.png (the six
// pieces of match-3 in cells of 128 px, from our own shaders), playmill-falling.html,
// playmill-match3.html.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "generator/core/image.h"
#include "generator/packer/html.h"
#include "generator/packer/shader_bundle.h"
#include "runtime/shell/egl/headless.h"
#include "runtime/shell/gl.h"
#include "runtime/shell/ttf/text_ttf.h"
#include "runtime/view/renderer.h"
#include "runtime/view/text_source.h"
#include "tests/support/scene_builder.h"

namespace {

constexpr int kCell = 128;
constexpr int kPieces = 6;

int fail(const std::string& line) {
  std::fprintf(stderr, "bench_peer_pages: %s\n", line.c_str());
  return 1;
}

/// The pieces side by side on transparency.
pm::gen::Image draw_art(const pm::Scene& scene, const pm::ShaderText& shaders, pm::HeadlessGl& gl) {
  constexpr int kWidth = kCell * kPieces;
  gl.size(kWidth, kCell);
  pm::Renderer renderer;
  renderer.init(shaders, scene);
  const std::vector<float> half(scene.slots.size(), kCell / 2.0F);
  renderer.plan(scene, kWidth, kCell, half, 4);
  pm::TtfText text;
  pm::Painter::TextSource words;
  words.reset(&text, renderer.text_texture(), kCell);
  pm::Painter painter;
  painter.begin(scene, 0, kWidth, kCell, words);
  painter.set_cells(renderer.cells(), true);
  for (int i = 0; i < kPieces; ++i) {
    const float middle = (static_cast<float>(i) + 0.5F) * kCell;
    painter.sprite(scene.role(0).first + i, middle, kCell / 2.0F, kCell / 2.0F);
  }
  renderer.bake_wanted(scene);
  glClearColor(0, 0, 0, 0);
  glClear(GL_COLOR_BUFFER_BIT);
  renderer.draw(painter.quads(), kWidth, kCell, true);
  std::vector<std::uint8_t> pixels(static_cast<std::size_t>(kWidth) * kCell * 4);
  glReadPixels(0, 0, kWidth, kCell, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
  pm::gen::Image image{kWidth, kCell, std::vector<std::uint8_t>(pixels.size())};
  constexpr std::size_t kRow = static_cast<std::size_t>(kWidth) * 4;
  for (std::size_t i = 0; i < pixels.size(); i += 4) {
    const std::size_t from = (kCell - 1 - i / kRow) * kRow + i % kRow;
    const int alpha = pixels[from + 3];
    for (std::size_t c = 0; c < 3; ++c) {
      const int straight = alpha > 0 ? pixels[from + c] * 255 / alpha : 0;
      image.rgba[i + c] = static_cast<std::uint8_t>(std::min(straight, 255));
    }
    image.rgba[i + 3] = static_cast<std::uint8_t>(alpha);
  }
  return image;
}

bool write(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream out(file, std::ios::binary);
  out << bytes;
  out.close();
  return static_cast<bool>(out);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: bench_peer_pages <room> <out folder>\n");
    return 2;
  }
  setenv("PLAYMILL_ROOT", PLAYMILL_SOURCE_DIR, 0);
  const std::filesystem::path room = argv[1];
  const std::filesystem::path out = argv[2];
  std::filesystem::create_directories(out);

  // The same board as the peers': 7 x 8, six kinds, and a goal that five seconds do not reach.
  pm::Scene match = pm::test_scene(
      "match3", 1,
      {{"cols", 7}, {"rows", 8}, {"kinds", 6}, {"goal_1", 60}, {"goal_2", 60}, {"moves", 40}});
  const auto match_page = pm::gen::pack_html({PLAYMILL_SOURCE_DIR}, match, {});
  if (!match_page) return fail(pm::gen::to_line(match_page.error()));

  pm::Scene falling = match;
  falling.mechanic = "falling";
  falling.limit_steps = 0;
  const auto falling_page = pm::gen::pack_html({room}, falling, {});
  if (!falling_page) return fail(pm::gen::to_line(falling_page.error()));

  const auto shaders = pm::gen::bundle_shaders(PLAYMILL_SOURCE_DIR, match);
  if (!shaders) return fail(pm::gen::to_line(shaders.error()));
  pm::HeadlessGl gl;
  if (!gl.open()) return fail(gl.error());
  const std::string art = pm::gen::encode_png(draw_art(match, *shaders, gl));

  const bool written = write(out / "art.png", art) &&
                       write(out / "playmill-match3.html", match_page->html) &&
                       write(out / "playmill-falling.html", falling_page->html);
  return written ? 0 : fail("cannot write to " + out.string());
}
