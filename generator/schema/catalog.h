#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "generator/core/json.h"
#include "generator/core/result.h"
#include "runtime/scene/scene.h"

namespace pm::gen {

/// One parameter of a mechanic.
struct ParamSpec {
  std::string name;
  std::int32_t min = 0;
  std::int32_t max = 0;
  std::vector<std::int32_t> defaults;  ///< one value; several for a list
  bool list = false;
  std::size_t list_min = 1;
  std::size_t list_max = 1;
  std::string unit;
  std::string effect;
  /// Defaults where a brief asks for another outcome than the usual win, by outcome.
  std::map<std::string, std::int32_t, std::less<>> asked;

  std::string up_to_sprites_of;  ///< role of whose sprites a scene uses as many; empty: of none

  /// The single value to start from when `outcome` is asked for.
  std::int32_t start(std::string_view outcome) const;
};

enum class FaceWish : std::uint8_t { any, prefer, no };

/// One role that sprites fill.
struct RoleSpec {
  std::string name;
  int min = 1;
  int max = 1;
  bool distinct = false;  ///< the player tells these apart
  FaceWish face = FaceWish::any;
  std::vector<std::string> groups;
  std::vector<std::string> tags;
  std::vector<std::string> defaults;
  /// Kinds of the product's own pictures that may stand here: piece, hero, prize, obstacle.
  std::vector<std::string> pictures;
};

struct CopySpec {
  std::string name;
  int max_chars = 40;
  std::string en;
};

/// A parameter that makes the play easier or harder; the strongest come first.
struct KnobSpec {
  std::string param;
  bool easier_up = true;
  int step = 1;
};

/// A mechanic's contract: templates/<mechanic>.json.
struct Template {
  std::string mechanic;
  std::string title;
  std::string summary;
  std::vector<std::string> fits;
  std::vector<ParamSpec> params;
  std::vector<RoleSpec> roles;
  std::vector<CopySpec> copy;
  std::vector<KnobSpec> knobs;
  std::map<std::string, std::vector<std::string>> words;  ///< English suggestions by kind
  std::array<int, 3> limit_seconds{0, 0, 0};              ///< least, default, most; 0 none

  /// Index of a parameter or role; -1 when there is none.
  int param_index(std::string_view name) const;
  int role_index(std::string_view name) const;
};

/// A sprite that the shaders can draw: a row of templates/sprites/*.json.
struct SpriteInfo {
  std::string name;
  std::vector<std::string> tags;
  Rgba color = 0xffffffff;
  bool face = false;
  int radius_pm = 800;
  double round = 0.7;  ///< how disc-like the silhouette is, 0..1
  std::string group;

  bool has_tag(std::string_view tag) const;
};

/// A background: a row of templates/backgrounds.json.
struct BackgroundInfo {
  std::string name;
  std::vector<std::string> tags;
  bool light = true;
  BackgroundLife life;
  Rgba panel_top = 0, panel_low = 0, panel_line = 0, text = 0, accent = 0;
  Rgba board_top = 0, board_low = 0, frame_top = 0, frame_low = 0, cell = 0;
};

/// A named set of accents: a row of templates/palettes.json.
struct PaletteInfo {
  std::string name;
  std::vector<std::string> moods;
  Rgba cta = 0, title_top = 0, title_low = 0, progress = 0;
  std::array<Rgba, 4> confetti{};
};

/// A look for hosts: a row of templates/hosts.json. A scene draws its colours from the lists.
struct HostInfo {
  std::string name;
  PresenterLook look;  ///< the first colour of each list; cloth, trim and ground are a scene's own
  std::vector<Rgba> skins, hair_colors, irises;
  std::vector<std::string> audiences, tones, themes;
};

/// Files of shaders/hosts that go together: by body, then by trait.
using HostStyles = std::map<std::string, std::map<std::string, std::vector<std::string>>>;

/// Everything that the data files offer. Loaded once, never changed.
struct Catalog {
  std::vector<Template> templates;  ///< by name
  std::vector<SpriteInfo> sprites;  ///< by name
  std::vector<BackgroundInfo> backgrounds;
  BackgroundInfo backdrop;  ///< what goes round a product's own picture as the background
  std::vector<PaletteInfo> palettes;
  std::vector<HostInfo> hosts;
  HostStyles host_styles;
  std::map<std::string, Json> decks;     ///< copy by language tag: templates/copy/<lang>.json
  std::map<std::string, Json> lexicons;  ///< terms by language: templates/lexicon/<lang>.json
  Json stories = Json::object();         ///< themes for stories of choices: templates/stories.json
  std::map<std::string, Json> story_words;  ///< by language tag: templates/stories/<lang>.json

  const Template* find_template(std::string_view name) const;
  const SpriteInfo* find_sprite(std::string_view name) const;
  const BackgroundInfo* find_background(std::string_view name) const;
  const HostInfo* find_host(std::string_view name) const;
  std::vector<std::string> template_names() const;
  std::vector<std::string> sprite_names() const;
  std::vector<std::string> background_names() const;
};

/// Reads all data files below the root. A broken one is an error that names it (internal).
Result<Catalog> load_catalog();
/// Reads one template; for tests and tools that bring their own.
Result<Template> parse_template(const Json& document, std::string_view file);
Result<std::vector<SpriteInfo>> parse_sprites(const Json& document, std::string_view file);

/// "#rrggbb" to an opaque colour; 0 when the text is no colour.
Rgba parse_hex(std::string_view text);
/// The colour without its alpha, as "#rrggbb".
std::string to_hex(Rgba color);

}  // namespace pm::gen
