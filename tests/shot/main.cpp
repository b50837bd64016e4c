// Pictures of a mechanic's test scene, for looking at work in progress:
//   pm_shot <mechanic> <out.png> [--size 390x844] [--steps 60,300] [--idle] [--seed 1]
//   [--background meadow]
//           [--host mia (a look of templates/hosts.json)] [--sprites a,b,c (replace the first
//           role)] [--param name=value]...
// Each moment is one column. Unless --idle, the best hints are played.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#define STB_IMAGE_WRITE_IMPLEMENTATION
#include <stb/stb_image_write.h>

#include "generator/packer/shader_bundle.h"
#include "generator/preview/finger.h"
#include "runtime/shell/egl/headless.h"
#include "runtime/shell/gl.h"
#include "runtime/shell/quiet_host.h"
#include "runtime/shell/ttf/text_ttf.h"
#include "runtime/view/playable.h"
#include "tests/support/scene_builder.h"

namespace {

std::vector<std::string> split(const std::string& text, char by) {
  std::vector<std::string> out;
  std::size_t at = 0;
  while (at <= text.size()) {
    const std::size_t end = text.find(by, at);
    out.push_back(text.substr(at, end == std::string::npos ? end : end - at));
    if (end == std::string::npos) break;
    at = end + 1;
  }
  return out;
}

void shader_log(const char* what, GLenum kind, const std::string& text) {
  const GLuint shader = glCreateShader(kind);
  const char* source = text.c_str();
  glShaderSource(shader, 1, &source, nullptr);
  glCompileShader(shader);
  char log[4096] = "";
  glGetShaderInfoLog(shader, sizeof log, nullptr, log);
  if (log[0] != 0) std::fprintf(stderr, "%s: %s\n", what, log);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(
        stderr,
        "usage: pm_shot <mechanic> <out.png> [--size WxH] [--steps a,b,c] [--idle] [--seed n]\n");
    return 2;
  }
  std::string background = "meadow";
  std::vector<std::string> sprites;
  std::vector<std::string> steps{"50", "400", "2400"};
  int width = 390;
  int height = 844;
  bool idle = false;
  std::string host_look;
  std::uint64_t seed = 1;
  std::vector<std::pair<std::string, int>> params;
  for (int i = 3; i < argc; ++i) {
    const std::string key = argv[i];
    const std::string value = i + 1 < argc ? argv[i + 1] : "";
    if (key == "--idle")
      idle = true;
    else if (key == "--size")
      std::sscanf(value.c_str(), "%dx%d", &width, &height);
    else if (key == "--steps")
      steps = split(value, ',');
    else if (key == "--seed")
      seed = static_cast<std::uint64_t>(std::atoll(value.c_str()));
    else if (key == "--background")
      background = value;
    else if (key == "--sprites")
      sprites = split(value, ',');
    else if (key == "--host")
      host_look = value;
    else if (key == "--param") {
      const auto parts = split(value, '=');
      params.emplace_back(parts[0], std::atoi(parts.back().c_str()));
    } else
      continue;
    if (key != "--idle") ++i;
  }
  pm::Scene scene =
      pm::test_scene(argv[1], seed, std::span<const std::pair<std::string, int>>(params));
  scene.background.name = background;
  if (!host_look.empty()) pm::give_presenter(scene, host_look);
  for (std::size_t i = 0; i < sprites.size() && !scene.roles.empty() && i < scene.roles[0].count;
       ++i) {
    scene.slots[scene.roles[0].first + i].archetype = sprites[i];
  }
  const char* root = std::getenv("PLAYMILL_ROOT");
  auto shaders = pm::gen::bundle_shaders(root != nullptr ? root : ".", scene);
  if (!shaders) {
    std::fprintf(stderr, "%s\n", pm::gen::to_line(shaders.error()).c_str());
    return 1;
  }
  pm::HeadlessGl gl;
  if (!gl.open() || !gl.size(width, height)) {
    std::fprintf(stderr, "%s\n", gl.error().c_str());
    return 1;
  }
  pm::TtfText text;
  pm::QuietHost host(text);
  pm::Playable play;
  if (!play.start(scene, *shaders, host, 0)) {
    std::fprintf(stderr, "unknown mechanic %s\n", argv[1]);
    return 1;
  }
  play.bake_at_once();
  play.resize(width, height, {});
  play.init_gl();
  play.draw(0);
  if (const auto status = play.gl_status(); status != pm::Renderer::Status::ok) {
    for (const auto& sprite : shaders->sprites) {
      const bool whole = sprite.code.back() == '}';
      shader_log(sprite.archetype.c_str(), GL_FRAGMENT_SHADER,
                 whole ? sprite.code : shaders->sprite_head + sprite.code + shaders->sprite_tail);
    }
    shader_log("face", GL_FRAGMENT_SHADER, shaders->face_frag);
    shader_log("far", GL_FRAGMENT_SHADER, shaders->far_frag);
    shader_log("near", GL_FRAGMENT_SHADER, shaders->near_frag);
    shader_log("life", GL_FRAGMENT_SHADER, shaders->life_frag);
    shader_log("batch", GL_VERTEX_SHADER, shaders->batch_vert);
    shader_log("picture", GL_FRAGMENT_SHADER, shaders->picture_frag);
    shader_log("panel", GL_FRAGMENT_SHADER, shaders->panel_frag);
    std::fprintf(stderr, "shaders do not link (%d)\n", static_cast<int>(status));
    return 1;
  }
  const std::size_t columns = steps.size();
  std::vector<std::uint8_t> sheet(static_cast<std::size_t>(width) * columns *
                                  static_cast<std::size_t>(height) * 4);
  pm::gen::Finger finger;
  int step = 0;
  for (std::size_t c = 0; c < columns; ++c) {
    for (const int until = std::atoi(steps[c].c_str()); step < until; ++step) {
      if (!idle) finger.drive(play);
      play.step();
    }
    play.draw(0);
    const auto pixels = gl.read();
    for (int y = 0; y < height; ++y) {
      std::memcpy(sheet.data() + (static_cast<std::size_t>(y) * columns + c) *
                                     static_cast<std::size_t>(width) * 4,
                  pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width) * 4,
                  static_cast<std::size_t>(width) * 4);
    }
    pm::HudModel hud;
    play.game().hud(hud);
    std::printf("step %d: phase %d outcome %d progress %d quads %zu hash %016llx\n", step,
                static_cast<int>(play.game().phase()), static_cast<int>(play.game().outcome()),
                hud.progress_per_mille, play.quads().size(),
                static_cast<unsigned long long>(play.game().hash()));
  }
  std::printf("%s; glGetError %u; shaders %zu + %zu + %zu bytes\n", gl.renderer().c_str(),
              glGetError(), shaders->sprite_head.size(), shaders->far_frag.size(),
              shaders->panel_frag.size());
  return stbi_write_png(argv[2], width * static_cast<int>(columns), height, 4, sheet.data(),
                        width * static_cast<int>(columns) * 4) != 0
             ? 0
             : 1;
}
