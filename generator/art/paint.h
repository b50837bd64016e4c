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
  int most = 6;            ///< pictures that are painted at most
  int threads = 3;         ///< requests at a time
  int total_ms = 300'000;  ///< for all of them
  /// Where pictures are kept, by a hash of service, model and prompt, so that the same brief gives
  /// the same scenes; empty: nowhere.
  std::filesystem::path cache;
};

/// What became of it.
struct Painting {
  std::vector<std::string> painted;  ///< objects that have a picture now
  std::vector<std::string> drawn;    ///< objects that stay drawn
  std::string fault;                 ///< why, of the first that stays drawn; empty: none does
};

/// Has the objects that the plan names painted, and adds the pictures to the brief's sprites, each
/// in the place of the drawn object. Never fails: what is not painted is drawn. A service that does
/// not answer at all is not asked again.
Painting paint_objects(Brief& brief, const Plan& plan, const Catalog& catalog,
                       const PaintOptions& options);

/// The words for one object of a product.
std::string object_prompt(const Brief& brief, const Plan& plan, const SpriteInfo& object);

}  // namespace pm::gen
