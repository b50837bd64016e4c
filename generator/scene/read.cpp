#include <algorithm>
#include <cmath>

#include "generator/core/image.h"
#include "generator/core/text.h"
#include "generator/image/read.h"
#include "generator/scene/names.h"
#include "generator/scene/read_host.h"
#include "generator/scene/scene_doc.h"
#include "generator/schema/schema.h"

namespace pm::gen {

namespace {

constexpr int kMostSlots = 120;
constexpr int kLargestIcon = 256;

struct Reader {
  const Json& document;
  std::string_view file;
  const Catalog& catalog;
  const Template& spec;
  SceneDoc& out;
  const ScenePictures* at_hand;

  Error fault(std::string pointer, std::string message, std::string mend) const {
    return {ExitCode::bad_scene, std::string(file), std::move(pointer), std::move(message),
            std::move(mend)};
  }

  static std::string did_you_mean(const std::string& wrong, const std::vector<std::string>& known) {
    const std::string near = nearest_name(wrong, known);
    return near.empty() ? "Known are " + list_names(known, 24) : "Did you mean '" + near + "'?";
  }

  Status params() const {
    const Json& given = document["params"];
    std::vector<std::string> known;
    for (const ParamSpec& param : spec.params) known.push_back(param.name);
    for (const auto& [name, ignored] : given.items()) {
      if (spec.param_index(name) < 0) {
        return fault(pointer_to("/params", name),
                     spec.mechanic + " has no parameter '" + name + "'", did_you_mean(name, known));
      }
    }
    pm::Scene& scene = out.scene;
    scene.param_offsets.push_back(0);
    for (const ParamSpec& param : spec.params) {
      std::vector<std::int32_t> values = param.defaults;
      const std::string pointer = pointer_to("/params", param.name);
      if (given.contains(param.name)) {
        const Json& value = given[param.name];
        if (value.is_array() != param.list) {
          return fault(pointer, param.list ? "must be a list of integers" : "must be one integer",
                       param.effect);
        }
        values = param.list ? value.get<std::vector<std::int32_t>>()
                            : std::vector<std::int32_t>{value.get<std::int32_t>()};
      }
      if (param.list && (values.size() < param.list_min || values.size() > param.list_max)) {
        return fault(
            pointer, "has " + std::to_string(values.size()) + " values",
            "Give " + std::to_string(param.list_min) + " to " + std::to_string(param.list_max));
      }
      for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i] >= param.min && values[i] <= param.max) continue;
        return fault(param.list ? pointer_to(pointer, i) : pointer,
                     std::to_string(values[i]) + " is out of range",
                     "Use " + std::to_string(param.min) + " to " + std::to_string(param.max) + " " +
                         param.unit);
      }
      scene.param_values.insert(scene.param_values.end(), values.begin(), values.end());
      scene.param_offsets.push_back(static_cast<std::uint16_t>(scene.param_values.size()));
    }
    return Done{};
  }

  Result<int> slot(const Json& value, const std::string& pointer) const {
    if (value.is_null()) return -1;
    const auto name = value["sprite"].get<std::string>();
    if (name == kPictureSprite) return picture_slot(value, pointer);
    const SpriteInfo* sprite = catalog.find_sprite(name);
    if (sprite == nullptr) {
      return fault(pointer + "/sprite", "unknown sprite '" + name + "'",
                   did_you_mean(name, catalog.sprite_names()));
    }
    if (out.scene.slots.size() >= kMostSlots) {
      return fault(pointer, "the scene has more than " + std::to_string(kMostSlots) + " sprites",
                   "Use fewer");
    }
    SpriteSlot slot;
    slot.archetype = name;
    slot.color = sprite->color;
    slot.face = sprite->face;
    slot.radius_pm = static_cast<std::int16_t>(sprite->radius_pm);
    if (value.contains("tint")) {
      slot.tint = parse_hex(value["tint"].get<std::string>());
      slot.color = slot.tint;
    }
    out.scene.slots.push_back(std::move(slot));
    return static_cast<int>(out.scene.slots.size()) - 1;
  }

  /// A slot that shows one of the product's own pictures.
  Result<int> picture_slot(const Json& value, const std::string& pointer) const {
    const PictureStrip& strip = out.scene.pictures;
    const int quarters = out.scene.background.is_picture() ? kBackdropQuarters : 0;
    const int most = strip.icon >= 0 ? strip.icon : strip.count - quarters;
    const int index = value.value("picture", -1);
    if (index < 0 || index >= most) {
      return fault(
          pointer + "/picture",
          index < 0 ? "is missing" : "there is no picture " + std::to_string(index),
          most == 0 ? "Give the scene 'pictures'" : "Use 0 to " + std::to_string(most - 1));
    }
    if (out.scene.slots.size() >= kMostSlots) {
      return fault(pointer, "the scene has more than " + std::to_string(kMostSlots) + " sprites",
                   "Use fewer");
    }
    const ProductPicture& picture = *strip.all[static_cast<std::size_t>(index)];
    SpriteSlot slot;
    slot.archetype = kPictureSprite;
    slot.tint = picture_tint(picture.color, index);
    slot.color = picture.color;
    slot.radius_pm = picture.radius_pm;
    out.scene.slots.push_back(std::move(slot));
    return static_cast<int>(out.scene.slots.size()) - 1;
  }

  Status roles() const {
    const Json& given = document["roles"];
    std::vector<std::string> known;
    for (const RoleSpec& role : spec.roles) known.push_back(role.name);
    for (const auto& [name, ignored] : given.items()) {
      if (spec.role_index(name) < 0) {
        return fault(pointer_to("/roles", name), spec.mechanic + " has no role '" + name + "'",
                     did_you_mean(name, known));
      }
    }
    for (const RoleSpec& role : spec.roles) {
      const std::string pointer = pointer_to("/roles", role.name);
      if (!given.contains(role.name) && role.min > 0) {
        return fault(
            "/roles", "misses the role '" + role.name + "'",
            "Give it " + std::to_string(role.min) + " to " + std::to_string(role.max) + " sprites");
      }
      const Json list = given.contains(role.name) ? given[role.name] : Json::array();
      const int count = static_cast<int>(list.size());
      if (count < role.min || count > role.max) {
        return fault(pointer, "has " + std::to_string(count) + " sprites",
                     "Give it " + std::to_string(role.min) + " to " + std::to_string(role.max));
      }
      RoleRange range;
      range.first = static_cast<std::uint8_t>(out.scene.slots.size());
      range.count = static_cast<std::uint8_t>(count);
      for (std::size_t i = 0; i < list.size(); ++i) {
        if (auto made = slot(list[i], pointer_to(pointer, i)); !made) return made.error();
      }
      out.scene.roles.push_back(range);
    }
    return Done{};
  }

  /// A sprite that a role draws already need not be baked twice.
  int existing(const Json& value) const {
    if (value.is_null()) return -1;
    const Rgba tint = value.contains("tint") ? parse_hex(value["tint"].get<std::string>()) : 0;
    const auto name = value["sprite"].get<std::string>();
    const bool picture = name == kPictureSprite;
    for (std::size_t i = 0; i < out.scene.slots.size(); ++i) {
      const SpriteSlot& slot = out.scene.slots[i];
      if (slot.archetype != name) continue;
      if (picture ? picture_of(slot.tint) == value.value("picture", -1) : slot.tint == tint)
        return static_cast<int>(i);
    }
    return -1;
  }

  Status ui() const {
    const Json& given = document["ui"];
    const std::pair<const char*, std::int16_t pm::Scene::*> places[] = {
        {"hand", &pm::Scene::hand_slot},
        {"host", &pm::Scene::host_slot},
        {"icon", &pm::Scene::icon_slot},
        {"star", &pm::Scene::star_slot}};
    for (const auto& [name, place] : places) {
      out.scene.*place = -1;
      if (!given.contains(name)) continue;
      const int same = existing(given[name]);
      auto made = same >= 0 ? Result<int>(same) : slot(given[name], pointer_to("/ui", name));
      if (!made) return made.error();
      out.scene.*place = static_cast<std::int16_t>(*made);
    }
    return Done{};
  }

  Status host() const {
    if (!document.contains("host") || document["host"].is_null()) return Done{};
    auto read = read_host(document["host"], file, catalog);
    if (!read) return read.error();
    out.host_look = std::move(read->name);
    out.scene.presenter = std::move(read->look);
    out.scene.presenter.first_word =
        static_cast<std::int16_t>(kCopyNames.size() + spec.copy.size());
    add_presenter_slots(out.scene);
    return Done{};
  }

  Status background() const {
    const Json& given = document["background"];
    const auto name = given["name"].get<std::string>();
    const bool own = name == kPictureSprite;
    if (own != given.contains("picture")) {
      return own ? fault("/background/picture", "is missing", "Give it, or name another background")
                 : fault("/background/picture", "the background '" + name + "' shows none",
                         "Name the background 'picture', or leave it out");
    }
    const BackgroundInfo* info = own ? &catalog.backdrop : catalog.find_background(name);
    if (info == nullptr) {
      return fault("/background/name", "unknown background '" + name + "'",
                   did_you_mean(name, catalog.background_names()));
    }
    Background& to = out.scene.background;
    to.name = name;
    to.light = info->light;
    to.life = info->life;
    if (given.contains("grade")) {
      for (std::size_t i = 0; i < 4; ++i) {
        to.grade_pm[i] =
            static_cast<std::int16_t>(std::lround(given["grade"][i].get<double>() * 1000.0));
      }
    }
    return Done{};
  }

  Status copy() const {
    std::vector<std::string> known(kCopyNames.begin(), kCopyNames.end());
    for (const CopySpec& word : spec.copy) known.push_back(word.name);
    if (out.scene.presenter.here())
      known.insert(known.end(), kPresenterLineNames.begin(), kPresenterLineNames.end());
    for (const auto& [language, words] : document["copy"].items()) {
      const std::string pointer = pointer_to("/copy", language);
      LocaleCopy locale;
      locale.tag = canonical_language(language);
      locale.right_to_left = is_right_to_left(locale.tag);
      locale.words.resize(known.size());
      for (const auto& [key, word] : words.items()) {
        const auto found = std::find(known.begin(), known.end(), key);
        if (found == known.end()) {
          return fault(pointer_to(pointer, key), "unknown word '" + key + "'",
                       did_you_mean(key, known));
        }
        locale.words[static_cast<std::size_t>(found - known.begin())] =
            squeeze(strip_controls(word.get<std::string>()));
      }
      // The first language is the fallback, so it must have every word.
      for (std::size_t i = 0; i < known.size() && out.scene.locales.empty(); ++i) {
        if (!locale.words[i].empty()) continue;
        return fault(pointer, "misses the word '" + known[i] + "'",
                     "Add it: the first language is the fallback");
      }
      out.scene.locales.push_back(std::move(locale));
    }
    return Done{};
  }

  Status pacing() const {
    const Json& given = document["pacing"];
    out.scene.limit_steps = given.value("limit_seconds", 0) * 60;
    out.scene.hint_idle_steps =
        static_cast<std::int32_t>(std::lround(given.value("hint_idle_seconds", 2.5) * 60.0));
    out.scene.retries = given.value("retries", std::int16_t{1});
    out.outcome = given.value("outcome", "auto");
    return Done{};
  }

  /// A picture that the document holds as a data URI.
  Result<Image> embedded(const std::string& uri, const std::string& pointer) const {
    const std::string label = std::string(file) + ":" + pointer;
    auto bytes = data_uri_bytes(uri, label);
    if (!bytes) return bytes.error();
    return read_image(*bytes, label);
  }

  Result<ScenePictures> own_pictures() const {
    ScenePictures read;
    if (document.contains("pictures")) {
      const Json& list = document["pictures"];
      for (std::size_t i = 0; i < list.size(); ++i) {
        auto uri = list[i].get<std::string>();
        auto image = embedded(uri, pointer_to("/pictures", i));
        if (!image) return image.error();
        read.sprites.push_back(picture_of_document(*image, std::move(uri)));
      }
    }
    if (document.contains("icon") && document["icon"].is_string()) {
      auto uri = document["icon"].get<std::string>();
      auto image = embedded(uri, "/icon");
      if (!image) return image.error();
      if (image->width > kLargestIcon || image->height > kLargestIcon)
        return fault("/icon", "is larger than 256 x 256 pixels", "Scale it down");
      read.icon = icon_picture(*image, std::move(uri));
    }
    if (document["background"].contains("picture")) {
      auto uri = document["background"]["picture"].get<std::string>();
      auto image = embedded(uri, "/background/picture");
      if (!image) return image.error();
      read.backdrop = backdrop_of_document(*image, std::move(uri));
    }
    return read;
  }

  Status pictures() const {
    auto read = at_hand != nullptr ? Result<ScenePictures>(*at_hand) : own_pictures();
    if (!read) return read.error();
    PictureStrip& strip = out.scene.pictures;
    strip.all = std::move(read->sprites);
    if (read->icon) {
      strip.icon = static_cast<std::int8_t>(strip.all.size());
      strip.all.push_back(std::move(read->icon));
    }
    if (read->backdrop) {
      const auto& quarters = read->backdrop->quarters;
      strip.all.insert(strip.all.end(), quarters.begin(), quarters.end());
    }
    strip.count = static_cast<std::uint8_t>(strip.all.size());
    return Done{};
  }

  Status all() const {
    for (const auto part : {&Reader::pictures, &Reader::background, &Reader::params, &Reader::roles,
                            &Reader::ui, &Reader::host, &Reader::copy, &Reader::pacing}) {
      if (auto done = (this->*part)(); !done) return done;
    }
    for (std::size_t i = 0; i < kColorNames.size(); ++i) {
      out.scene.colors[i] =
          parse_hex(document["palette"][std::string(kColorNames[i])].get<std::string>());
    }
    return Done{};
  }
};

}  // namespace

bool is_right_to_left(std::string_view language) {
  const std::string_view base = language.substr(0, language.find('-'));
  return base == "ar" || base == "he" || base == "fa" || base == "ur";
}

Result<SceneDoc> read_scene(const Json& document, std::string_view file, const Catalog& catalog,
                            const ScenePictures* known) {
  const auto fault = [&](std::string pointer, std::string message, std::string mend) {
    return Error{ExitCode::bad_scene, std::string(file), std::move(pointer), std::move(message),
                 std::move(mend)};
  };
  if (!document.is_object())
    return fault("", "is not a JSON object", "A scene is an object with a mechanic");
  if (document.contains("version") && document["version"].is_number_integer() &&
      document["version"].get<double>() > kSceneDocVersion) {
    return fault("/version",
                 "the scene is of version " + document["version"].dump() +
                     ", but this program reads up to " + std::to_string(kSceneDocVersion),
                 "Update Playmill");
  }
  if (auto checked = check_schema(document, "scene", ExitCode::bad_scene, file); !checked)
    return checked.error();
  const auto mechanic = document["mechanic"].get<std::string>();
  const Template* spec = catalog.find_template(mechanic);
  if (spec == nullptr) {
    return fault("/mechanic", "unknown mechanic '" + mechanic + "'",
                 Reader::did_you_mean(mechanic, catalog.template_names()));
  }
  SceneDoc out;
  out.scene.mechanic = mechanic;
  out.scene.seed = document["seed"].get<std::uint64_t>();
  out.scene.juice = document.value("juice", std::uint8_t{2});
  out.id = document["id"].get<std::string>();
  if (document.contains("store")) {
    const Json& store = document["store"];
    out.store = {store.value("ios", ""), store.value("android", ""), store.value("web", "")};
  }
  if (document.contains("genome")) {
    for (const Json& gene : document["genome"]) {
      out.genome.push_back({gene["gene"].get<std::string>(), gene["value"].get<std::string>()});
    }
  }
  if (document.contains("request")) out.request = compose_request(document["request"]);
  const Reader reader{document, file, catalog, *spec, out, known};
  if (auto done = reader.all(); !done) return done.error();
  return out;
}

Result<SceneDoc> load_scene(const std::string& path, const Catalog& catalog) {
  auto document = load_json(path, kMaxSceneFile, ExitCode::bad_scene);
  if (!document) return document.error();
  return read_scene(*document, path, catalog);
}

}  // namespace pm::gen
