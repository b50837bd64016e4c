#include "generator/schema/catalog.h"

#include <algorithm>
#include <filesystem>

#include "generator/core/files.h"
#include "generator/scene/names.h"
#include "generator/schema/schema.h"

namespace pm::gen {

namespace fs = std::filesystem;

namespace {

std::vector<std::string> strings(const Json& object, const char* key) {
  return object.contains(key) ? object[key].get<std::vector<std::string>>()
                              : std::vector<std::string>{};
}

Rgba hex(const Json& object, const char* key) {
  return object.contains(key) ? parse_hex(object[key].get<std::string>()) : 0;
}

std::int16_t per_mille(double value) {
  return static_cast<std::int16_t>(value * 1000.0 + (value < 0 ? -0.5 : 0.5));
}

BackgroundLife life_of(const Json& row) {
  BackgroundLife life;
  if (!row.contains("life")) return life;
  const Json& at = row["life"];
  const auto part = [&](const char* key, std::size_t i) {
    return at.contains(key) ? per_mille(at[key][i].get<double>()) : std::int16_t{0};
  };
  life.count = at.value("count", std::int16_t{0});
  life.size_min_pm = part("size", 0);
  life.size_max_pm = part("size", 1);
  life.speed_x_pm = part("speed", 0);
  life.speed_y_pm = part("speed", 1);
  life.band_low_pm = part("band", 0);
  life.band_high_pm = part("band", 1);
  life.sway_pm = per_mille(at.value("sway", 0.0));
  life.twinkle_pm = per_mille(at.value("twinkle", 0.0));
  life.alpha_pm = per_mille(at.value("alpha", 1.0));
  return life;
}

std::vector<fs::path> json_files(const fs::path& folder) {
  std::vector<fs::path> out;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    if (entry.path().extension() == ".json") out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// Our own data files: a fault in them is the program's, not the user's.
Result<Json> data_file(const fs::path& path, const char* schema = nullptr) {
  auto document = load_json(path.string(), 8U << 20U, ExitCode::internal);
  if (!document || schema == nullptr) return document;
  if (auto checked = check_schema(*document, schema, ExitCode::internal, path.string()); !checked) {
    return checked.error();
  }
  return document;
}

Result<std::vector<BackgroundInfo>> load_backgrounds(const fs::path& path) {
  auto document = data_file(path, "backgrounds");
  if (!document) return document.error();
  std::vector<BackgroundInfo> out;
  for (const Json& row : *document) {
    BackgroundInfo info;
    info.name = row["name"].get<std::string>();
    info.tags = strings(row, "tags");
    info.light = row["light"].get<bool>();
    info.life = life_of(row);
    const Json& ui = row["ui"];
    info.panel_top = hex(ui, "panel_top");
    info.panel_low = hex(ui, "panel_low");
    info.panel_line = hex(ui, "panel_line");
    info.text = hex(ui, "text");
    info.accent = hex(ui, "accent");
    const Json& board = row["board"];
    info.board_top = hex(board, "top");
    info.board_low = hex(board, "low");
    info.frame_top = hex(board, "frame_top");
    info.frame_low = hex(board, "frame_low");
    info.cell = hex(board, "cell");
    out.push_back(std::move(info));
  }
  return out;
}

Result<std::vector<PaletteInfo>> load_palettes(const fs::path& path) {
  auto document = data_file(path);
  if (!document) return document.error();
  std::vector<PaletteInfo> out;
  for (const Json& row : *document) {
    PaletteInfo info;
    info.name = row["name"].get<std::string>();
    info.moods = strings(row, "moods");
    info.cta = hex(row, "cta");
    info.title_top = hex(row, "title_top");
    info.title_low = hex(row, "title_low");
    info.progress = hex(row, "progress");
    for (std::size_t i = 0; i < 4; ++i)
      info.confetti[i] = parse_hex(row["confetti"][i].get<std::string>());
    out.push_back(std::move(info));
  }
  return out;
}

std::vector<Rgba> hex_list(const Json& row, const Json& otherwise, const char* key) {
  std::vector<Rgba> out;
  for (const Json& text : row.contains(key) ? row[key] : otherwise[key])
    out.push_back(parse_hex(text.get<std::string>()));
  return out;
}

Status load_hosts(const fs::path& path, Catalog& catalog) {
  auto document = data_file(path, "hosts");
  if (!document) return document.error();
  const Json& styles = (*document)["styles"];
  for (const auto& [body, traits] : styles.items())
    catalog.host_styles[body] = traits.get<std::map<std::string, std::vector<std::string>>>();
  for (const Json& row : (*document)["looks"]) {
    HostInfo info;
    info.name = row["name"].get<std::string>();
    PresenterLook& look = info.look;
    for (std::size_t i = 0; i < look.traits.size(); ++i)
      look.traits[i] = row.value(std::string(kPresenterTraitNames[i]), "none");
    look.lashes = row.value("lashes", false);
    look.voice_hz = row["voice_hz"].get<std::int16_t>();
    const auto mood = std::find(kPresenterMoodNames.begin(), kPresenterMoodNames.end(),
                                row["mood"].get<std::string>());
    look.mood = static_cast<PresenterMood>(mood - kPresenterMoodNames.begin());
    info.skins = hex_list(row, *document, "skins");
    info.hair_colors = hex_list(row, *document, "hair_colors");
    info.irises = hex_list(row, *document, "irises");
    look.colors = {info.skins[0], info.hair_colors[0], 0x4b6fd8ff,
                   0xffc857ff,    info.irises[0],      0xffe9c4ff};
    info.audiences = strings(row, "audiences");
    info.tones = strings(row, "tones");
    info.themes = strings(row, "themes");
    catalog.hosts.push_back(std::move(info));
  }
  return Done{};
}

}  // namespace

Rgba parse_hex(std::string_view text) {
  if (text.size() != 7 || text[0] != '#') return 0;
  Rgba value = 0;
  for (const char c : text.substr(1)) {
    Rgba digit = 0;
    if (c >= '0' && c <= '9')
      digit = static_cast<Rgba>(c - '0');
    else if (c >= 'a' && c <= 'f')
      digit = static_cast<Rgba>(c - 'a' + 10);
    else if (c >= 'A' && c <= 'F')
      digit = static_cast<Rgba>(c - 'A' + 10);
    else
      return 0;
    value = value << 4U | digit;
  }
  return value << 8U | 0xffU;
}

std::string to_hex(Rgba color) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out = "#";
  for (int shift = 28; shift >= 8; shift -= 4)
    out += kDigits[(color >> static_cast<unsigned>(shift)) & 15U];
  return out;
}

int Template::param_index(std::string_view name) const {
  for (std::size_t i = 0; i < params.size(); ++i) {
    if (params[i].name == name) return static_cast<int>(i);
  }
  return -1;
}

int Template::role_index(std::string_view name) const {
  for (std::size_t i = 0; i < roles.size(); ++i) {
    if (roles[i].name == name) return static_cast<int>(i);
  }
  return -1;
}

bool SpriteInfo::has_tag(std::string_view tag) const {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

const Template* Catalog::find_template(std::string_view name) const {
  for (const Template& t : templates) {
    if (t.mechanic == name) return &t;
  }
  return nullptr;
}

const SpriteInfo* Catalog::find_sprite(std::string_view name) const {
  for (const SpriteInfo& s : sprites) {
    if (s.name == name) return &s;
  }
  return nullptr;
}

const BackgroundInfo* Catalog::find_background(std::string_view name) const {
  for (const BackgroundInfo& b : backgrounds) {
    if (b.name == name) return &b;
  }
  return nullptr;
}

std::int32_t ParamSpec::start(std::string_view outcome) const {
  const auto found = asked.find(outcome);
  return found == asked.end() ? defaults[0] : found->second;
}

const HostInfo* Catalog::find_host(std::string_view name) const {
  for (const HostInfo& h : hosts) {
    if (h.name == name) return &h;
  }
  return nullptr;
}

std::vector<std::string> Catalog::template_names() const {
  std::vector<std::string> out;
  for (const Template& t : templates) out.push_back(t.mechanic);
  return out;
}

std::vector<std::string> Catalog::sprite_names() const {
  std::vector<std::string> out;
  for (const SpriteInfo& s : sprites) out.push_back(s.name);
  return out;
}

std::vector<std::string> Catalog::background_names() const {
  std::vector<std::string> out;
  for (const BackgroundInfo& b : backgrounds) out.push_back(b.name);
  return out;
}

Result<Template> parse_template(const Json& document, std::string_view file) {
  if (auto checked = check_schema(document, "template", ExitCode::internal, file); !checked) {
    return checked.error();
  }
  Template out;
  out.mechanic = document["mechanic"].get<std::string>();
  out.title = document["title"].get<std::string>();
  out.summary = document["summary"].get<std::string>();
  out.fits = strings(document, "fits");
  for (const Json& row : document["params"]) {
    ParamSpec param;
    param.name = row["name"].get<std::string>();
    param.min = row["min"].get<std::int32_t>();
    param.max = row["max"].get<std::int32_t>();
    param.list = row["default"].is_array();
    if (param.list) {
      param.defaults = row["default"].get<std::vector<std::int32_t>>();
      param.list_max = param.defaults.size();
    } else {
      param.defaults = {row["default"].get<std::int32_t>()};
    }
    if (row.contains("list")) {
      param.list_min = row["list"][0].get<std::size_t>();
      param.list_max = row["list"][1].get<std::size_t>();
    }
    param.unit = row.value("unit", "");
    param.effect = row.value("effect", "");
    param.up_to_sprites_of = row.value("up_to_sprites_of", "");
    if (row.contains("asked")) {
      for (const auto& [outcome, value] : row["asked"].items()) {
        const auto number = value.get<std::int32_t>();
        if (param.list || number < param.min || number > param.max) {
          return Error{ExitCode::internal, std::string(file),
                       "/params/" + std::to_string(out.params.size()) + "/asked/" + outcome,
                       value.dump() + " is not a value of '" + param.name + "'",
                       "It must be single and within min and max"};
        }
        param.asked.emplace(outcome, number);
      }
    }
    out.params.push_back(std::move(param));
  }
  for (const Json& row : document["roles"]) {
    RoleSpec role;
    role.name = row["name"].get<std::string>();
    role.min = row["min"].get<int>();
    role.max = row["max"].get<int>();
    role.distinct = row.value("distinct", false);
    const std::string face = row.value("face", "any");
    role.face = face == "prefer" ? FaceWish::prefer : face == "no" ? FaceWish::no : FaceWish::any;
    role.groups = strings(row, "groups");
    role.tags = strings(row, "tags");
    role.defaults = strings(row, "default");
    role.pictures = strings(row, "pictures");
    out.roles.push_back(std::move(role));
  }
  for (std::size_t i = 0; i < out.params.size(); ++i) {
    const std::string& role = out.params[i].up_to_sprites_of;
    if (role.empty() || out.role_index(role) >= 0) continue;
    return Error{ExitCode::internal, std::string(file),
                 "/params/" + std::to_string(i) + "/up_to_sprites_of",
                 "there is no role '" + role + "'", "Name one of the roles"};
  }
  if (document.contains("copy")) {
    for (const Json& row : document["copy"]) {
      out.copy.push_back({row["name"].get<std::string>(), row.value("max_chars", 40),
                          row["en"].get<std::string>()});
    }
  }
  if (document.contains("knobs")) {
    for (const Json& row : document["knobs"]) {
      out.knobs.push_back(
          {row["param"].get<std::string>(), row["easier"] == "up", row.value("step", 1)});
    }
  }
  if (document.contains("words")) {
    for (const auto& [kind, value] : document["words"].items()) {
      if (value.is_string()) out.words[kind] = {value.get<std::string>()};
      if (value.is_array()) out.words[kind] = value.get<std::vector<std::string>>();
    }
  }
  if (document.contains("pacing") && document["pacing"].contains("limit_seconds")) {
    const Json& limit = document["pacing"]["limit_seconds"];
    if (limit.is_array() && limit.size() == 3) {
      for (std::size_t i = 0; i < 3; ++i) out.limit_seconds[i] = limit[i].get<int>();
    } else if (limit.is_number_integer()) {
      out.limit_seconds.fill(limit.get<int>());
    }
  }
  return out;
}

Result<std::vector<SpriteInfo>> parse_sprites(const Json& document, std::string_view file) {
  if (auto checked = check_schema(document, "sprites", ExitCode::internal, file); !checked) {
    return checked.error();
  }
  std::vector<SpriteInfo> out;
  for (const Json& row : document["sprites"]) {
    SpriteInfo info;
    info.name = row["name"].get<std::string>();
    info.tags = strings(row, "tags");
    info.color = hex(row, "color");
    info.face = row["face"].get<bool>();
    info.radius_pm = static_cast<int>(row["radius"].get<double>() * 1000.0 + 0.5);
    info.round = row.value("round", 0.7);
    info.group = row["group"].get<std::string>();
    out.push_back(std::move(info));
  }
  return out;
}

namespace {

Result<Catalog> load_all() {
  auto root = playmill_root();
  if (!root) return root.error();
  const fs::path folder = *root / "templates";
  Catalog catalog;
  for (const fs::path& path : json_files(folder)) {
    if (path.filename() == "backgrounds.json") {
      auto rows = load_backgrounds(path);
      if (!rows) return rows.error();
      const auto own = std::find_if(rows->begin(), rows->end(), [](const BackgroundInfo& row) {
        return row.name == kPictureSprite;
      });
      if (own == rows->end()) {
        return Error{ExitCode::internal, path.string(), "",
                     "has no row for the product's own picture", "Restore the row 'picture'"};
      }
      catalog.backdrop = std::move(*own);
      rows->erase(own);
      catalog.backgrounds = std::move(*rows);
    } else if (path.filename() == "palettes.json") {
      auto rows = load_palettes(path);
      if (!rows) return rows.error();
      catalog.palettes = std::move(*rows);
    } else if (path.filename() == "hosts.json") {
      if (auto loaded = load_hosts(path, catalog); !loaded) return loaded.error();
    } else if (path.filename() == "stories.json") {
      auto stories = data_file(path, "stories");
      if (!stories) return stories.error();
      catalog.stories = std::move(*stories);
    } else {
      auto document = data_file(path);
      if (!document) return document.error();
      // Other rooms keep data here too (gate, registry, …): a template names its mechanic.
      if (!document->is_object() || !document->contains("mechanic")) continue;
      auto parsed = parse_template(*document, path.string());
      if (!parsed) return parsed.error();
      catalog.templates.push_back(std::move(*parsed));
    }
  }
  for (const fs::path& path : json_files(folder / "sprites")) {
    auto document = data_file(path);
    if (!document) return document.error();
    auto rows = parse_sprites(*document, path.string());
    if (!rows) return rows.error();
    for (SpriteInfo& row : *rows) catalog.sprites.push_back(std::move(row));
  }
  std::sort(catalog.sprites.begin(), catalog.sprites.end(),
            [](const SpriteInfo& a, const SpriteInfo& b) { return a.name < b.name; });
  for (const fs::path& path : json_files(folder / "copy")) {
    auto document = data_file(path);
    if (!document) return document.error();
    catalog.decks[path.stem().string()] = std::move(*document);
  }
  for (const fs::path& path : json_files(folder / "lexicon")) {
    auto document = data_file(path);
    if (!document) return document.error();
    catalog.lexicons[path.stem().string()] = std::move(*document);
  }
  for (const fs::path& path : json_files(folder / "stories")) {
    auto document = data_file(path, "story_words");
    if (!document) return document.error();
    catalog.story_words[path.stem().string()] = std::move(*document);
  }
  return catalog;
}

}  // namespace

Result<Catalog> load_catalog() {
  try {
    return load_all();
  } catch (const nlohmann::json::exception& fault) {
    return Error{ExitCode::internal, "templates", "",
                 std::string("a data file is broken: ") + fault.what(),
                 "Restore the folder 'templates'"};
  }
}

}  // namespace pm::gen
