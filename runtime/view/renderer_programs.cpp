// The renderer's programs: which there are, when they are sent to the driver, whether they are
// ready.
#include <algorithm>

#include "runtime/view/gl_program.h"
#include "runtime/view/renderer.h"
#include "runtime/view/renderer_gl.h"

namespace pm {

namespace {

constexpr int kFramesToCompile = 2;
constexpr GLenum kCompletionStatus = 0x91b1;  // KHR_parallel_shader_compile
constexpr GLint kCannotSay = 2;

/// By Renderer::Layer, then the faces.
const std::string& layer_text(const ShaderText& text, std::size_t layer) {
  const std::string* const all[] = {&text.far_frag, &text.near_frag, &text.life_frag,
                                    &text.face_frag};
  return *all[layer];
}

}  // namespace

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
    if (picture_.id == 0 && mine.picture_frag == old.picture_frag) picture_ = last.picture_;
    if (panel_.id == 0 && mine.panel_frag == old.panel_frag) panel_ = last.panel_;
  }
  if (last.bakes_.empty() || mine.cell_vert != old.cell_vert) return;
  sprites_ = mine.sprites.size();
  if (bakes_.empty()) bakes_.renew(sprites_ + kLayers + 1);
  const bool same_ends = mine.sprite_head == old.sprite_head && mine.sprite_tail == old.sprite_tail;
  for (std::size_t i = 0; i < sprites_; ++i) {
    if (bakes_[i].id != 0) continue;
    const bool whole = mine.sprites[i].code.back() == '}';
    for (std::size_t j = 0; j < last.sprites_; ++j) {
      if ((whole || same_ends) && mine.sprites[i] == old.sprites[j]) bakes_[i] = last.bakes_[j];
    }
  }
  for (std::size_t i = 0; i <= kLayers; ++i) {
    if (bakes_[sprites_ + i].id == 0 && layer_text(mine, i) == layer_text(old, i))
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
    if (!source.empty()) program.id = link_program(text_->cell_vert, source);
  } else {
    const std::string& code = text_->sprites[bake].code;
    // A program of its own ends with its main, the others with a declaration.
    const std::string* const parts[] = {&text_->sprite_head, &code, &text_->sprite_tail};
    const bool whole = code.back() == '}';
    program.id =
        link_program(text_->cell_vert, whole ? ShaderParts(&parts[1], 1) : ShaderParts(parts));
  }
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
  program.linked = (!wait && done == kCannotSay) || is_linked(program.id);
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
  if (!is_linked(picture_.id) || !is_linked(panel_.id)) status_ = Status::no_batch_program;
  for (const Program& program : bakes_) {
    if (program.id != 0 && !is_linked(program.id)) status_ = Status::no_sprite_program;
  }
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

}  // namespace pm
