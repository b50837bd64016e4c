#include "generator/brief/brief.h"

#include <algorithm>
#include <filesystem>

#include "generator/core/files.h"
#include "generator/core/image.h"
#include "generator/core/text.h"
#include "generator/image/brand.h"
#include "generator/image/edit.h"
#include "generator/image/read.h"
#include "generator/schema/catalog.h"
#include "generator/schema/schema.h"

namespace pm::gen {

namespace {

constexpr int kVersion = 1;

Error brief_error(std::string_view file, std::string pointer, std::string message,
                  std::string mend) {
  return {ExitCode::bad_brief, std::string(file), std::move(pointer), std::move(message),
          std::move(mend)};
}

std::string clean_line(const std::string& text) { return squeeze(strip_controls(text)); }

/// Image bytes of a data URI, or of a path relative to the brief.
Result<Image> load_image(const std::string& where, std::string_view file,
                         const std::string& pointer) {
  if (where.starts_with("data:")) {
    auto bytes = data_uri_bytes(where, file);
    auto image = bytes ? read_image(*bytes, file) : Result<Image>(bytes.error());
    if (image) return image;
    Error error = image.error();
    error.pointer = pointer;
    return error;
  }
  const std::filesystem::path path = std::filesystem::path(file).parent_path() / where;
  auto bytes = read_file(path, 64U << 20U, ExitCode::image);
  if (!bytes) {
    Error error = bytes.error();
    error.message = "the image " + one_line(path.string()) + " " +
                    (error.message.starts_with("there is no") ? "does not exist" : error.message);
    error.file = file;
    error.pointer = pointer;
    return error;
  }
  auto image = read_image(*bytes, file);
  if (image) return image;
  Error error = image.error();
  error.pointer = pointer;
  error.message = "the image " + one_line(path.string()) + " " + error.message;
  return error;
}

/// Pictures of the product: its icon and its colours.
class Pictures {
 public:
  Pictures(const Json& document, std::string_view file, Brief& brief)
      : document_(document), file_(file), brief_(brief) {}

  Status read() {
    if (auto done = icon(); !done) return done;
    if (auto done = screenshots(); !done) return done;
    if (auto done = sprites(); !done) return done;
    if (auto done = backdrop(); !done) return done;
    const BrandColors colors = brand_colors(branding_);
    if (!brief_.brand) {
      brief_.brand = colors.brand;
      if (!brief_.accent) brief_.accent = colors.accent;
    }
    return Done{};
  }

 private:
  /// A logo without an icon stands in for it: on paper, as on a letterhead.
  Status icon() {
    std::optional<Image> icon;
    if (document_.contains("icon")) {
      auto image = load_image(document_["icon"].get<std::string>(), file_, "/icon");
      if (!image) return image.error();
      icon = fit_square(*image, kIconSide);
    }
    if (document_.contains("logo")) {
      auto image = load_image(document_["logo"].get<std::string>(), file_, "/logo");
      if (!image) return image.error();
      cut_out(*image);
      branding_.push_back(trimmed(*image));
      if (!icon) icon = on_paper(branding_.back(), kIconSide);
    }
    if (!icon) return Done{};
    if (branding_.empty()) branding_.push_back(*icon);
    brief_.icon = icon_picture(*icon, "data:image/png;base64," + base64(encode_png(*icon)));
    return Done{};
  }

  Status sprites() {
    if (!document_.contains("sprites")) return Done{};
    const Json& list = document_["sprites"];
    for (std::size_t i = 0; i < list.size(); ++i) {
      const bool plain = list[i].is_string();
      const std::string pointer =
          pointer_to("/sprites", i) + (plain ? std::string() : std::string("/image"));
      const auto where = (plain ? list[i] : list[i]["image"]).get<std::string>();
      auto image = load_image(where, file_, pointer);
      if (!image) return image.error();
      auto picture = sprite_picture(std::move(*image), file_);
      if (!picture) {
        Error error = picture.error();
        error.pointer = pointer;
        return error;
      }
      const auto word = [&](const char* key, const char* otherwise) {
        return plain ? std::string(otherwise) : list[i].value(key, std::string(otherwise));
      };
      brief_.sprites.push_back({std::move(*picture), word("role", "piece"), word("object", "")});
    }
    return Done{};
  }

  Status backdrop() {
    if (!document_.contains("backdrop")) return Done{};
    auto image = load_image(document_["backdrop"].get<std::string>(), file_, "/backdrop");
    if (!image) return image.error();
    auto picture = backdrop_picture(std::move(*image), file_);
    if (!picture) {
      Error error = picture.error();
      error.pointer = "/backdrop";
      return error;
    }
    set_backdrop(brief_, std::move(*picture));
    return Done{};
  }

  Status screenshots() {
    if (!document_.contains("screenshots")) return Done{};
    const bool asked = branding_.empty();
    const Json& list = document_["screenshots"];
    for (std::size_t i = 0; i < list.size(); ++i) {
      auto image = load_image(list[i].get<std::string>(), file_, pointer_to("/screenshots", i));
      if (!image) return image.error();
      if (asked) branding_.push_back(fit_square(*image, kIconSide));
      ++brief_.screenshots;
    }
    return Done{};
  }

  const Json& document_;
  std::string_view file_;
  Brief& brief_;
  std::vector<Image> branding_;
};

/// Takes "CTA: words" out of a text; the words end with the line or the sentence.
std::string take_cta(std::string& text) {
  std::u32string points = decode_utf8(text);
  std::u32string low = points;
  for (char32_t& c : low) c = fold(c);
  for (const std::u32string_view mark : {U"call to action", U"cta", U"行动号召", U"行動呼籲"}) {
    for (std::size_t at = low.find(mark); at != std::u32string::npos; at = low.find(mark, at + 1)) {
      if (at > 0 && is_word_char(low[at - 1]) && !is_unspaced(low[at - 1])) continue;
      std::size_t from = at + mark.size();
      while (from < low.size() && low[from] == ' ') ++from;
      if (from >= low.size() || (low[from] != ':' && low[from] != 0xff1a && low[from] != '='))
        continue;
      ++from;
      std::size_t to = from;
      while (to < low.size() && low[to] != '\n' && low[to] != '.' && low[to] != ';' &&
             low[to] != 0x3002) {
        ++to;
      }
      std::string words =
          clean_line(encode_utf8(std::u32string_view(points).substr(from, to - from)));
      if (words.size() >= 2 && (words.front() == '"' || words.front() == '\'') &&
          words.back() == words.front()) {
        words = words.substr(1, words.size() - 2);
      }
      if (words.empty()) continue;
      points.erase(at, std::min(points.size(), to + 1) - at);
      text = encode_utf8(points);
      return shorten(words, 24);
    }
  }
  return {};
}

constexpr std::size_t kNameWords = 3;
constexpr std::size_t kNameChars = 24;
constexpr std::size_t kNameCharsUnspaced = 8;

/// Words that no name ends with, as far as their length does not say so.
bool leads_on(std::u32string_view word) {
  constexpr std::u32string_view kMore[] = {
      U"into",   U"with",   U"from",    U"your",    U"that",    U"their",  U"over",
      U"under",  U"upon",   U"through", U"between", U"against", U"around", U"across",
      U"before", U"behind", U"without", U"beside",  U"while",   U"where",  U"which",
      U"para",   U"sobre",  U"avec",    U"pour",    U"votre",   U"dans",   U"sous",
      U"oder",   U"unter",  U"durch",   U"gegen",   U"eine",    U"einen"};
  return word.size() <= 3 || std::find(std::begin(kMore), std::end(kMore), word) != std::end(kMore);
}

/// The first words of a description stand in for a missing name, written as a title: of the first
/// clause at most three, without those that lead on to what was cut off.
std::string name_from(const std::string& description) {
  const std::u32string text = decode_utf8(first_sentence(description));
  const std::u32string clause =
      text.substr(0, text.find_first_of(U",;:|()\u2013\u2014\uff0c\u3001\uff1a\uff1b\uff08"));
  if (std::any_of(clause.begin(), clause.end(), is_unspaced))
    return shorten(encode_utf8(clause), kNameCharsUnspaced);
  std::vector<std::u32string> words;
  std::size_t length = 0;
  bool cut = false;
  for (std::size_t at = 0; at < clause.size() && !cut;) {
    const std::size_t end = std::min(clause.find(U' ', at), clause.size());
    std::u32string word = clause.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    length += word.size() + 1;
    cut = words.size() == kNameWords || (length > kNameChars + 1 && !words.empty());
    if (!cut) words.push_back(std::move(word));
  }
  while (cut && words.size() > 1 && leads_on(words.back())) words.pop_back();
  std::u32string name;
  for (std::u32string& word : words) {
    if (word.front() >= U'a' && word.front() <= U'z') word.front() -= U'a' - U'A';
    name += (name.empty() ? U"" : U" ") + word;
  }
  return shorten(encode_utf8(name), 28);
}

Status check_wishes(const Json& document, std::string_view file,
                    std::span<const std::string> mechanics) {
  if (!document.contains("mechanics") || mechanics.empty()) return Done{};
  for (const char* list : {"force", "exclude"}) {
    if (!document["mechanics"].contains(list)) continue;
    const Json& names = document["mechanics"][list];
    for (std::size_t i = 0; i < names.size(); ++i) {
      const auto name = names[i].get<std::string>();
      if (std::find(mechanics.begin(), mechanics.end(), name) != mechanics.end()) continue;
      const std::string near = nearest_name(name, mechanics);
      return brief_error(
          file, "/mechanics/" + std::string(list) + "/" + std::to_string(i),
          "unknown mechanic '" + name + "'",
          near.empty() ? "Known are " + list_names(mechanics) : "Did you mean '" + near + "'?");
    }
  }
  return Done{};
}

Status finish(Brief& brief) {
  if (brief.cta.empty()) brief.cta = take_cta(brief.description);
  brief.description = strip_controls(brief.description);
  if (brief.name.empty()) brief.name = name_from(brief.description);
  if (brief.name.empty()) {
    return brief_error(brief.source, "", "says nothing: name and description are empty",
                       "Give at least a name or a description");
  }
  return Done{};
}

}  // namespace

std::string canonical_language(std::string_view tag) {
  std::string out;
  std::size_t part = 0;
  for (std::size_t at = 0; at <= tag.size();) {
    const std::size_t end = std::min(tag.find('-', at), tag.size());
    std::string piece(tag.substr(at, end - at));
    for (std::size_t i = 0; i < piece.size(); ++i) {
      const char c = piece[i];
      const bool upper = part > 0 && (piece.size() == 2 || (piece.size() == 4 && i == 0));
      if (upper && c >= 'a' && c <= 'z') piece[i] = static_cast<char>(c - 32);
      if (!upper && c >= 'A' && c <= 'Z') piece[i] = static_cast<char>(c + 32);
    }
    out += (part > 0 ? "-" : "") + piece;
    ++part;
    at = end + 1;
  }
  return out;
}

Result<Brief> read_brief(const Json& document, std::string_view file,
                         std::span<const std::string> mechanics) {
  if (!document.is_object()) {
    return brief_error(file, "", "is not a JSON object", "A brief looks like {\"name\": \"…\"}");
  }
  if (document.contains("version") && document["version"].is_number_integer() &&
      document["version"].get<double>() > kVersion) {
    return brief_error(file, "/version",
                       "the brief is of version " + document["version"].dump() +
                           ", but this program reads up to " + std::to_string(kVersion),
                       "Update Playmill");
  }
  if (auto checked = check_schema(document, "brief", ExitCode::bad_brief, file); !checked) {
    return checked.error();
  }
  if (auto checked = check_wishes(document, file, mechanics); !checked) return checked.error();

  Brief brief;
  brief.source = file;
  const auto line = [&](const char* key) { return clean_line(document.value(key, std::string())); };
  brief.name = line("name");
  brief.cta = line("cta");
  brief.tagline = line("tagline");
  brief.category = line("category");
  brief.description = document.value("description", std::string());
  if (brief.description.size() > kMaxDescription) {
    return brief_error(file, "/description",
                       "is " + std::to_string(brief.description.size()) + " bytes long",
                       "Use at most " + std::to_string(kMaxDescription) + " bytes");
  }
  if (document.contains("store")) {
    const Json& store = document["store"];
    brief.store = {store.value("ios", ""), store.value("android", ""), store.value("web", "")};
  }
  if (document.contains("colors")) {
    const Json& colors = document["colors"];
    const auto color = [&](const char* key) -> std::optional<Rgba> {
      if (!colors.contains(key)) return std::nullopt;
      return parse_hex(colors[key].get<std::string>());
    };
    brief.brand = color("brand");
    brief.accent = color("accent");
    brief.background = color("background");
  }
  if (document.contains("languages")) {
    for (const Json& tag : document["languages"]) {
      std::string canonical = canonical_language(tag.get<std::string>());
      if (std::find(brief.languages.begin(), brief.languages.end(), canonical) ==
          brief.languages.end()) {
        brief.languages.push_back(std::move(canonical));
      }
    }
  }
  if (document.contains("networks"))
    brief.networks = document["networks"].get<std::vector<std::string>>();
  brief.outcome = document.value("outcome", "auto");
  if (document.contains("host")) {
    const Json& host = document["host"];
    brief.host = host.is_boolean() ? (host.get<bool>() ? "any" : "none") : host.get<std::string>();
  }
  brief.length_seconds = document.value("length_seconds", 0);
  if (document.contains("mechanics")) {
    const Json& wishes = document["mechanics"];
    if (wishes.contains("force")) brief.force = wishes["force"].get<std::vector<std::string>>();
    if (wishes.contains("exclude"))
      brief.exclude = wishes["exclude"].get<std::vector<std::string>>();
  }
  brief.variants = document.value("variants", 8);
  brief.seed = document.value("seed", std::uint64_t{1});
  if (document.contains("copy")) {
    for (const auto& [tag, words] : document["copy"].items()) {
      for (const auto& [key, word] : words.items()) {
        std::string text = clean_line(word.get<std::string>());
        if (!text.empty()) brief.copy[canonical_language(tag)][key] = std::move(text);
      }
    }
  }
  if (auto done = finish(brief); !done) return done.error();

  if (auto done = Pictures(document, file, brief).read(); !done) return done.error();
  return brief;
}

Result<Brief> load_brief(const std::string& path, std::span<const std::string> mechanics) {
  auto document = load_json(path, kMaxBriefFile, ExitCode::bad_brief);
  if (!document) return document.error();
  return read_brief(*document, path, mechanics);
}

void set_backdrop(Brief& brief, SharedBackdrop picture) {
  if (!brief.background) brief.background = picture->color;
  brief.backdrop = std::move(picture);
}

Result<Brief> brief_from_text(std::string_view description, std::string_view name) {
  for (const std::string_view text : {description, name}) {
    if (const std::size_t bad = invalid_utf8(text); bad != std::string_view::npos) {
      return brief_error("description", "", "is not valid UTF-8 at byte " + std::to_string(bad),
                         "Give it as UTF-8");
    }
  }
  if (description.size() > kMaxDescription) {
    return brief_error("description", "",
                       "is " + std::to_string(description.size()) + " bytes long",
                       "Use at most " + std::to_string(kMaxDescription) + " bytes");
  }
  Brief brief;
  brief.name = shorten(strip_controls(name), 80);
  brief.description = description;
  if (auto done = finish(brief); !done) return done.error();
  return brief;
}

}  // namespace pm::gen
