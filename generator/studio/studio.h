#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "generator/core/json.h"
#include "generator/core/result.h"

namespace pm::gen {

/// What the studio's page gets for a request.
struct StudioAnswer {
  Json json;
  std::vector<std::string> blobs;  ///< pages, packages, cooked scenes
};

/// The rooms from brief to package behind one door, for the studio's page: natively and, compiled
/// to WebAssembly, in the page's workers. Every request is a method's name, a JSON value and bytes;
/// all of it is hostile input. Same request, same answer. One per thread.
///
/// Methods, what they ask with, what they answer with:
///  - offer: nothing; templates, sprites, networks and what else there is to choose from
///  - sprites: names; the shaders that draw them
///  - plan: brief and, for the model, readings; the plan, or the texts that are still to be read
///  - compose: brief, plan, seed, count; requests and their scenes
///  - draw: brief, plan, request, attempt, lean; one scene
///  - vary: brief, plan, request, keep (facets), seed; one scene with other luck
///  - judge: scene, mend; the scene and what the gate says of it
///  - cook: scene; the page's configuration, the cooked scene as bytes
///  - page: scene; sizes, playable.html as bytes
///  - pack: scene, network; the verdict, the package as bytes
///  - check: file (its name), network, bytes of a package; the verdict
///  - report: bytes of a table; head and rows
///  - learn: bytes of a table of counts; what they say
///  - sessions: scenes (key and scene), bytes of session records; views played again, touches
///  - breed: brief, plan, parents, count, seed; the next generation
class Studio {
 public:
  /// Error (component, internal) when the data files are missing or broken.
  static Result<std::unique_ptr<Studio>> open();
  virtual ~Studio() = default;

  /// Error (usage) for a method or a shape that nobody knows.
  virtual Result<StudioAnswer> call(std::string_view method, const Json& ask,
                                    std::string_view bytes) = 0;
};

/// An error as the page shows it.
Json to_json(const Error& error);

}  // namespace pm::gen
