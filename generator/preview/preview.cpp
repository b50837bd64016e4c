#include "generator/preview/preview.h"

#include <algorithm>
#include <cstring>

#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#include <stb/stb_image_write.h>

#include "generator/core/files.h"
#include "generator/packer/shader_bundle.h"
#include "generator/preview/finger.h"
#include "runtime/shell/egl/headless.h"
#include "runtime/shell/quiet_host.h"
#include "runtime/shell/ttf/text_ttf.h"
#include "runtime/view/playable.h"

namespace pm::gen {

namespace {

constexpr int kLongestPlaySteps = 60 * 75;
constexpr int kStartStep = 50;  // the hand and the words are in
constexpr int kMiddleAtLatest = 480;
constexpr int kCardSteps = 75;

bool reached(Moment moment, const Game& game, int step) {
  switch (moment) {
    case Moment::start: return step >= kStartStep;
    case Moment::middle: {
      HudModel hud;
      game.hud(hud);
      return step > kStartStep + 60 && (hud.progress_per_mille >= 400 || step >= kMiddleAtLatest ||
                                        game.phase() != Phase::playing);
    }
    case Moment::end_card:
      return game.phase() == Phase::end_card && game.phase_steps() >= kCardSteps;
  }
  return true;
}

}  // namespace

struct PreviewRenderer::Room {
  HeadlessGl gl;
  TtfText text;
};

PreviewRenderer::PreviewRenderer() : room_(std::make_unique<Room>()) {}
PreviewRenderer::~PreviewRenderer() = default;
PreviewRenderer::PreviewRenderer(PreviewRenderer&&) noexcept = default;
PreviewRenderer& PreviewRenderer::operator=(PreviewRenderer&&) noexcept = default;

Status PreviewRenderer::open() {
  if (room_->gl.open()) return Done{};
  return Error{ExitCode::component, "", "", "pictures cannot be rendered: " + room_->gl.error(),
               "run ./playmill doctor; --no-preview leaves the pictures out"};
}

std::string PreviewRenderer::renderer() const { return room_->gl.renderer(); }

Result<std::vector<Picture>> PreviewRenderer::render(const std::filesystem::path& root,
                                                     const Scene& scene,
                                                     const std::vector<Shot>& shots) {
  auto shaders = bundle_shaders(root, scene);
  if (!shaders) return shaders.error();
  QuietHost host(room_->text);
  Playable play;
  if (!play.start(scene, *shaders, host, 0)) {
    return Error{ExitCode::bad_scene, "", "/mechanic", "unknown mechanic '" + scene.mechanic + "'",
                 ""};
  }
  play.bake_at_once();
  play.init_gl();
  std::vector<Picture> pictures(shots.size());
  // In the order in which the play reaches them, so that one play serves all.
  std::vector<std::size_t> order(shots.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return shots[a].moment < shots[b].moment; });
  Finger finger;
  int step = 0;
  play.resize(390, 844, {});
  for (const std::size_t i : order) {
    const Shot& shot = shots[i];
    while (!reached(shot.moment, play.game(), step) && step < kLongestPlaySteps) {
      if (step >= kStartStep) finger.drive(play);
      play.step();
      ++step;
    }
    if (!room_->gl.size(shot.width_px, shot.height_px)) {
      return Error{ExitCode::component, "", "", room_->gl.error(), "run ./playmill doctor"};
    }
    play.resize(shot.width_px, shot.height_px, {});
    play.draw(0);
    if (play.gl_status() != Renderer::Status::ok) {
      return Error{ExitCode::internal, "", "",
                   "the scene's shaders do not compile on " + renderer(), ""};
    }
    pictures[i] = Picture{shot.width_px, shot.height_px, room_->gl.read()};
  }
  return pictures;
}

Status write_preview(PreviewRenderer& renderer, const std::filesystem::path& root,
                     const Scene& scene, const std::filesystem::path& file) {
  constexpr int kWidth = 260;
  constexpr int kHeight = 562;
  constexpr int kGap = 12;
  const std::vector<Shot> shots{{kWidth, kHeight, Moment::start},
                                {kWidth, kHeight, Moment::middle},
                                {kWidth, kHeight, Moment::end_card},
                                {608, 281, Moment::start},
                                {608, 269, Moment::middle}};
  auto pictures = renderer.render(root, scene, shots);
  if (!pictures) return pictures.error();
  const int sheet_w = 3 * kWidth + 608 + 5 * kGap;
  const int sheet_h = kHeight + 2 * kGap;
  std::vector<std::uint8_t> sheet(
      static_cast<std::size_t>(sheet_w) * static_cast<std::size_t>(sheet_h) * 4, 0);
  for (std::size_t i = 0; i < sheet.size(); i += 4) {
    sheet[i] = 24;
    sheet[i + 1] = 22;
    sheet[i + 2] = 38;
    sheet[i + 3] = 255;
  }
  const auto paste = [&](const Picture& p, int left, int top) {
    for (int y = 0; y < p.height_px; ++y) {
      std::memcpy(&sheet[(static_cast<std::size_t>(top + y) * static_cast<std::size_t>(sheet_w) +
                          static_cast<std::size_t>(left)) *
                         4],
                  &p.rgba[static_cast<std::size_t>(y) * static_cast<std::size_t>(p.width_px) * 4],
                  static_cast<std::size_t>(p.width_px) * 4);
    }
  };
  for (int i = 0; i < 3; ++i)
    paste((*pictures)[static_cast<std::size_t>(i)], kGap + i * (kWidth + kGap), kGap);
  const int right = kGap + 3 * (kWidth + kGap);
  paste((*pictures)[3], right, kGap);
  paste((*pictures)[4], right, kGap + 281 + kGap);

  std::string png;
  const auto append = [](void* context, void* data, int size) {
    static_cast<std::string*>(context)->append(static_cast<const char*>(data),
                                               static_cast<std::size_t>(size));
  };
  if (stbi_write_png_to_func(append, &png, sheet_w, sheet_h, 4, sheet.data(), sheet_w * 4) == 0) {
    return Error{ExitCode::internal, file.string(), "", "the picture cannot be encoded", ""};
  }
  return write_file(file, png);
}

}  // namespace pm::gen
