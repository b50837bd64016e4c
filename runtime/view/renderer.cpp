#include "runtime/view/renderer.h"

#include <utility>

#include "runtime/view/gl_program.h"
#include "runtime/view/renderer_gl.h"
#include "runtime/view/text_source.h"

namespace pm {

namespace {

constexpr int kAtlasWidth = 2048;
constexpr int kAtlasHeightMax = 2048;
constexpr float kCellPerHalf = 2.5F;  // px of a cell by px of a sprite's half size
constexpr int kLeastCell = 32;
constexpr int kMostCell = 640;
constexpr int kGlowPx = 48;
constexpr int kSparkPx = 64;
constexpr int kBlockQuads = 256;  // of shaders/batch.vert; 16 KiB is what every device has

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
  // In this order: a page that starts has these two linked already (web/playable/gl.ts).
  if (picture_.id == 0) picture_.id = link_program(text.batch_vert, text.picture_frag);
  if (panel_.id == 0) panel_.id = link_program(text.batch_vert, text.panel_frag);

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
