#include "generator/look/photographer.h"

#include <array>

#include "generator/look/subject.h"
#include "runtime/shell/egl/headless.h"

namespace pm::gen {

namespace {

constexpr std::array kMoments{Moment::start, Moment::middle};

}  // namespace

Photographer::Photographer(std::filesystem::path root, const LookConfig& config)
    : root_(std::move(root)),
      config_(config),
      meter_(config.width_px, config.height_px,
             static_cast<int>(batch_scenes(config) * kMoments.size())) {}

std::size_t Photographer::batch_scenes(const LookConfig& config) {
  return std::max<std::size_t>(1, static_cast<std::size_t>(config.batch) / kMoments.size());
}

Status Photographer::open(GlDevice device) {
  if (auto done = renderer_.open(device); !done) return done;
  if (!renderer_.gl().computes()) {
    return Error{ExitCode::component, "", "",
                 "pictures cannot be measured: " + renderer_.renderer() +
                     " has no compute shaders (OpenGL ES 3.1)",
                 "run ./playmill doctor; --no-preview screens without pictures"};
  }
  if (auto done = meter_.open(root_, config_.edge, config_.blank); !done) return done;
  renderer_.gl().keep();
  return Done{};
}

Status Photographer::draw(const SceneDoc& doc, const Template& spec) {
  return renderer_.watch(root_, doc.scene, config_.width_px, config_.height_px, kMoments,
                         [&](Moment, Playable& play) -> Status {
                           meter_.add(subject_of(play, spec));
                           meter_.capture(LookLayer::whole);
                           for (const auto& [layer, pieces] :
                                {std::pair{LookLayer::without_words, true},
                                 std::pair{LookLayer::without_words_and_pieces, false}}) {
                             play.renderer().draw(quads_left(play, spec, pieces), config_.width_px,
                                                  config_.height_px, true);
                             meter_.capture(layer);
                           }
                           return Done{};
                         });
}

Result<std::vector<LookScores>> Photographer::look_at(std::span<const SceneDoc* const> scenes,
                                                      const Catalog& catalog) {
  std::vector<LookScores> out;
  const std::size_t batch = batch_scenes(config_);
  for (std::size_t first = 0; first < scenes.size(); first += batch) {
    const std::size_t count = std::min(batch, scenes.size() - first);
    for (const SceneDoc* doc : scenes.subspan(first, count)) {
      const Template* spec = catalog.find_template(doc->scene.mechanic);
      if (spec == nullptr) {
        return Error{ExitCode::bad_scene, doc->id, "/mechanic",
                     "unknown mechanic '" + doc->scene.mechanic + "'", ""};
      }
      if (auto done = draw(*doc, *spec); !done) return done.error();
    }
    auto pictures = meter_.measure();
    if (!pictures) return pictures.error();
    for (std::size_t i = 0; i < count; ++i) {
      out.push_back(judge_pictures(
          std::span(*pictures).subspan(i * kMoments.size(), kMoments.size()), config_));
    }
  }
  return out;
}

}  // namespace pm::gen
