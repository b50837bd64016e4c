#include "generator/cli/pipeline.h"

#include <array>

#include "generator/core/files.h"

namespace pm::gen {

namespace {

Status write_scene_file(VariantJob& job) {
  return write_file(job.folder / "scene.json", pretty_json(write_scene(job.doc, job.catalog)));
}

constexpr std::array<Stage, 1> kStages{{{"scene", write_scene_file}}};

}  // namespace

std::span<const Stage> variant_stages() { return kStages; }
std::span<const RunStage> run_stages() { return {}; }

}  // namespace pm::gen
