#include "runtime/view/renderer.h"

#include <utility>

#include "runtime/shell/gl.h"
#include "runtime/view/text_source.h"

namespace pm {

namespace {

constexpr std::size_t kMaxQuads = 2048;
constexpr int kAtlasWidth = 2048;
constexpr int kAtlasHeightMax = 2048;
constexpr int kSpritesPerFrame =
    3;  // archetypes, in their first mood, while the viewer already sees the game

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
                  mipmaps ? GL_LINEAR_MIPMAP_LINEAR : GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

void empty_texture(int width, int height) {
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
}

constexpr GLenum kCompletionStatus = 0x91b1;  // KHR_parallel_shader_compile

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
  sprites_.clear();
  batch_ = link(text.batch_vert, text.batch_frag);
  if (!linked(batch_)) return status_ = Status::no_batch_program;

  glGenTextures(kTextures, textures_);
  glGenFramebuffers(1, &framebuffer_);
  glGenBuffers(1, &instances_);
  glGenVertexArrays(1, &batch_state_);
  glGenVertexArrays(1, &empty_state_);

  screen_uniform_ = glGetUniformLocation(batch_, "screen");
  glUseProgram(batch_);
  const char* const samplers[kTextures] = {"atlas", "words", "far", "near", "picture"};
  for (int i = 0; i < kTextures; ++i) {
    glUniform1i(glGetUniformLocation(batch_, samplers[i]), i);
  }
  glBindVertexArray(batch_state_);
  glBindBuffer(GL_ARRAY_BUFFER, instances_);
  glBufferData(GL_ARRAY_BUFFER, kMaxQuads * sizeof(Quad), nullptr, GL_DYNAMIC_DRAW);
  for (std::uint32_t i = 0; i < 7; ++i) {
    glEnableVertexAttribArray(i);
    glVertexAttribDivisor(i, 1);
    const auto at = reinterpret_cast<const void*>(
        static_cast<std::uintptr_t>(i < 3 ? i * 16 : 48 + (i - 3) * 4));
    if (i < 3)
      glVertexAttribPointer(i, 4, GL_FLOAT, GL_FALSE, sizeof(Quad), at);
    else if (i < 6)
      glVertexAttribPointer(i, 4, GL_UNSIGNED_BYTE, GL_TRUE, sizeof(Quad), at);
    else
      glVertexAttribIPointer(i, 1, GL_UNSIGNED_INT, sizeof(Quad), at);
  }

  glActiveTexture(GL_TEXTURE0 + kWords);
  glBindTexture(GL_TEXTURE_2D, textures_[kWords]);
  texture_filters(false);
  empty_texture(Painter::TextSource::kSize, Painter::TextSource::kSize);
  glActiveTexture(GL_TEXTURE0 + kPicture);
  glBindTexture(GL_TEXTURE_2D, textures_[kPicture]);
  texture_filters(false);
  if (scene.icon.width > 0) {
    std::vector<std::uint8_t> pixels = scene.icon.rgba;
    for (std::size_t i = 0; i + 3 < pixels.size(); i += 4) {
      for (std::size_t c = 0; c < 3; ++c) {
        pixels[i + c] = static_cast<std::uint8_t>(pixels[i + c] * pixels[i + 3] / 255);
      }
    }
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, scene.icon.width, scene.icon.height, 0, GL_RGBA,
                 GL_UNSIGNED_BYTE, pixels.data());
  } else {
    empty_texture(1, 1);
  }
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  return Status::ok;
}

/// All are handed to the driver before any is asked for: drivers compile in parallel.
void Renderer::link_bakes(const Scene& scene) {
  linking_ = true;
  back_ = link(text_->cell_vert, text_->back_frag);
  back_asked_ = false;
  sprites_.assign(text_->sprites.size(), SpriteProgram{});
  archetype_of_.assign(scene.slots.size(), 0);
  for (std::size_t i = 0; i < text_->sprites.size(); ++i) {
    sprites_[i].program =
        link(text_->cell_vert, text_->sprite_head + text_->sprites[i].code + text_->sprite_tail);
    for (std::size_t slot = 0; slot < scene.slots.size(); ++slot) {
      if (scene.slots[slot].archetype == text_->sprites[i].archetype)
        archetype_of_[slot] = static_cast<std::uint8_t>(i);
    }
  }
}

bool Renderer::program_ready(std::uint32_t program, bool wait) const {
  if (wait) return true;
  // Without the extension the query answers nothing: then asking for the link simply waits.
  GLint done = 1;
  glGetProgramiv(program, kCompletionStatus, &done);
  return done != 0;
}

void Renderer::plan(const Scene& scene, int width_px, int height_px, std::span<const float> slot_px,
                    float life_px) {
  constexpr int moods = static_cast<int>(Mood::count);
  width_ = width_px;
  height_ = height_px;
  // Twice the drawn size: the mipmap below is then an exact box filter of the supersampled bake.
  for (float factor = 4.0F;; factor *= 0.8F) {
    plans_.clear();
    const auto cell_size = [&](float half_px) {
      const int size = (static_cast<int>(half_px * factor) + 7) & ~7;
      return size < 48 ? 48 : (size > 640 ? 640 : size);
    };
    for (std::size_t slot = 0; slot < scene.slots.size(); ++slot) {
      for (int mood = 0; mood < (scene.slots[slot].face ? moods : 1); ++mood) {
        plans_.push_back(CellPlan{static_cast<int>(slot), mood, cell_size(slot_px[slot]), 0, 0});
      }
    }
    plans_.push_back(CellPlan{-1, 0, cell_size(life_px), 0, 0});
    atlas_height_ = pack_rows(plans_);
    if (atlas_height_ <= kAtlasHeightMax) break;
  }
  cells_.assign(scene.slots.size() * moods, Painter::Cell{});
  life_cell_ = Painter::Cell{};
  back_done_ = finished_ = false;
  for (SpriteProgram& sprite : sprites_) sprite.baked = 0;

  glActiveTexture(GL_TEXTURE0 + kAtlas);
  glBindTexture(GL_TEXTURE_2D, textures_[kAtlas]);
  texture_filters(false);
  empty_texture(kAtlasWidth, atlas_height_);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, textures_[kAtlas], 0);
  glClearColor(0, 0, 0, 0);
  glClear(GL_COLOR_BUFFER_BIT);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

/// False while the driver still compiles. Asking is a round trip to the driver: once for each
/// program.
bool Renderer::ask(SpriteProgram& sprite, bool wait) {
  if (sprite.asked) return true;
  if (!program_ready(sprite.program, wait)) return false;
  if (!linked(sprite.program)) status_ = Status::no_sprite_program;
  const char* const names[4] = {"kind", "mood", "tint", "px"};
  for (int k = 0; k < 4; ++k) sprite.uniforms[k] = glGetUniformLocation(sprite.program, names[k]);
  return sprite.asked = true;
}

/// True when something was baked.
bool Renderer::bake_sprites(const Scene& scene, bool all, bool burst, bool& left) {
  int baked = 0;
  for (std::size_t i = 0; i < sprites_.size() && status_ == Status::ok; ++i) {
    SpriteProgram& sprite = sprites_[i];
    if (sprite.baked > 0) continue;
    if ((baked >= kSpritesPerFrame && !burst) || !ask(sprite, all)) {
      left = true;
      continue;
    }
    bake_sprite(scene, i, true);
    sprite.baked = 1;
    ++baked;
  }
  return baked > 0;
}

/// True when it is there.
bool Renderer::bake_background(const Scene& scene, bool wait) {
  if (back_done_ || status_ != Status::ok) return true;
  if (!back_asked_) {
    if (!program_ready(back_, wait)) return false;
    if (!linked(back_)) status_ = Status::no_background_program;
    const char* const names[6] = {"layer", "res", "view", "asp", "grade", "px"};
    for (int i = 0; i < 6; ++i) back_uniforms_[i] = glGetUniformLocation(back_, names[i]);
    back_asked_ = true;
  }
  bake_back(scene, 0, kFar);
  bake_back(scene, 1, kNear);
  bake_life(scene);
  return back_done_ = true;
}

bool Renderer::bake_some(const Scene& scene, bool all) {
  if (finished_ || status_ != Status::ok) return true;
  if (!linking_) {
    if (!drawn_ && !all) return false;
    link_bakes(scene);
    if (!all) return false;
  }
  glBindVertexArray(empty_state_);
  glDisable(GL_BLEND);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
  // A turned screen has every program already: all that is seen comes back in one frame.
  bool burst = all || back_asked_;
  for (const SpriteProgram& sprite : sprites_) burst = burst && (all || sprite.asked);
  bool left = false;
  bool baked = bake_sprites(scene, all, burst, left);
  if (!back_done_ && (burst || !baked)) {
    if (bake_background(scene, all)) baked = true;
  }
  left = left || !back_done_;
  // The other moods one archetype a frame: until then the first one stands for them.
  for (std::size_t i = 0; i < sprites_.size() && status_ == Status::ok; ++i) {
    if (sprites_[i].baked != 1) continue;
    if (baked && !all) {
      left = true;
      break;
    }
    bake_sprite(scene, i, false);
    sprites_[i].baked = 2;
    baked = true;
  }
  if (!left) {
    glActiveTexture(GL_TEXTURE0 + kAtlas);
    glBindTexture(GL_TEXTURE_2D, textures_[kAtlas]);
    glGenerateMipmap(GL_TEXTURE_2D);
    texture_filters(true);
    finished_ = true;
  }
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  glEnable(GL_BLEND);
  return finished_;
}

void Renderer::set_back_uniforms(const Scene& scene, int layer, float res_x, float res_y, float x,
                                 float y, float w, float h, float aspect) {
  const auto& grade = scene.background.grade_pm;
  glUniform1i(back_uniforms_[0], layer);
  glUniform2f(back_uniforms_[1], res_x, res_y);
  glUniform4f(back_uniforms_[2], x, y, w, h);
  glUniform1f(back_uniforms_[3], aspect);
  glUniform1f(back_uniforms_[5], h / res_y);
  glUniform4f(back_uniforms_[4], static_cast<float>(grade[0]) * 0.001F,
              static_cast<float>(grade[1]) * 0.001F, static_cast<float>(grade[2]) * 0.001F,
              static_cast<float>(grade[3]) * 0.001F);
}

void Renderer::bake_back(const Scene& scene, int layer, int texture) {
  // Soft by design: past 900 pixels nobody sees more, and the bake costs by the pixel.
  const int longest = width_ > height_ ? width_ : height_;
  const float scale = longest > 900 ? 900.0F / static_cast<float>(longest) : 1.0F;
  const int w = static_cast<int>(static_cast<float>(width_) * scale) + 1;
  const int h = static_cast<int>(static_cast<float>(height_) * scale) + 1;
  glActiveTexture(GL_TEXTURE0 + static_cast<GLenum>(texture));
  glBindTexture(GL_TEXTURE_2D, textures_[texture]);
  texture_filters(false);
  empty_texture(w, h);
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, textures_[texture],
                         0);
  glViewport(0, 0, w, h);
  glUseProgram(back_);
  const float aspect = static_cast<float>(width_) / static_cast<float>(height_);
  const float g = layer == 1 ? kNearGrow : 0;
  set_back_uniforms(scene, layer, static_cast<float>(w), static_cast<float>(h), -g * aspect, -g,
                    aspect * (1 + 2 * g), 1 + 2 * g, aspect);
  glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

void Renderer::bake_life(const Scene& scene) {
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, textures_[kAtlas], 0);
  for (const CellPlan& p : plans_) {
    if (p.slot >= 0) continue;
    const auto size = static_cast<float>(p.size);
    const auto x = static_cast<float>(p.x);
    const auto y = static_cast<float>(p.y);
    const auto height = static_cast<float>(atlas_height_);
    glViewport(p.x, p.y, p.size, p.size);
    glUseProgram(back_);
    set_back_uniforms(scene, 2, size, size, -1 - 2 * x / size, -1 - 2 * y / size, 2, 2, 1);
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    life_cell_ =
        Painter::Cell{x / kAtlasWidth, (y + size) / height, (x + size) / kAtlasWidth, y / height};
  }
}

void Renderer::bake_sprite(const Scene& scene, std::size_t archetype, bool first_mood) {
  constexpr int moods = static_cast<int>(Mood::count);
  const SpriteProgram& sprite = sprites_[archetype];
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, textures_[kAtlas], 0);
  glUseProgram(sprite.program);
  glUniform1i(sprite.uniforms[0], 0);
  for (const CellPlan& p : plans_) {
    if (p.slot < 0 || archetype_of_[static_cast<std::size_t>(p.slot)] != archetype) continue;
    if ((p.mood == 0) != first_mood) continue;
    const auto size = static_cast<float>(p.size);
    const auto x = static_cast<float>(p.x);
    const auto y = static_cast<float>(p.y);
    const auto height = static_cast<float>(atlas_height_);
    const SpriteSlot& slot = scene.slots[static_cast<std::size_t>(p.slot)];
    const auto channel = [&](int shift) {
      return static_cast<float>((slot.tint >> shift) & 255U) / 255.0F;
    };
    glViewport(p.x, p.y, p.size, p.size);
    glUniform1f(sprite.uniforms[1], static_cast<float>(p.mood));
    glUniform4f(sprite.uniforms[2], channel(24), channel(16), channel(8), channel(0));
    glUniform1f(sprite.uniforms[3], 2.0F / size);
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    const Painter::Cell cell{x / kAtlasWidth, (y + size) / height, (x + size) / kAtlasWidth,
                             y / height};
    const auto first = static_cast<std::size_t>(p.slot * moods);
    if (!first_mood) {
      cells_[first + static_cast<std::size_t>(p.mood)] = cell;
    } else {
      for (std::size_t m = 0; m < static_cast<std::size_t>(moods); ++m) cells_[first + m] = cell;
    }
  }
}

void Renderer::draw(std::span<const Quad> quads, int width_px, int height_px) {
  glViewport(0, 0, width_px, height_px);
  glUseProgram(batch_);
  glBindVertexArray(batch_state_);
  for (int i = 0; i < kTextures; ++i) {
    glActiveTexture(GL_TEXTURE0 + static_cast<GLenum>(i));
    glBindTexture(GL_TEXTURE_2D, textures_[i]);
  }
  glUniform2f(screen_uniform_, static_cast<float>(width_px), static_cast<float>(height_px));
  const std::size_t count = quads.size() < kMaxQuads ? quads.size() : kMaxQuads;
  glBindBuffer(GL_ARRAY_BUFFER, instances_);
  glBufferSubData(GL_ARRAY_BUFFER, 0, static_cast<GLsizeiptr>(count * sizeof(Quad)), quads.data());
  glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(count));
  drawn_ = true;
}

}  // namespace pm
