#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "generator/art/image_service.h"
#include "generator/brief/brief.h"
#include "generator/planner/plan.h"
#include "generator/schema/catalog.h"

namespace pm::gen {

struct PaintOptions {
  ImageService service;
  int most = 6;            ///< objects that are painted at most; the background comes on top
  int threads = 3;         ///< requests at a time
  int total_ms = 300'000;  ///< for all of them
  /// Where pictures are kept, by a hash of service, model and prompt, so that the same brief gives
  /// the same scenes; empty: nowhere.
  std::filesystem::path cache;
};

/// What became of it.
struct Painting {
  /// What has a picture now: objects, and "background".
  std::vector<std::string> painted;
  std::vector<std::string> drawn;  ///< what stays drawn
  std::string fault;               ///< why, of the first that stays drawn; empty: none does
};

/// Has the objects that the plan names painted and adds the pictures to the brief's sprites, each
/// in the place of the drawn object; then the scenery behind them, unless the brief brought one.
/// Never fails: what is not painted is drawn. A service that does not answer at all is not asked
/// again.
Painting paint_product(Brief& brief, const Plan& plan, const Catalog& catalog,
                       const PaintOptions& options);

/// The words for one object of a product.
std::string object_prompt(const Brief& brief, const Plan& plan, const SpriteInfo& object);
/// The words for what stands behind its game.
std::string backdrop_prompt(const Brief& brief, const Plan& plan);

}  // namespace pm::gen
