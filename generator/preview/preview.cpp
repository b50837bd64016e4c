#include "generator/preview/preview.h"

#include <algorithm>
#include <cstring>
#include <deque>

#include "generator/core/files.h"
#include "generator/core/image.h"
#include "generator/image/read.h"
#include "generator/playtest/play.h"
#include "generator/preview/finger.h"
#include "generator/preview/preview_shaders.h"
#include "runtime/shell/ttf/text_ttf.h"
#include "runtime/view/playable.h"

namespace pm::gen {

namespace {

constexpr int kLongestPlaySteps = 60 * 75;
constexpr int kStartStep = 50;  // the hand and the words are in
constexpr int kMiddleAtLatest = 480;
constexpr int kCardSteps = 75;
constexpr int kCalmSteps = 75;  // flashes and flights are over, what comes next is there
constexpr int kFlashSteps = 36;
constexpr int kPeople = 12;
constexpr std::size_t kRecent = 64;

/// Makes no sound and passes signals on.
class HearingHost final : public Host {
 public:
  HearingHost(TextRaster& raster, const std::function<void(Signal)>& heard)
      : raster_(raster), heard_(heard) {}
  TextRaster& text() override { return raster_; }
  void signal(Signal signal) override {
    if (heard_) heard_(signal);
  }
  void sound(Sound, int, int) override {}

 private:
  TextRaster& raster_;
  const std::function<void(Signal)>& heard_;
};

/// Tells when a moment of a play has come.
class Clock {
 public:
  bool reached(Moment moment, const Game& game, int step) {
    switch (moment) {
      case Moment::start: return step >= kStartStep;
      case Moment::middle: {
        // One move may have decided it.
        if (game.phase() != Phase::playing)
          return game.phase() == Phase::end_card || game.phase_steps() >= kFlashSteps;
        HudModel hud;
        game.hud(hud);
        const bool far = hud.progress_per_mille >= 400 || step >= kMiddleAtLatest;
        if (halfway_ < 0 && far && step > kStartStep + 60) halfway_ = step;
        return halfway_ >= 0 && step >= halfway_ + kCalmSteps;
      }
      case Moment::end_card:
        return game.phase() == Phase::end_card && game.phase_steps() >= kCardSteps;
    }
    return true;
  }

 private:
  int halfway_ = -1;
};

/// How one of a few people wins who let the first picture be taken before they touch; empty when
/// none does.
std::vector<Input> a_win(const Scene& scene, std::span<const Input> known) {
  for (const Input& input : known) {
    if (input.kind != InputKind::down) continue;
    if (input.step < kStartStep) break;
    return {known.begin(), known.end()};
  }
  Player player;
  for (std::uint64_t person = 1; person <= kPeople; ++person) {
    const PlayResult& play = player.play(scene, Bot::human, person, kLongestPlaySteps);
    if (play.won() && play.trace_whole && play.first_touch >= kStartStep) return play.trace;
  }
  return {};
}

}  // namespace

struct PreviewRenderer::Room {
  HeadlessGl gl;
  TtfText text;
  PreviewShaders shaders;
  /// The last first: their programs serve the next ones too. A GPU's compiler takes tens of
  /// milliseconds for each.
  std::deque<std::unique_ptr<Playable>> recent;

  std::vector<std::uint32_t> programs() const {
    std::vector<std::uint32_t> out;
    for (const auto& one : recent) {
      for (const std::uint32_t id : one->renderer().programs()) out.push_back(id);
    }
    return out;
  }
};

PreviewRenderer::PreviewRenderer() : room_(std::make_unique<Room>()) {}
PreviewRenderer::~PreviewRenderer() = default;
PreviewRenderer::PreviewRenderer(PreviewRenderer&&) noexcept = default;
PreviewRenderer& PreviewRenderer::operator=(PreviewRenderer&&) noexcept = default;

Status PreviewRenderer::open(GlDevice device) {
  if (room_->gl.open(device)) return Done{};
  return Error{ExitCode::component, "", "", "pictures cannot be rendered: " + room_->gl.error(),
               "run ./playmill doctor; --no-preview leaves the pictures out"};
}

std::string PreviewRenderer::renderer() const { return room_->gl.renderer(); }

Status PreviewRenderer::on_screen(const std::filesystem::path& root, const Scene& scene,
                                  int width_px, int height_px,
                                  const std::function<void(Signal)>& heard,
                                  const Screenplay& play) {
  auto shaders = room_->shaders.text(root, scene);
  if (!shaders) return shaders.error();
  HearingHost host(room_->text, heard);
  auto next = std::make_unique<Playable>();
  Playable& playable = *next;
  if (!playable.start(scene, std::move(*shaders), host, 0)) {
    return Error{ExitCode::bad_scene, "", "/mechanic", "unknown mechanic '" + scene.mechanic + "'",
                 ""};
  }
  if (!room_->gl.size(width_px, height_px)) {
    return Error{ExitCode::component, "", "", room_->gl.error(), "run ./playmill doctor"};
  }
  playable.bake_at_once();
  auto& recent = room_->recent;
  if (!recent.empty()) room_->gl.clear(room_->programs());
  playable.init_gl(recent.empty() ? nullptr : recent.front().get());
  for (const auto& one : recent) playable.renderer().take_programs(one->renderer());
  // A picture of a phone, however small the picture.
  constexpr float kPhoneCssPx = 390;
  const auto shorter = static_cast<float>(std::min(width_px, height_px));
  playable.resize(width_px, height_px, {}, shorter / kPhoneCssPx);
  auto done = play(playable, [&] {
    playable.draw(0);
    return Picture{width_px, height_px, room_->gl.read()};
  });
  if (done && playable.gl_status() != Renderer::Status::ok) {
    done = Error{ExitCode::internal, "", "", "the scene's shaders do not compile on " + renderer(),
                 ""};
  }
  recent.push_front(std::move(next));
  if (recent.size() > kRecent) recent.pop_back();
  return done;
}

HeadlessGl& PreviewRenderer::gl() { return room_->gl; }

Status PreviewRenderer::watch(const std::filesystem::path& root, const Scene& scene, int width_px,
                              int height_px, std::span<const Moment> moments, const Look& look,
                              std::span<const Input> known_win) {
  // Who sees the whole play shall see it won.
  const bool whole = std::find(moments.begin(), moments.end(), Moment::end_card) != moments.end();
  const std::vector<Input> win = whole ? a_win(scene, known_win) : std::vector<Input>{};
  const auto played = [&](Playable& play, const std::function<Picture()>&) {
    Finger finger;
    Clock clock;
    auto next = win.begin();
    int step = 0;
    for (const Moment moment : moments) {
      while (!clock.reached(moment, play.game(), step) && step < kLongestPlaySteps) {
        for (; next != win.end() && next->step <= play.game().steps(); ++next)
          play.game().input(next->kind, next->at);
        if (win.empty() && step >= kStartStep) finger.drive(play);
        play.step();
        ++step;
      }
      play.draw(0);
      if (auto done = look(moment, play); !done) return done;
    }
    return Status(Done{});
  };
  return on_screen(root, scene, width_px, height_px, {}, played);
}

/// Takes all pictures of one size from one play: every change of size bakes all sprites anew, which
/// takes far longer than another play.
Status PreviewRenderer::render_size(const std::filesystem::path& root, const Scene& scene,
                                    const std::vector<Shot>& shots, const Shot& size,
                                    std::span<const Input> win, std::vector<Picture>& pictures) {
  const auto wanted = [&](Moment moment, const auto& take) {
    for (std::size_t i = 0; i < shots.size(); ++i) {
      if (shots[i].moment == moment && shots[i].width_px == size.width_px &&
          shots[i].height_px == size.height_px)
        take(i);
    }
  };
  std::vector<Moment> moments;
  for (const Moment moment : {Moment::start, Moment::middle, Moment::end_card}) {
    wanted(moment, [&](std::size_t) {
      if (moments.empty() || moments.back() != moment) moments.push_back(moment);
    });
  }
  const auto look = [&](Moment moment, Playable&) -> Status {
    wanted(moment,
           [&](std::size_t i) { pictures[i] = {size.width_px, size.height_px, room_->gl.read()}; });
    return Done{};
  };
  return watch(root, scene, size.width_px, size.height_px, moments, look, win);
}

Result<std::vector<Picture>> PreviewRenderer::render(const std::filesystem::path& root,
                                                     const Scene& scene,
                                                     const std::vector<Shot>& shots,
                                                     std::span<const Input> win) {
  std::vector<Picture> pictures(shots.size());
  for (std::size_t i = 0; i < shots.size(); ++i) {
    if (!pictures[i].rgba.empty()) continue;
    if (auto done = render_size(root, scene, shots, shots[i], win, pictures); !done)
      return done.error();
  }
  return pictures;
}

namespace {

Status write_png(const Image& image, const std::filesystem::path& file) {
  const std::string png = encode_opaque_png(image);
  if (png.empty()) {
    return Error{ExitCode::internal, file.string(), "", "the picture cannot be encoded", ""};
  }
  return write_file(file, png);
}

}  // namespace

namespace {

// Of a preview's sheet, px.
constexpr int kWidth = 260;
constexpr int kHeight = 562;
constexpr int kGap = 12;
constexpr std::size_t kMaxPreview = 16U << 20U;

}  // namespace

Status write_preview(PreviewRenderer& renderer, const std::filesystem::path& root,
                     const Scene& scene, const std::filesystem::path& file,
                     std::span<const Input> win) {
  constexpr int kWide = 608;
  constexpr int kLow = (kHeight - kGap) / 2;
  const std::vector<Shot> shots{{kWidth, kHeight, Moment::start},
                                {kWidth, kHeight, Moment::middle},
                                {kWidth, kHeight, Moment::end_card},
                                {kWide, kLow, Moment::start},
                                {kWide, kLow, Moment::middle}};
  auto pictures = renderer.render(root, scene, shots, win);
  if (!pictures) return pictures.error();
  const int sheet_w = 3 * kWidth + kWide + 5 * kGap;
  const int sheet_h = kHeight + 2 * kGap;
  Image sheet{sheet_w, sheet_h, {}};
  sheet.rgba.resize(static_cast<std::size_t>(sheet_w) * static_cast<std::size_t>(sheet_h) * 4);
  for (std::size_t i = 0; i < sheet.rgba.size(); i += 4) {
    sheet.rgba[i] = 24;
    sheet.rgba[i + 1] = 22;
    sheet.rgba[i + 2] = 38;
  }
  const auto paste = [&](const Picture& p, int left, int top) {
    for (int y = 0; y < p.height_px; ++y) {
      std::memcpy(
          &sheet.rgba[(static_cast<std::size_t>(top + y) * static_cast<std::size_t>(sheet_w) +
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
  paste((*pictures)[4], right, kGap + kLow + kGap);

  return write_png(sheet, file);
}

Result<Image> preview_start(const std::filesystem::path& file) {
  auto bytes = read_file(file, kMaxPreview, ExitCode::output);
  if (!bytes) return bytes.error();
  auto sheet = read_image(*bytes, file.string());
  if (!sheet) return sheet.error();
  if (sheet->width < kGap + kWidth || sheet->height < kGap + kHeight) {
    return Error{ExitCode::output, file.string(), "", "this is no preview", "Make it again"};
  }
  Image out{kWidth, kHeight, {}};
  for (int y = 0; y < kHeight; ++y) {
    const auto from =
        sheet->rgba.begin() + (static_cast<std::ptrdiff_t>(kGap + y) * sheet->width + kGap) * 4;
    out.rgba.insert(out.rgba.end(), from, from + kWidth * 4);
  }
  return out;
}

Status write_poster(PreviewRenderer& renderer, const std::filesystem::path& root,
                    const Scene& scene, const Shot& shot, const std::filesystem::path& file) {
  auto pictures = renderer.render(root, scene, {shot});
  if (!pictures) return pictures.error();
  Picture& picture = pictures->front();
  return write_png(Image{picture.width_px, picture.height_px, std::move(picture.rgba)}, file);
}

}  // namespace pm::gen
