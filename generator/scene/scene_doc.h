#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/brief/brief.h"
#include "generator/core/json.h"
#include "generator/core/result.h"
#include "generator/image/backdrop.h"
#include "generator/image/product_picture.h"
#include "generator/scene/compose_request.h"
#include "generator/schema/catalog.h"
#include "runtime/scene/scene.h"

namespace pm::gen {

/// One choice that made a scene: what campaigns learn from and breed.
struct Gene {
  std::string gene;  ///< mechanic, sprites, background, palette, difficulty, host, prompt, …
  std::string value;
};

/// A scene's own pictures, before they are one strip.
struct ScenePictures {
  std::vector<SharedPicture> sprites;
  SharedPicture icon;       ///< null: none
  SharedBackdrop backdrop;  ///< null: none
};

/// scene.json as a value: what plays (`scene`) and what goes round it.
struct SceneDoc {
  pm::Scene scene;
  std::string id;  ///< letters, digits, _ . -
  Store store;
  std::string outcome = "auto";  ///< how the play should usually end: win, near_win, fail, auto
  std::string host_look;  ///< row of templates/hosts.json that the host is drawn from; may be empty
  std::vector<Gene> genome;
  /// What it was composed from, for breeding; none when a person wrote it. The gate may have turned
  /// a few of its parameters since.
  std::optional<ComposeRequest> request;

  /// Value of a gene; empty when it has none of that name.
  std::string_view gene(std::string_view name) const;
};

/// Newest version of scene.json; older ones are read. 2 brought pictures, 3 a picture as the
/// background: a scene is written as the oldest that has what it holds.
inline constexpr int kSceneDocVersion = 3;
constexpr int scene_doc_version(bool sprites, bool backdrop) {
  return backdrop ? 3 : (sprites ? 2 : 1);
}
inline constexpr std::size_t kMaxSceneFile = 16U << 20U;

/// Reads and checks a scene: schema, then ranges and names against the mechanic's template, the
/// sprites and the backgrounds. Every fault is one line with pointer and mend (bad_scene).
/// `known` stands in for the document's pictures and icon where the caller has read them already.
Result<SceneDoc> read_scene(const Json& document, std::string_view file, const Catalog& catalog,
                            const ScenePictures* known = nullptr);
Result<SceneDoc> load_scene(const std::string& path, const Catalog& catalog);

/// The document that reads back as the same value.
Json write_scene(const SceneDoc& doc, const Catalog& catalog);

/// Sixteen hexadecimal digits of everything that the packed scene holds: what plays, how it looks
/// and what it says, by which a record of a view finds the scene that was seen.
std::string scene_fingerprint(const pm::Scene& scene);

/// Gives a parameter a value, clamped to its range and to the sprites that there are for it. False
/// when the template has no such scalar parameter. How repairs turn the knobs.
bool set_param(pm::Scene& scene, const Template& spec, std::string_view param, int value);
/// A scalar parameter's value; 0 when there is no such parameter.
int get_param(const pm::Scene& scene, const Template& spec, std::string_view param);

/// Scripts written from right to left.
bool is_right_to_left(std::string_view language);

}  // namespace pm::gen
