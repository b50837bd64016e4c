// What the renderer draws once for many frames: sprites into the atlas, the background's layers.
#include "runtime/view/lights.h"
#include "runtime/view/renderer.h"
#include "runtime/view/renderer_gl.h"

namespace pm {

namespace {

// First uses of programs in a frame, while the viewer already sees the game: those that the driver
// has compiled, and where it cannot say so, those that it may still have to.
constexpr int kProgramsPerFrame = 4;
constexpr int kUnsurePerFrame = 2;
constexpr int kAll = 1 << 20;

}  // namespace

bool Renderer::is_sprite(const Scene& scene, const CellPlan& plan) {
  return plan.cell < static_cast<int>(scene.slots.size()) * kMoods;
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

}  // namespace pm
