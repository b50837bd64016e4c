#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "generator/core/json.h"
#include "generator/core/result.h"
#include "generator/image/backdrop.h"
#include "generator/image/product_picture.h"
#include "runtime/scene/scene.h"

namespace pm::gen {

/// Where the call to action leads. Empty: unknown for that platform.
struct Store {
  std::string ios;
  std::string android;
  std::string web;
};

/// A picture to play with, and what it stands for.
struct BriefSprite {
  SharedPicture picture;
  std::string role;    ///< a kind of RoleSpec::pictures or a role's name; "piece" unless told
  std::string object;  ///< drawn object whose place it takes; empty: none
};

/// What a person gives: a product to advertise. All text is data: cleaned of control characters,
/// kept as it is otherwise, shown as text and never run.
struct Brief {
  std::string source;       ///< file it came from, for messages; empty for a bare description
  std::string name;         ///< never empty
  std::string description;  ///< may be empty
  std::string cta;          ///< empty: the planner's kind of call to action decides
  std::string tagline;      ///< empty: the description's first sentence
  std::string category;     ///< of the store, if known; may be empty
  Store store;
  SharedPicture icon;       ///< null without one
  SharedBackdrop backdrop;  ///< null without one
  std::vector<BriefSprite> sprites;
  std::size_t screenshots = 0;  ///< how many were given and could be read
  std::optional<Rgba> brand, accent, background;
  std::vector<std::string> languages;  ///< BCP 47 in canonical case
  std::vector<std::string> networks;
  std::string outcome = "auto";      ///< win, near_win, fail, auto
  int length_seconds = 0;            ///< 0: the template's default
  std::vector<std::string> force;    ///< mechanics: only these, when not empty
  std::vector<std::string> exclude;  ///< mechanics: none of these
  std::string host = "auto";         ///< auto, none, any or a look of templates/hosts.json
  int variants = 8;
  std::uint64_t seed = 1;
  /// Own words by language and name (CopyId names), e.g. copy["es"]["cta"].
  std::map<std::string, std::map<std::string, std::string>> copy;
};

/// Longest description that is taken, in bytes.
inline constexpr std::size_t kMaxDescription = 100'000;
/// Longest brief file, in bytes (icons may be inside).
inline constexpr std::size_t kMaxBriefFile = 32U << 20U;

/// Reads a brief. `file` names it in errors and is where relative image paths start. `mechanics`
/// are the known ones, against which wishes are checked; empty: not checked.
Result<Brief> read_brief(const Json& document, std::string_view file,
                         std::span<const std::string> mechanics);
Result<Brief> load_brief(const std::string& path, std::span<const std::string> mechanics);

/// A brief from a bare description, as given on the command line. "CTA: Play free" inside the text
/// becomes the call to action. `name` may be empty: the first words stand in, as a title.
Result<Brief> brief_from_text(std::string_view description, std::string_view name);

/// Has `picture` stand behind the game, whose boards take its hue where none was wished for.
void set_backdrop(Brief& brief, SharedBackdrop picture);

/// "PT-br" becomes "pt-BR", "zh-hans" becomes "zh-Hans".
std::string canonical_language(std::string_view tag);

}  // namespace pm::gen
