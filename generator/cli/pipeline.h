#pragma once
#include <filesystem>
#include <span>
#include <string>

#include "generator/brief/brief.h"
#include "generator/cli/context.h"
#include "generator/core/json.h"
#include "generator/core/result.h"
#include "generator/scene/scene_doc.h"
#include "generator/schema/catalog.h"

namespace pm::gen {

/// One variant on its way through `generate`.
struct VariantJob {
  const Brief& brief;
  const Catalog& catalog;
  SceneDoc& doc;                  ///< a stage may mend it (turn knobs) before later stages see it
  std::filesystem::path folder;   ///< exists; everything written here appears with the whole output
  Json report = Json::object();   ///< figures of the stages; printed and written as report.json
};

/// A step of making a variant. An error ends the whole run: nothing is left behind.
struct Stage {
  const char* name;                       ///< for the progress bar: "playtest", "pack", …
  Status (*run)(VariantJob& job);
};

/// The stages in their order. To add one: write its function in its own room, list it in pipeline.cpp.
std::span<const Stage> variant_stages();

/// Work over all variants, once each has gone through its stages: the contact sheet and the like.
struct RunJob {
  const Brief& brief;
  const Catalog& catalog;
  std::span<const SceneDoc> docs;
  std::filesystem::path folder;   ///< the output folder, holding one folder per variant, named by id
};
struct RunStage {
  const char* name;
  Status (*run)(RunJob& job);
};
std::span<const RunStage> run_stages();

}  // namespace pm::gen
