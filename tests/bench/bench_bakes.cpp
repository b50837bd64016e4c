// bench_bakes [FOLDER]: what each background's layers and each sprite cost to draw once, in ms by
// the clock, printed as JSON with the renderer that drew them; in FOLDER their pictures as PNG, so
// that a shader made faster can be held against what it drew before.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "generator/core/files.h"
#include "generator/core/image.h"
#include "generator/packer/shader_bundle.h"
#include "generator/schema/catalog.h"
#include "runtime/shell/egl/headless.h"
#include "runtime/shell/gl.h"

using namespace pm::gen;

namespace {

constexpr int kRepeats = 5;
constexpr int kWide = 416, kTall = 900;  // a phone's background as the runtime bakes it, px
constexpr int kSpritePx = 256;

double now_ms() {
  return std::chrono::duration<double, std::milli>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

GLuint program(const std::string& vert, const std::string& frag) {
  const GLuint out = glCreateProgram();
  for (const auto& [kind, text] :
       {std::pair{GL_VERTEX_SHADER, &vert}, {GL_FRAGMENT_SHADER, &frag}}) {
    const GLuint shader = glCreateShader(kind);
    const char* source = text->c_str();
    glShaderSource(shader, 1, &source, nullptr);
    glCompileShader(shader);
    glAttachShader(out, shader);
  }
  glLinkProgram(out);
  GLint linked = 0;
  glGetProgramiv(out, GL_LINK_STATUS, &linked);
  if (linked == 0) {
    std::fprintf(stderr, "a shader does not compile\n");
    std::exit(1);
  }
  return out;
}

/// The least of several draws over the whole frame, ms.
double draw_ms() {
  double least = 1e9;
  for (int i = 0; i < kRepeats; ++i) {
    glClear(GL_COLOR_BUFFER_BIT);
    glFinish();
    const double before = now_ms();
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    glFinish();
    least = std::min(least, now_ms() - before);
  }
  return least;
}

class Bench {
 public:
  Bench(std::filesystem::path root, std::filesystem::path pictures)
      : root_(std::move(root)), pictures_(std::move(pictures)) {}

  bool open() { return gl_.open(); }
  std::string renderer() const { return gl_.renderer(); }

  pm::Scene scene(const std::string& background, const std::string& sprite) const {
    pm::Scene out;
    out.background.name = background;
    out.slots.resize(1);
    out.slots[0].archetype = sprite;
    return out;
  }

  pm::ShaderText text(const std::string& background, const std::string& sprite) {
    auto bundle = bundle_shaders(root_, scene(background, sprite));
    if (!bundle) {
      std::fprintf(stderr, "%s\n", to_line(bundle.error()).c_str());
      std::exit(1);
    }
    return std::move(*bundle);
  }

  double layer(const pm::ShaderText& text, const std::string& frag, int width, int height,
               bool near, const std::string& name) {
    gl_.size(width, height);
    glViewport(0, 0, width, height);
    glUseProgram(program(text.cell_vert, frag));
    const float aspect = static_cast<float>(width) / static_cast<float>(height);
    const float grow = near ? 0.03F : 0;
    const float h = 1 + 2 * grow;
    glVertexAttrib4f(1, aspect, h / static_cast<float>(height), static_cast<float>(width),
                     static_cast<float>(height));
    glVertexAttrib4f(2, -grow * aspect, -grow, aspect * h, h);
    glVertexAttrib4f(3, 0, 1, 1, 0);
    return done(name);
  }

  double sprite(const pm::ShaderText& text, const std::string& name) {
    gl_.size(kSpritePx, kSpritePx);
    glViewport(0, 0, kSpritePx, kSpritePx);
    glUseProgram(
        program(text.cell_vert, text.sprite_head + text.sprites.front().code + text.sprite_tail));
    no_faces();
    glVertexAttrib4f(1, 0, 2.0F / kSpritePx, 0, 0);
    glVertexAttrib4f(2, 0.85F, 0.3F, 0.25F, 1);
    return done(name);
  }

 private:
  /// Faces are a texture, and none bound would be black all over the sprite: one that shows
  /// nothing.
  static void no_faces() {
    GLuint texture = 0;
    glGenTextures(1, &texture);
    glBindTexture(GL_TEXTURE_2D, texture);
    glTexStorage2D(GL_TEXTURE_2D, 1, GL_RGBA8, 1, 1);
    constexpr GLubyte kClear[4] = {};
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, 1, 1, GL_RGBA, GL_UNSIGNED_BYTE, kClear);
  }

  double done(const std::string& name) {
    const double ms = draw_ms();
    if (!pictures_.empty()) {
      Image image{gl_.width(), gl_.height(), gl_.read()};
      if (auto ok = write_file(pictures_ / (name + ".png"), encode_opaque_png(image)); !ok)
        std::fprintf(stderr, "%s\n", to_line(ok.error()).c_str());
    }
    gl_.clear();
    return ms;
  }

  std::filesystem::path root_, pictures_;
  pm::HeadlessGl gl_;
};

}  // namespace

int main(int argc, char** argv) {
  setenv("PLAYMILL_ROOT", PLAYMILL_SOURCE_DIR, 0);
  const auto root = playmill_root();
  const auto catalog = load_catalog();
  if (!root || !catalog) return 1;
  const std::filesystem::path pictures = argc > 1 ? argv[1] : "";
  if (!pictures.empty()) std::filesystem::create_directories(pictures);
  Bench bench(*root, pictures);
  if (!bench.open()) return 1;
  Json out = {{"renderer", bench.renderer()},
              {"layer_px", {kWide, kTall}},
              {"sprite_px", kSpritePx},
              {"backgrounds", Json::object()},
              {"sprites", Json::object()}};
  const auto tenths = [](double ms) { return static_cast<int>(ms * 10 + 0.5) / 10.0; };
  for (const auto& background : catalog->backgrounds) {
    const pm::ShaderText text = bench.text(background.name, "star");
    const auto both = [&](int width, int height, const std::string& suffix) {
      return Json::array({tenths(bench.layer(text, text.far_frag, width, height, false,
                                             background.name + "-far" + suffix)),
                          tenths(bench.layer(text, text.near_frag, width, height, true,
                                             background.name + "-near" + suffix))});
    };
    out["backgrounds"][background.name] = {{"portrait", both(kWide, kTall, "")},
                                           {"landscape", both(kTall, kWide, "-wide")}};
  }
  for (const auto& sprite : catalog->sprites) {
    out["sprites"][sprite.name] =
        tenths(bench.sprite(bench.text("meadow", sprite.name), sprite.name));
  }
  std::printf("%s\n", out.dump(1).c_str());
  return 0;
}
