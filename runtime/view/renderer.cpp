#include "runtime/view/renderer.h"

#include <utility>

#include "runtime/shell/gl.h"
#include "runtime/sim/det_math.h"
#include "runtime/view/ease.h"
#include "runtime/view/lights.h"
#include "runtime/view/text_source.h"

namespace pm {

namespace {

constexpr int kAtlasWidth = 2048;
constexpr int kAtlasHeightMax = 2048;
constexpr int kProgramsPerFrame = 4;  // first uses, while the viewer already sees the game
constexpr float kCellPerHalf = 2.5F;  // px of a cell by px of a sprite's half size
constexpr int kLeastCell = 32;
constexpr int kMostCell = 640;
constexpr int kGlowPx = 48;
constexpr int kSparkPx = 64;
constexpr int kRaysPx = 128;
constexpr int kAtlas = static_cast<int>(Pass::atlas);
constexpr int kMoods = static_cast<int>(Mood::count);
constexpr int kExtras = static_cast<int>(Painter::Extra::count);
constexpr int kBlockQuads = 256;  // of shaders/batch.vert; 16 KiB is what every device has

std::uint32_t compile(GLenum kind, const std::string& source) {
  const std::uint32_t shader = glCreateShader(kind);
  const char* text = source.data();
  const GLint length = static_cast<GLint>(source.size());
  glShaderSource(shader, 1, &text, &length);
  glCompileShader(shader);
  return shader;
}

/// 0 when it does not link.
std::uint32_t link(const std::string& vert, const std::string& frag) {
  const std::uint32_t program = glCreateProgram();
  glAttachShader(program, compile(GL_VERTEX_SHADER, vert));
  glAttachShader(program, compile(GL_FRAGMENT_SHADER, frag));
  glLinkProgram(program);
  return program;
}

bool linked(std::uint32_t program) {
  GLint ok = 0;
  glGetProgramiv(program, GL_LINK_STATUS, &ok);
  return ok != 0;
}

void texture_filters(bool mipmaps) {
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER,
                  mipmaps ? GL_LINEAR_MIPMAP_NEAREST : GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

void empty_texture(int width, int height) {
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
}

constexpr GLenum kCompletionStatus = 0x91b1;  // KHR_parallel_shader_compile

/// Premultiplied, with round corners.
std::vector<std::uint8_t> round_icon(const IconImage& icon) {
  std::vector<std::uint8_t> pixels = icon.rgba;
  const auto short_side = static_cast<float>(icon.width < icon.height ? icon.width : icon.height);
  const float radius = short_side * 0.2F;
  std::size_t at = 0;
  for (int y = 0; y < icon.height; ++y) {
    for (int x = 0; x < icon.width; ++x, at += 4) {
      const auto beyond = [&](int i, int size) {
        const float from_end = static_cast<float>(i * 2 < size ? i : size - 1 - i) + 0.5F;
        return from_end < radius ? radius - from_end : 0.0F;
      };
      const float dx = beyond(x, icon.width);
      const float dy = beyond(y, icon.height);
      const float cover = clamp01(radius + 0.5F - pm_sqrtf(dx * dx + dy * dy));
      pixels[at + 3] = static_cast<std::uint8_t>(static_cast<float>(pixels[at + 3]) * cover);
      for (std::size_t c = 0; c < 3; ++c)
        pixels[at + c] = static_cast<std::uint8_t>(pixels[at + c] * pixels[at + 3] / 255);
    }
  }
  return pixels;
}

}  // namespace

/// Rows of equal-height cells, tallest first. Returns the height used.
int Renderer::pack_rows(std::vector<CellPlan>& plans) {
  for (std::size_t i = 1; i < plans.size(); ++i) {
    for (std::size_t j = i; j > 0 && plans[j].size > plans[j - 1].size; --j)
      std::swap(plans[j], plans[j - 1]);
  }
  int x = 0;
  int y = 0;
  int row = 0;
  for (CellPlan& p : plans) {
    if (x + p.size > kAtlasWidth) {
      y += row;
      x = row = 0;
    }
    p.x = x;
    p.y = y;
    x += p.size;
    if (p.size > row) row = p.size;
  }
  return y + row;
}

Renderer::Status Renderer::init(const ShaderText& text, const Scene& scene) {
  status_ = Status::ok;
  text_ = &text;
  drawn_ = linking_ = false;
  face_ = Program{};
  sprites_.clear();
  batches_.reserve();
  picture_ = Program{link(text.batch_vert, text.picture_frag)};
  panel_ = Program{link(text.batch_vert, text.panel_frag)};
  for (Program* program : {&picture_, &panel_}) {
    const char* const names[] = {"screen", "first", "source"};
    if (!ask(*program, names, true, Status::no_batch_program)) return status_;
    glUniformBlockBinding(program->id, glGetUniformBlockIndex(program->id, "Quads"), 0);
  }

  glGenTextures(kTextures, textures_);
  glGenFramebuffers(1, &framebuffer_);
  glGenBuffers(1, &block_);
  glGenVertexArrays(1, &empty_state_);
  glBindBuffer(GL_UNIFORM_BUFFER, block_);
  glBufferData(GL_UNIFORM_BUFFER, Batches::kMostQuads * sizeof(Quad), nullptr, GL_DYNAMIC_DRAW);

  texture(Pass::words);
  texture_filters(false);
  empty_texture(Painter::TextSource::kSize, Painter::TextSource::kSize);
  texture(Pass::picture);
  texture_filters(false);
  if (scene.icon.width > 0) {
    const std::vector<std::uint8_t> pixels = round_icon(scene.icon);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, scene.icon.width, scene.icon.height, 0, GL_RGBA,
                 GL_UNSIGNED_BYTE, pixels.data());
  } else {
    empty_texture(1, 1);
  }
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  return Status::ok;
}

void Renderer::texture(int unit) {
  glActiveTexture(GL_TEXTURE0 + static_cast<GLenum>(unit));
  glBindTexture(GL_TEXTURE_2D, textures_[unit]);
}

void Renderer::into_texture(int unit) {
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, textures_[unit], 0);
}

/// All are handed to the driver before any is asked for: drivers compile in parallel.
void Renderer::link_bakes(const Scene& scene) {
  linking_ = true;
  sprites_.assign(text_->sprites.size(), Program{});
  archetype_of_.assign(scene.slots.size(), 0);
  for (std::size_t i = 0; i < text_->sprites.size(); ++i) {
    sprites_[i].id =
        link(text_->cell_vert, text_->sprite_head + text_->sprites[i].code + text_->sprite_tail);
    for (std::size_t slot = 0; slot < scene.slots.size(); ++slot) {
      if (scene.slots[slot].archetype == text_->sprites[i].archetype)
        archetype_of_[slot] = static_cast<std::uint8_t>(i);
    }
  }
  const std::string* const sources[kLayers] = {&text_->far_frag, &text_->near_frag,
                                               &text_->life_frag};
  if (!text_->face_frag.empty()) face_ = Program{link(text_->cell_vert, text_->face_frag)};
  for (int i = 0; i < kLayers; ++i) layers_[i] = Program{link(text_->cell_vert, *sources[i])};
}

void Renderer::plan(const Scene& scene, int width_px, int height_px, std::span<const float> slot_px,
                    float life_px) {
  width_ = width_px;
  height_ = height_px;
  const int first_extra = static_cast<int>(scene.slots.size()) * kMoods;
  for (float factor = kCellPerHalf;; factor *= 0.8F) {
    plans_.clear();
    const auto cell_size = [&](float half_px) {
      const int size = (static_cast<int>(half_px * factor) + 7) & ~7;
      return size < kLeastCell ? kLeastCell : (size > kMostCell ? kMostCell : size);
    };
    for (std::size_t slot = 0; slot < scene.slots.size(); ++slot) {
      for (int mood = 0; mood < (scene.slots[slot].face ? kMoods : 1); ++mood) {
        const int cell = static_cast<int>(slot) * kMoods + mood;
        plans_.push_back(CellPlan{cell, cell_size(slot_px[slot]), 0, 0});
      }
    }
    const int extra_px[kExtras] = {cell_size(life_px), kGlowPx, kSparkPx, kRaysPx};
    for (int i = 0; i < kExtras; ++i)
      plans_.push_back(CellPlan{first_extra + i, extra_px[i], 0, 0});
    atlas_height_ = pack_rows(plans_);
    if (atlas_height_ <= kAtlasHeightMax) break;
  }
  cells_.assign(static_cast<std::size_t>(first_extra + kExtras), Painter::Cell{});
  for (const CellPlan& p : plans_) {
    const auto u = [](int x) { return static_cast<float>(x) / kAtlasWidth; };
    const auto v = [&](int y) { return static_cast<float>(y) / static_cast<float>(atlas_height_); };
    cells_[static_cast<std::size_t>(p.cell)] =
        Painter::Cell{u(p.x), v(p.y + p.size), u(p.x + p.size), v(p.y)};
  }
  // A face takes at most 0.7 of its cell.
  face_px_ = (plans_.front().size * 3 / 4 + 7) & ~7;
  faces_ = 0;
  texture(kFaces);
  texture_filters(true);
  empty_texture(face_px_ * kMoods, face_px_);
  lights_done_ = back_done_ = false;
  pictures_ = Pictures::coming;

  texture(Pass::atlas);
  texture_filters(false);
  empty_texture(kAtlasWidth, atlas_height_);
  into_texture(kAtlas);
  glClearColor(0, 0, 0, 0);
  glClear(GL_COLOR_BUFFER_BIT);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

/// False while the driver still compiles. Asking is a round trip to the driver: once for each
/// program.
bool Renderer::ask(Program& program, std::span<const char* const> uniforms, bool wait,
                   Status otherwise) {
  if (program.asked) return true;
  // Without the extension the query answers nothing: then asking for the link simply waits.
  GLint done = 1;
  if (!wait) glGetProgramiv(program.id, kCompletionStatus, &done);
  if (done == 0) return false;
  if (!linked(program.id)) {
    status_ = otherwise;
    return false;
  }
  for (std::size_t i = 0; i < uniforms.size(); ++i)
    program.uniforms[i] = glGetUniformLocation(program.id, uniforms[i]);
  return program.asked = true;
}

/// White lights, small enough to be drawn here and sent.
void Renderer::send_lights() {
  if (lights_done_) return;
  lights_done_ = true;
  std::vector<std::uint8_t> pixels(static_cast<std::size_t>(kRaysPx) * kRaysPx * 4);
  const int first_extra = static_cast<int>(cells_.size()) - kExtras;
  texture(Pass::atlas);
  for (const CellPlan& p : plans_) {
    const auto which = static_cast<Painter::Extra>(p.cell - first_extra);
    if (p.cell < first_extra || which == Painter::Extra::life) continue;
    draw_light(which, p.size, pixels);
    glTexSubImage2D(GL_TEXTURE_2D, 0, p.x, p.y, p.size, p.size, GL_RGBA, GL_UNSIGNED_BYTE,
                    pixels.data());
    cells_[static_cast<std::size_t>(p.cell)].baked = true;
  }
}

void Renderer::begin_bake() {
  glBindVertexArray(empty_state_);
  glDisable(GL_BLEND);
}

void Renderer::end_bake() {
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  glEnable(GL_BLEND);
}

void Renderer::bake_some(const Scene& scene) {
  if (pictures_ == Pictures::all || status_ != Status::ok || !drawn_) return;
  if (!linking_) link_bakes(scene);
  begin_bake();
  send_lights();
  bool left = false;
  int most = kProgramsPerFrame;
  const bool wanted = bake_sprites(scene, true, false, most);
  if (most > 0 && !bake_background(scene, false)) left = true;
  if (wanted && back_done_ && pictures_ == Pictures::coming) pictures_ = Pictures::shown;
  // What may be wanted later, one program a frame.
  if (most > 1) most = most == kProgramsPerFrame ? 1 : 0;
  if (!wanted || !back_done_ || !bake_sprites(scene, false, false, most)) left = true;
  if (!left) {
    make_mipmaps();
    pictures_ = Pictures::all;
  }
  end_bake();
}

void Renderer::bake_wanted(const Scene& scene) {
  if (status_ != Status::ok) return;
  if (!linking_) link_bakes(scene);
  begin_bake();
  send_lights();
  constexpr int kAll = 1 << 20;
  int most = kAll;
  bake_sprites(scene, true, true, most);
  bake_background(scene, true);
  if (most != kAll || pictures_ == Pictures::coming) make_mipmaps();
  pictures_ = Pictures::shown;
  end_bake();
}

void Renderer::make_mipmaps() {
  texture(Pass::atlas);
  glGenerateMipmap(GL_TEXTURE_2D);
  texture_filters(true);
}

/// Takes one off `most` for each program used; true when none of these cells is left.
bool Renderer::bake_sprites(const Scene& scene, bool wanted_only, bool wait, int& most) {
  bool done = true;
  // All are asked for before any is used: an answer waits for what was drawn before.
  const auto open = [&](const CellPlan& p) {
    const Painter::Cell& cell = cells_[static_cast<std::size_t>(p.cell)];
    return p.cell < static_cast<int>(scene.slots.size()) * kMoods && !cell.baked &&
           (cell.wanted || !wanted_only);
  };
  unsigned moods = 0;
  for (const CellPlan& p : plans_) {
    if (!open(p)) continue;
    moods |= 1U << static_cast<unsigned>(p.cell % kMoods);
    const char* const names[] = {"kind", "mood", "tint", "px", "faces"};
    Program& program = sprites_[archetype_of_[static_cast<std::size_t>(p.cell / kMoods)]];
    if (!ask(program, names, wait, Status::no_sprite_program)) done = false;
    if (status_ != Status::ok) return true;
  }
  if (!bake_faces(moods, wait)) return false;
  into_texture(kAtlas);
  std::uint32_t used = 0;
  for (Program& program : sprites_) {
    if (!program.asked) continue;
    for (const CellPlan& p : plans_) {
      if (!open(p) ||
          &program != &sprites_[archetype_of_[static_cast<std::size_t>(p.cell / kMoods)]])
        continue;
      if (used != program.id) {
        if (most == 0) return false;
        --most;
        used = program.id;
        glUseProgram(used);
        glUniform1i(program.uniforms[0], 0);
        glUniform1i(program.uniforms[4], kFaces);
      }
      bake_sprite(scene, p, program);
    }
  }
  return done;
}

/// False while the faces' program is not ready.
bool Renderer::bake_faces(unsigned moods, bool wait) {
  moods &= ~faces_;
  if (moods == 0 || face_.id == 0) return true;
  const char* const names[] = {"mood", "px"};
  if (!ask(face_, names, wait, Status::no_sprite_program)) return false;
  into_texture(kFaces);
  glUseProgram(face_.id);
  glUniform1f(face_.uniforms[1], 1.4F / static_cast<float>(face_px_));
  for (int m = 0; m < kMoods; ++m) {
    if ((moods >> static_cast<unsigned>(m) & 1U) == 0) continue;
    glViewport(m * face_px_, 0, face_px_, face_px_);
    glUniform1f(face_.uniforms[0], static_cast<float>(m));
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
  }
  faces_ |= moods;
  texture(kFaces);
  glGenerateMipmap(GL_TEXTURE_2D);
  return true;
}

void Renderer::bake_sprite(const Scene& scene, const CellPlan& p, const Program& program) {
  const SpriteSlot& slot = scene.slots[static_cast<std::size_t>(p.cell / kMoods)];
  const auto channel = [&](int shift) {
    return static_cast<float>((slot.tint >> shift) & 255U) / 255.0F;
  };
  glViewport(p.x, p.y, p.size, p.size);
  glUniform1f(program.uniforms[1], static_cast<float>(p.cell % kMoods));
  glUniform4f(program.uniforms[2], channel(24), channel(16), channel(8), channel(0));
  glUniform1f(program.uniforms[3], 2.0F / static_cast<float>(p.size));
  glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
  cells_[static_cast<std::size_t>(p.cell)].baked = true;
}

/// True when it is there.
bool Renderer::bake_background(const Scene& scene, bool wait) {
  if (back_done_) return true;
  bool ready = true;
  for (Program& layer : layers_) {
    const char* const names[] = {"res", "view", "asp", "grade", "px"};
    if (!ask(layer, names, wait, Status::no_background_program)) ready = false;
    if (status_ != Status::ok) return true;
  }
  if (!ready) return false;
  // Soft by design: past 900 pixels nobody sees more, and the bake costs by the pixel.
  const int longest = width_ > height_ ? width_ : height_;
  const float scale = longest > 900 ? 900.0F / static_cast<float>(longest) : 1.0F;
  const int w = static_cast<int>(static_cast<float>(width_) * scale) + 1;
  const int h = static_cast<int>(static_cast<float>(height_) * scale) + 1;
  const float aspect = static_cast<float>(width_) / static_cast<float>(height_);
  for (const Pass pass : {Pass::far, Pass::near}) {
    texture(pass);
    texture_filters(false);
    empty_texture(w, h);
    into_texture(static_cast<int>(pass));
    glViewport(0, 0, w, h);
    const float g = pass == Pass::near ? kNearGrow : 0;
    bake_layer(scene, layers_[pass == Pass::near ? near : far],
               LayerView{static_cast<float>(w), static_cast<float>(h), -g * aspect, -g,
                         aspect * (1 + 2 * g), 1 + 2 * g, aspect});
  }
  into_texture(kAtlas);
  const int life_cell = static_cast<int>(cells_.size()) - kExtras;
  for (const CellPlan& p : plans_) {
    if (p.cell != life_cell) continue;
    const auto size = static_cast<float>(p.size);
    glViewport(p.x, p.y, p.size, p.size);
    bake_layer(scene, layers_[life],
               LayerView{size, size, -1 - 2 * static_cast<float>(p.x) / size,
                         -1 - 2 * static_cast<float>(p.y) / size, 2, 2, 1});
    cells_[static_cast<std::size_t>(life_cell)].baked = true;
  }
  return back_done_ = true;
}

void Renderer::bake_layer(const Scene& scene, const Program& program, const LayerView& view) {
  const auto grade = [&](std::size_t i) {
    return static_cast<float>(scene.background.grade_pm[i]) * 0.001F;
  };
  glUseProgram(program.id);
  glUniform2f(program.uniforms[0], view.res_x, view.res_y);
  glUniform4f(program.uniforms[1], view.x, view.y, view.w, view.h);
  glUniform1f(program.uniforms[2], view.aspect);
  glUniform4f(program.uniforms[3], grade(0), grade(1), grade(2), grade(3));
  glUniform1f(program.uniforms[4], view.h / view.res_y);
  glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

void Renderer::draw(std::span<const Quad> quads, int width_px, int height_px) {
  const auto width = static_cast<float>(width_px);
  const auto height = static_cast<float>(height_px);
  batches_.build(quads, width, height);
  glViewport(0, 0, width_px, height_px);
  glBindVertexArray(empty_state_);
  for (int i = 0; i < kFaces; ++i) texture(i);
  glBindBuffer(GL_UNIFORM_BUFFER, block_);
  glBufferSubData(GL_UNIFORM_BUFFER, 0,
                  static_cast<GLsizeiptr>(batches_.quads().size() * sizeof(Quad)),
                  batches_.quads().data());
  for (const Program* program : {&picture_, &panel_}) {
    glUseProgram(program->id);
    glUniform2f(program->uniforms[0], width, height);
  }
  const Program* program = &panel_;
  int block = -1;
  draw_calls_ = 0;
  for (const Run& run : batches_.runs()) {
    const Program* wanted = run.pass == Pass::panel ? &panel_ : &picture_;
    if (wanted != program) glUseProgram(wanted->id);
    program = wanted;
    if (run.pass != Pass::panel) glUniform1i(program->uniforms[2], static_cast<int>(run.pass));
    const int end = run.first + run.count;
    for (int at = run.first; at < end;) {
      if (at / kBlockQuads != block) {
        block = at / kBlockQuads;
        constexpr GLsizeiptr kBytes = kBlockQuads * sizeof(Quad);
        glBindBufferRange(GL_UNIFORM_BUFFER, 0, block_, block * kBytes, kBytes);
      }
      const int stop = (block + 1) * kBlockQuads < end ? (block + 1) * kBlockQuads : end;
      glUniform1i(program->uniforms[1], at % kBlockQuads);
      glDrawArrays(GL_TRIANGLES, 0, (stop - at) * 6);
      at = stop;
      ++draw_calls_;
    }
  }
  drawn_ = true;
}

}  // namespace pm
