#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/core/json.h"
#include "generator/core/result.h"

namespace pm::gen {

/// How well the sources carry a rule.
enum class Confidence : std::uint8_t { low, medium, high };
std::string_view confidence_name(Confidence confidence);

/// Whose word a group of rules is: `source` names entries of the row's sources.
struct Basis {
  std::vector<std::string> source;
  Confidence confidence = Confidence::low;
};

enum class PackageForm : std::uint8_t { html, zip, snippet, split };
std::string_view form_name(PackageForm form);

/// A tag that a page carries: a meta element or a script with src.
struct MetaTag {
  std::string name, content;
  std::string accepts;  ///< ECMAScript regular expression; empty: anything
  bool required = false;
};
struct ScriptTag {
  std::string src;
  std::string match;  ///< part of a src by which it is recognised
  bool in_head = true;
  bool required = false;
};
enum class MarkupPlace : std::uint8_t { top, head, body_end };
struct Markup {
  MarkupPlace place = MarkupPlace::head;
  std::string text;
  bool required = false;
};

/// A file of a zip that describes the package, and what a reader demands of it.
struct ConfigFile {
  struct Field {
    std::string pointer;
    bool required = false;
    Json one_of = Json::array();
  };
  std::string path;
  Json content;
  std::vector<Field> fields;
  Basis basis;
};

struct RequiredLiteral {
  std::vector<std::string> any;
  std::string why;
  Basis basis;
};
struct ForbiddenLiteral {
  std::string text, why;
  bool scripts_only = false;
  bool word = false;  ///< as a word of its own, in any case
  Basis basis;
};

/// One row of the registry: templates/networks/<id>.json. The schema
/// (templates/schema/network.schema.json) says what each field means; an empty optional, a null or
/// an empty text is unknown, and nothing is refused for it.
struct Network {
  std::string id, name;
  std::vector<std::string> also;
  Confidence confidence = Confidence::low;
  std::string verified;
  std::string access;
  std::vector<std::string> notes;
  std::string adapter;  ///< empty: nobody knows the call to action
  Json settings = Json::object();

  struct Package {
    Basis basis;
    std::vector<PackageForm> forms;  ///< empty: unknown
    std::string name;                ///< with {product} and {network}
    std::string name_pattern;
    std::vector<std::string> name_contains;
    std::string folder;  ///< none, one, same_name, any
    std::optional<bool> flat;
    std::vector<std::string> entry;
    std::string script_file, script_src;
    std::vector<std::string> beside;  ///< scripts of build/web that go beside the packages
    std::vector<std::string> types;
    std::optional<std::size_t> html_files;
    std::string text;  ///< base64, printable, any
    std::optional<bool> utf8, comments;
  } package;

  struct Limits {
    Basis basis;
    std::optional<std::size_t> package, entry, script, html, unpacked, advised, files, load_ms;
  } limits;

  std::vector<ConfigFile> config;

  struct Head {
    Basis basis;
    std::vector<MetaTag> meta;
    std::vector<ScriptTag> scripts;
    std::vector<Markup> markup;
  } head;

  struct Literals {
    std::vector<RequiredLiteral> required;
    std::vector<ForbiddenLiteral> forbidden;
  } literals;

  struct Mraid {
    Basis basis;
    std::string version;
    std::string script;  ///< required, allowed, forbidden
    std::vector<std::string> unsupported;
  } mraid;

  struct Cta {
    Basis basis;
    std::vector<std::string> calls;
    std::string argument;  ///< none, url, macro
  } cta;

  struct Lifecycle {
    Basis basis;
    struct Call {
      std::string name;
      bool post_message = false;
      bool required = false;
    };
    std::vector<Call> calls;
    std::vector<Call> defines;
  } lifecycle;

  struct Orientation {
    Basis basis;
    std::string support;   ///< both, portrait, landscape
    std::string declared;  ///< meta, config, none
  } orientation;

  struct Store {
    Basis basis;
    std::string link;  ///< in_call, none, macro, config
    std::optional<bool> plain, https;
    std::vector<std::string> hosts;
  } store;

  struct Traffic {
    Basis basis;
    std::string requests;  ///< none, beacons, https, any
    std::vector<std::string> hosts;
    std::optional<bool> redirects, iframes, top;
  } traffic;

  Basis audio_basis;
  std::optional<bool> audio_allowed;
  std::optional<bool> ascii_names;
  Basis locale_basis;

  Json row;  ///< the whole file, for printing

  /// What is made of this network; html where the form is unknown.
  PackageForm made_form() const {
    return package.forms.empty() ? PackageForm::html : package.forms.front();
  }
  bool takes(PackageForm form) const;
  /// "first party: where; third party: where", for a report.
  std::string source_text(const Basis& basis) const;
  /// Groups and cells that are unknown, as "group" or "group.cell", in the schema's order.
  std::vector<std::string> unknowns() const;
};

/// All rows, by id.
struct Networks {
  std::vector<Network> rows;

  /// By id or another name; null when there is none.
  const Network* find(std::string_view name) const;
  std::vector<std::string> names() const;
};

/// Reads one row. `id` is the file's name without its ending. Errors (internal) name the place.
Result<Network> parse_network(const Json& document, std::string_view id, std::string_view file);
/// Reads templates/networks/*.json. A broken file is an error that names it (internal).
Result<Networks> load_networks();

/// "applovin,unity" or "all", each name once and in the order given. Error (usage) for a name that
/// nobody knows, with the nearest one.
Result<std::vector<const Network*>> pick_networks(const Networks& networks,
                                                  const std::vector<std::string>& names);

}  // namespace pm::gen
