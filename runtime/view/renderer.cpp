#include "runtime/view/renderer.h"

#include <algorithm>
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
// First uses of programs in a frame, while the viewer already sees the game: those that the driver
// has compiled, and where it cannot say so, those that it may still have to.
constexpr int kProgramsPerFrame = 4;
constexpr int kUnsurePerFrame = 2;
constexpr int kFramesToCompile = 2;
constexpr float kCellPerHalf = 2.5F;  // px of a cell by px of a sprite's half size
constexpr int kLeastCell = 32;
constexpr int kMostCell = 640;
constexpr int kGlowPx = 48;
constexpr int kSparkPx = 64;
constexpr int kRaysPx = 128;
constexpr int kAtlas = static_cast<int>(Pass::atlas);
// Attributes of the vertex shaders. 0 stays unused: some drivers copy a whole array for it.
constexpr GLuint kFirst = 1, kSecond = 2, kThird = 3;
constexpr int kMoods = static_cast<int>(Mood::count);
constexpr int kExtras = static_cast<int>(Painter::Extra::count);
constexpr int kBlockQuads = 256;  // of shaders/batch.vert; 16 KiB is what every device has

/// The driver puts the parts together: here it would take a string's code to grow.
using Parts = std::span<const std::string* const>;

std::uint32_t compile(GLenum kind, Parts parts) {
  const std::uint32_t shader = glCreateShader(kind);
  const char* texts[3];
  GLint lengths[3];
  GLsizei count = 0;
  for (const std::string* part : parts) {
    texts[count] = part->data();
    lengths[count++] = static_cast<GLint>(part->size());
  }
  glShaderSource(shader, count, texts, lengths);
  glCompileShader(shader);
  return shader;
}

/// By Renderer::Layer, then the faces.
const std::string& layer_text(const ShaderText& text, std::size_t layer) {
  const std::string* const all[] = {&text.far_frag, &text.near_frag, &text.life_frag,
                                    &text.face_frag};
  return *all[layer];
}

/// 0 when it does not link.
std::uint32_t link(const std::string& vert, Parts frag) {
  const std::string* const whole[] = {&vert};
  const std::uint32_t program = glCreateProgram();
  glAttachShader(program, compile(GL_VERTEX_SHADER, whole));
  glAttachShader(program, compile(GL_FRAGMENT_SHADER, frag));
  glLinkProgram(program);
  return program;
}

std::uint32_t link(const std::string& vert, const std::string& frag) {
  const std::string* const whole[] = {&frag};
  return link(vert, whole);
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
constexpr GLint kCannotSay = 2;
constexpr int kAll = 1 << 20;

}  // namespace

/// Rows of equal-height cells, tallest first. Returns the height used.
int Renderer::pack_rows(Bounded<CellPlan>& plans) {
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

void Renderer::init(const ShaderText& text, const Scene& scene, const Renderer* last) {
  status_ = Status::ok;
  text_ = &text;
  unsure_ = false;
  frames_ = 0;
  bakes_.clear();
  listed_ = false;
  batches_.reserve();
  picture_ = panel_ = Program{};
  if (last != nullptr) take_programs(*last);
  if (picture_.id == 0) picture_.id = link(text.batch_vert, text.picture_frag);
  if (panel_.id == 0) panel_.id = link(text.batch_vert, text.panel_frag);

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
  empty_texture(1, 1);
  strip_ = scene.pictures.count > 0 ? Strip::coming : Strip::none;
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

void Renderer::texture(int which) { glBindTexture(GL_TEXTURE_2D, textures_[which]); }

void Renderer::into_texture(int which) {
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, textures_[which], 0);
}

void Renderer::move_text(const ShaderText& text, const Scene& scene) {
  text_ = &text;
  if (listed_) find_archetypes(scene);
}

void Renderer::find_archetypes(const Scene& scene) {
  archetype_of_.renew(scene.slots.size());
  for (std::size_t i = 0; i < sprites_; ++i) {
    for (std::size_t slot = 0; slot < scene.slots.size(); ++slot) {
      if (scene.slots[slot].archetype == text_->sprites[i].archetype)
        archetype_of_[slot] = static_cast<std::uint8_t>(i);
    }
  }
}

void Renderer::list_bakes(const Scene& scene) {
  listed_ = true;
  sprites_ = text_->sprites.size();
  if (bakes_.empty()) bakes_.renew(sprites_ + kLayers + 1);
  find_archetypes(scene);
  // Drivers compile in parallel what they get at once; others would show no frame meanwhile.
  if (unsure_) return;
  for (std::size_t i = 0; i < bakes_.size(); ++i) link_bake(i);
}

void Renderer::take_programs(const Renderer& last) {
  const ShaderText& mine = *text_;
  const ShaderText& old = *last.text_;
  if (mine.batch_vert == old.batch_vert) {
    if (mine.picture_frag == old.picture_frag) picture_ = last.picture_;
    if (mine.panel_frag == old.panel_frag) panel_ = last.panel_;
  }
  if (last.bakes_.empty() || mine.cell_vert != old.cell_vert) return;
  sprites_ = mine.sprites.size();
  bakes_.renew(sprites_ + kLayers + 1);
  const bool same_ends = mine.sprite_head == old.sprite_head && mine.sprite_tail == old.sprite_tail;
  for (std::size_t i = 0; i < sprites_; ++i) {
    const bool whole = mine.sprites[i].code.back() == '}';
    for (std::size_t j = 0; j < last.sprites_; ++j) {
      if ((whole || same_ends) && mine.sprites[i] == old.sprites[j]) bakes_[i] = last.bakes_[j];
    }
  }
  for (std::size_t i = 0; i <= kLayers; ++i) {
    if (layer_text(mine, i) == layer_text(old, i))
      bakes_[sprites_ + i] = last.bakes_[last.sprites_ + i];
  }
}

std::vector<std::uint32_t> Renderer::programs() const {
  std::vector<std::uint32_t> out{picture_.id, panel_.id};
  for (const Program& program : bakes_) out.push_back(program.id);
  return out;
}

void Renderer::link_bake(std::size_t bake) {
  Program& program = bakes_[bake];
  if (program.id != 0) return;
  program.sent = frames_;
  if (bake >= sprites_) {
    const std::string& source = layer_text(*text_, bake - sprites_);
    if (!source.empty()) program.id = link(text_->cell_vert, source);
  } else {
    const std::string& code = text_->sprites[bake].code;
    // A program of its own ends with its main, the others with a declaration.
    const std::string* const parts[] = {&text_->sprite_head, &code, &text_->sprite_tail};
    const bool whole = code.back() == '}';
    program.id = link(text_->cell_vert, whole ? Parts(&parts[1], 1) : Parts(parts));
  }
}

bool Renderer::is_sprite(const Scene& scene, const CellPlan& plan) {
  return plan.cell < static_cast<int>(scene.slots.size()) * kMoods;
}

void Renderer::plan(const Scene& scene, int width_px, int height_px, std::span<const float> slot_px,
                    float life_px) {
  width_ = width_px;
  height_ = height_px;
  const int first_extra = static_cast<int>(scene.slots.size()) * kMoods;
  for (float factor = kCellPerHalf;; factor *= 0.8F) {
    plans_.reserve(static_cast<std::size_t>(first_extra + kExtras));
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
  cells_.renew(static_cast<std::size_t>(first_extra + kExtras));
  for (const CellPlan& p : plans_) {
    const auto u = [](int x) { return static_cast<float>(x) / kAtlasWidth; };
    const auto v = [&](int y) { return static_cast<float>(y) / static_cast<float>(atlas_height_); };
    cells_[static_cast<std::size_t>(p.cell)] =
        Painter::Cell{u(p.x), v(p.y + p.size), u(p.x + p.size), v(p.y)};
  }
  // A face takes at most 0.7 of its cell.
  face_px_ = (plans_[0].size * 3 / 4 + 7) & ~7;
  faces_ = 0;
  texture(kFaces);
  texture_filters(true);
  empty_texture(face_px_ * kMoods, face_px_);
  lights_done_ = false;
  layers_baked_ = 0;
  pictures_ = Pictures::coming;

  texture(Pass::atlas);
  texture_filters(false);
  empty_texture(kAtlasWidth, atlas_height_);
  into_texture(kAtlas);
  glClearColor(0, 0, 0, 0);
  glClear(GL_COLOR_BUFFER_BIT);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

/// False while the driver still compiles. A driver that cannot say is believed until `confirm`, for
/// an answer would have to be waited for.
bool Renderer::ready(Program& program, bool wait, Status otherwise) {
  if (program.linked) return true;
  GLint done = kCannotSay;
  if (!wait) {
    glGetProgramiv(program.id, kCompletionStatus, &done);
    if (done == 0) return false;
    unsure_ = unsure_ || done == kCannotSay;
  }
  program.linked = (!wait && done == kCannotSay) || linked(program.id);
  if (!program.linked) status_ = otherwise;
  return program.linked;
}

bool Renderer::ready(std::size_t bake, bool wait) {
  link_bake(bake);
  // Using a program waits for the driver too: it gets a few frames' time.
  if (!wait && unsure_ && frames_ - bakes_[bake].sent < kFramesToCompile) return false;
  return ready(bakes_[bake], wait,
               bake < sprites_ || bake == face() ? Status::no_sprite_program
                                                 : Status::no_background_program);
}

/// Everything has been drawn: an answer is at hand now.
void Renderer::confirm() {
  if (!unsure_) return;
  unsure_ = false;
  if (!linked(picture_.id) || !linked(panel_.id)) status_ = Status::no_batch_program;
  for (const Program& program : bakes_) {
    if (program.id != 0 && !linked(program.id)) status_ = Status::no_sprite_program;
  }
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

/// Pictures of the product that have arrived take the places of the tokens that stood in for them.
void Renderer::take_strip(const Scene& scene) {
  if (strip_ != Strip::coming) return;
  texture(Pass::picture);
  strip_ = send_strip(scene);
  if (strip_ != Strip::there) return;
  glGenerateMipmap(GL_TEXTURE_2D);
  texture_filters(true);
  for (std::size_t slot = 0; slot < scene.slots.size(); ++slot) {
    if (scene.slots[slot].is_picture()) cells_[slot * kMoods].baked = false;
  }
  if (scene.background.is_picture()) layers_baked_ = 0;
  pictures_ = Pictures::coming;
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
  if (status_ != Status::ok || frames_ == 0) return;
  take_strip(scene);
  if (pictures_ == Pictures::all) return;
  if (!listed_) list_bakes(scene);
  begin_bake();
  send_lights();
  bool left = false;
  const int all = unsure_ ? kUnsurePerFrame : kProgramsPerFrame;
  int most = all;
  const bool wanted = bake_sprites(scene, true, false, most);
  if (most > 0 && !bake_background(scene, false)) left = true;
  if (wanted && background_ready() && pictures_ == Pictures::coming) pictures_ = Pictures::shown;
  // What may be wanted later, one program a frame.
  if (most > 1) most = most == all ? 1 : 0;
  if (!wanted || !background_ready() || !bake_sprites(scene, false, false, most)) left = true;
  if (!left && strip_ != Strip::coming) {
    make_mipmaps();
    pictures_ = Pictures::all;
    confirm();
  }
  end_bake();
}

bool Renderer::compiled(const Scene& scene) {
  take_strip(scene);
  if (strip_ == Strip::coming) return false;
  const auto done = [](const Program& program) {
    GLint answer = 1;
    if (program.id != 0) glGetProgramiv(program.id, kCompletionStatus, &answer);
    return answer;
  };
  // Such a driver gets only what the first picture needs, once it is painted.
  unsure_ = unsure_ || done(picture_) == kCannotSay;
  if (!listed_) list_bakes(scene);
  return done(picture_) != 0 && done(panel_) != 0 &&
         std::all_of(bakes_.begin(), bakes_.end(), [&](const Program& p) { return done(p) != 0; });
}

void Renderer::bake_wanted(const Scene& scene) {
  if (status_ != Status::ok) return;
  take_strip(scene);
  if (!listed_) list_bakes(scene);
  // All are sent before one is waited for, and waited for before anything is drawn: an answer comes
  // only after what was asked before it.
  for (const CellPlan& p : plans_) {
    if (cells_[static_cast<std::size_t>(p.cell)].wanted && is_sprite(scene, p))
      link_bake(archetype_of_[static_cast<std::size_t>(p.cell / kMoods)]);
  }
  for (std::size_t layer = sprites_; layer < bakes_.size(); ++layer) link_bake(layer);
  ready(picture_, true, Status::no_batch_program);
  ready(panel_, true, Status::no_batch_program);
  for (std::size_t bake = 0; bake < bakes_.size(); ++bake) {
    if (bakes_[bake].id != 0) ready(bake, true);
  }
  begin_bake();
  send_lights();
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
    return is_sprite(scene, p) && !cell.baked && (cell.wanted || !wanted_only);
  };
  unsigned moods = 0;
  int fresh = wait || !unsure_ ? kAll : most;
  for (const CellPlan& p : plans_) {
    if (!open(p)) continue;
    moods |= 1U << static_cast<unsigned>(p.cell % kMoods);
    const std::size_t bake = archetype_of_[static_cast<std::size_t>(p.cell / kMoods)];
    if (bakes_[bake].id == 0 && fresh-- <= 0)
      done = false;
    else if (!ready(bake, wait))
      done = false;
    if (status_ != Status::ok) return true;
  }
  if (!bake_faces(moods, wait)) return false;
  into_texture(kAtlas);
  for (std::size_t bake = 0; bake < sprites_; ++bake) {
    if (!bakes_[bake].linked) continue;
    texture(text_->sprites[bake].archetype == kPictureSprite ? static_cast<int>(Pass::picture)
                                                             : kFaces);
    bool used = false;
    for (const CellPlan& p : plans_) {
      if (!open(p) || bake != archetype_of_[static_cast<std::size_t>(p.cell / kMoods)]) continue;
      if (!used) {
        if (most == 0) return false;
        --most;
        used = true;
        glUseProgram(bakes_[bake].id);
      }
      bake_sprite(scene, p);
    }
  }
  return done;
}

/// False while the faces' program is not ready.
bool Renderer::bake_faces(unsigned moods, bool wait) {
  moods &= ~faces_;
  if (moods == 0 || text_->face_frag.empty()) return true;
  if (!ready(face(), wait)) return false;
  into_texture(kFaces);
  glUseProgram(bakes_[face()].id);
  for (int m = 0; m < kMoods; ++m) {
    if ((moods >> static_cast<unsigned>(m) & 1U) == 0) continue;
    glViewport(m * face_px_, 0, face_px_, face_px_);
    glVertexAttrib4f(kFirst, static_cast<float>(m), 1.4F / static_cast<float>(face_px_), 0, 0);
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
  }
  faces_ |= moods;
  texture(kFaces);
  glGenerateMipmap(GL_TEXTURE_2D);
  return true;
}

void Renderer::bake_sprite(const Scene& scene, const CellPlan& p) {
  const SpriteSlot& slot = scene.slots[static_cast<std::size_t>(p.cell / kMoods)];
  const auto channel = [&](int shift) {
    return static_cast<float>((slot.tint >> shift) & 255U) / 255.0F;
  };
  glViewport(p.x, p.y, p.size, p.size);
  glVertexAttrib4f(kFirst, static_cast<float>(p.cell % kMoods), 2.0F / static_cast<float>(p.size),
                   0, 0);
  glVertexAttrib4f(kSecond, channel(24), channel(16), channel(8), channel(0));
  glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
  cells_[static_cast<std::size_t>(p.cell)].baked = true;
}

/// True when it is there.
bool Renderer::bake_background(const Scene& scene, bool wait) {
  while (layers_baked_ < kLayers) {
    const auto layer = static_cast<Layer>(layers_baked_);
    if (!ready(sprites_ + layer, wait)) return status_ != Status::ok;
    bake_layer(scene, layer);
    ++layers_baked_;
    if (!wait && unsure_) break;
  }
  return layers_baked_ == kLayers;
}

void Renderer::bake_layer(const Scene& scene, Layer layer) {
  glUseProgram(bakes_[sprites_ + layer].id);
  const auto grade = [&](std::size_t i) {
    return static_cast<float>(scene.background.grade_pm[i]) * 0.001F;
  };
  glVertexAttrib4f(kThird, grade(0), grade(1), grade(2), grade(3));
  if (layer == life) {
    into_texture(kAtlas);
    const int life_cell = static_cast<int>(cells_.size()) - kExtras;
    for (const CellPlan& p : plans_) {
      if (p.cell != life_cell) continue;
      const auto size = static_cast<float>(p.size);
      glViewport(p.x, p.y, p.size, p.size);
      draw_layer(LayerView{size, size, -1 - 2 * static_cast<float>(p.x) / size,
                           -1 - 2 * static_cast<float>(p.y) / size, 2, 2, 1});
      cells_[static_cast<std::size_t>(life_cell)].baked = true;
    }
    return;
  }
  // Soft by design: past 900 pixels nobody sees more, and the bake costs by the pixel.
  const int longest = width_ > height_ ? width_ : height_;
  const float scale = longest > 900 ? 900.0F / static_cast<float>(longest) : 1.0F;
  const int w = static_cast<int>(static_cast<float>(width_) * scale) + 1;
  const int h = static_cast<int>(static_cast<float>(height_) * scale) + 1;
  const float aspect = static_cast<float>(width_) / static_cast<float>(height_);
  const Pass pass = layer == near ? Pass::near : Pass::far;
  texture(pass);
  texture_filters(false);
  empty_texture(w, h);
  into_texture(static_cast<int>(pass));
  // Read by shaders/backgrounds/picture.glsl alone.
  texture(Pass::picture);
  glViewport(0, 0, w, h);
  const float g = layer == near ? kNearGrow : 0;
  draw_layer(LayerView{static_cast<float>(w), static_cast<float>(h), -g * aspect, -g,
                       aspect * (1 + 2 * g), 1 + 2 * g, aspect});
}

void Renderer::draw_layer(const LayerView& view) {
  glVertexAttrib4f(kFirst, view.aspect, view.h / view.res_y, view.res_x, view.res_y);
  glVertexAttrib4f(kSecond, view.x, view.y, view.w, view.h);
  glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

void Renderer::draw(std::span<const Quad> quads, int width_px, int height_px, bool wait) {
  const auto width = static_cast<float>(width_px);
  const auto height = static_cast<float>(height_px);
  if (!ready(picture_, wait, Status::no_batch_program) ||
      !ready(panel_, wait, Status::no_batch_program))
    return;
  batches_.build(quads, width, height);
  glViewport(0, 0, width_px, height_px);
  glBindVertexArray(empty_state_);
  // The page copies new words into the texture that is bound when the quads arrive.
  texture(Pass::words);
  glBindBuffer(GL_UNIFORM_BUFFER, block_);
  glBufferSubData(GL_UNIFORM_BUFFER, 0,
                  static_cast<GLsizeiptr>(batches_.quads().size() * sizeof(Quad)),
                  batches_.quads().data());
  Pass pass = Pass::words;
  const Program* program = nullptr;
  int block = -1;
  draw_calls_ = 0;
  for (const Run& run : batches_.runs()) {
    const Program* wanted = run.pass == Pass::panel ? &panel_ : &picture_;
    if (wanted != program) glUseProgram(wanted->id);
    program = wanted;
    if (run.pass != Pass::panel && run.pass != pass) texture(pass = run.pass);
    const int end = run.first + run.count;
    for (int at = run.first; at < end;) {
      if (at / kBlockQuads != block) {
        block = at / kBlockQuads;
        constexpr GLsizeiptr kBytes = kBlockQuads * sizeof(Quad);
        glBindBufferRange(GL_UNIFORM_BUFFER, 0, block_, block * kBytes, kBytes);
      }
      const int stop = (block + 1) * kBlockQuads < end ? (block + 1) * kBlockQuads : end;
      glVertexAttrib4f(kFirst, width, height, static_cast<float>(at % kBlockQuads), 0);
      glDrawArrays(GL_TRIANGLES, 0, (stop - at) * 6);
      at = stop;
      ++draw_calls_;
    }
  }
  ++frames_;
}

}  // namespace pm
