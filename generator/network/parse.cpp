#include <algorithm>
#include <regex>

#include "generator/network/network.h"
#include "generator/schema/schema.h"

namespace pm::gen {

namespace {

/// A group of a row: asking for what is not there, or is null, gives the empty answer.
class Group {
 public:
  Group(const Json& row, const char* name) {
    if (row.contains(name) && row[name].is_object()) at_ = &row[name];
  }
  explicit Group(const Json& object) : at_(&object) {}

  const Json* get(const char* key) const {
    if (at_ == nullptr || !at_->contains(key) || (*at_)[key].is_null()) return nullptr;
    return &(*at_)[key];
  }
  std::string text(const char* key) const {
    const Json* value = get(key);
    return value == nullptr ? std::string() : value->get<std::string>();
  }
  bool flag(const char* key) const {
    const Json* value = get(key);
    return value != nullptr && value->get<bool>();
  }
  std::optional<bool> maybe(const char* key) const {
    const Json* value = get(key);
    return value == nullptr ? std::nullopt : std::optional(value->get<bool>());
  }
  std::optional<std::size_t> number(const char* key) const {
    const Json* value = get(key);
    return value == nullptr ? std::nullopt : std::optional(value->get<std::size_t>());
  }
  std::vector<std::string> texts(const char* key) const {
    const Json* value = get(key);
    return value == nullptr ? std::vector<std::string>{} : value->get<std::vector<std::string>>();
  }
  /// The members of a list of objects.
  std::vector<Group> list(const char* key) const {
    std::vector<Group> out;
    if (const Json* value = get(key)) {
      for (const Json& item : *value) out.emplace_back(item);
    }
    return out;
  }

 private:
  const Json* at_ = nullptr;
};

Confidence confidence_of(const std::string& name) {
  if (name == "high") return Confidence::high;
  return name == "medium" ? Confidence::medium : Confidence::low;
}

PackageForm form_of(const std::string& name) {
  if (name == "zip") return PackageForm::zip;
  if (name == "snippet") return PackageForm::snippet;
  return name == "split" ? PackageForm::split : PackageForm::html;
}

/// The group's own sources and confidence; without them those of what surrounds it.
Basis basis_of(const Group& group, const Basis& outer) {
  Basis out = outer;
  if (group.get("source") != nullptr) out.source = group.texts("source");
  if (group.get("confidence") != nullptr) out.confidence = confidence_of(group.text("confidence"));
  return out;
}

Network::Package package_of(const Group& at, const Basis& row) {
  Network::Package out;
  out.basis = basis_of(at, row);
  for (const std::string& form : at.texts("forms")) out.forms.push_back(form_of(form));
  out.name = at.text("name");
  out.name_pattern = at.text("name_pattern");
  out.name_contains = at.texts("name_contains");
  out.folder = at.text("folder");
  out.flat = at.maybe("flat");
  out.entry = at.texts("entry");
  if (const Json* script = at.get("script")) {
    out.script_file = (*script)["file"].get<std::string>();
    out.script_src = (*script)["src"].get<std::string>();
  }
  out.beside = at.texts("beside");
  out.types = at.texts("types");
  out.html_files = at.number("html_files");
  out.text = at.text("text");
  out.utf8 = at.maybe("utf8");
  out.comments = at.maybe("comments");
  return out;
}

Network::Limits limits_of(const Group& at, const Basis& row) {
  return {basis_of(at, row),    at.number("package"), at.number("entry"),
          at.number("script"),  at.number("html"),    at.number("unpacked"),
          at.number("advised"), at.number("files"),   at.number("load_ms")};
}

ConfigFile config_of(const Group& at, const Basis& row) {
  ConfigFile out;
  out.path = at.text("path");
  out.content = *at.get("content");
  out.basis = basis_of(at, row);
  for (const Group& rule : at.list("rules")) {
    ConfigFile::Field field;
    field.pointer = rule.text("pointer");
    field.required = rule.flag("required");
    if (const Json* values = rule.get("one_of")) field.one_of = *values;
    out.fields.push_back(std::move(field));
  }
  return out;
}

Network::Head head_of(const Group& at, const Basis& row) {
  Network::Head out;
  out.basis = basis_of(at, row);
  for (const Group& meta : at.list("meta")) {
    out.meta.push_back(
        {meta.text("name"), meta.text("content"), meta.text("accepts"), meta.flag("required")});
  }
  for (const Group& script : at.list("scripts")) {
    std::string match = script.text("match");
    if (match.empty()) match = script.text("src");
    out.scripts.push_back({script.text("src"), std::move(match), script.text("place") == "head",
                           script.flag("required")});
  }
  for (const Group& piece : at.list("markup")) {
    const std::string place = piece.text("place");
    out.markup.push_back({place == "top"    ? MarkupPlace::top
                          : place == "head" ? MarkupPlace::head
                                            : MarkupPlace::body_end,
                          piece.text("text"), piece.flag("required")});
  }
  return out;
}

Network::Literals literals_of(const Group& at, const Basis& row) {
  const Basis group = basis_of(at, row);
  Network::Literals out;
  for (const Group& one : at.list("required")) {
    out.required.push_back({one.texts("any"), one.text("why"), basis_of(one, group)});
  }
  for (const Group& one : at.list("forbidden")) {
    out.forbidden.push_back({one.text("text"), one.text("why"), one.text("in") == "script",
                             one.flag("word"), basis_of(one, group)});
  }
  return out;
}

Network::Lifecycle lifecycle_of(const Group& at, const Basis& row) {
  Network::Lifecycle out;
  out.basis = basis_of(at, row);
  const auto calls = [&](const char* key) {
    std::vector<Network::Lifecycle::Call> list;
    for (const Group& call : at.list(key)) {
      list.push_back(
          {call.text("name"), call.text("kind") == "post_message", call.flag("required")});
    }
    return list;
  };
  out.calls = calls("calls");
  out.defines = calls("defines");
  return out;
}

/// The first source that a group names and the row does not have, or a regular expression that is
/// none.
Status check_row(const Json& value, const Json& sources, const std::string& pointer,
                 std::string_view file) {
  if (!value.is_structured()) return Done{};
  if (value.is_object() && value.contains("source") && value["source"].is_array()) {
    for (const Json& name : value["source"]) {
      if (sources.contains(name.get<std::string>())) continue;
      return Error{ExitCode::internal, std::string(file), pointer_to(pointer, "source"),
                   "the source '" + name.get<std::string>() + "' is not among the row's sources",
                   "Add it to /sources"};
    }
  }
  if (value.is_object()) {
    for (const char* key : {"accepts", "name_pattern"}) {
      if (!value.contains(key) || !value[key].is_string()) continue;
      try {
        std::regex checked(value[key].get<std::string>(), std::regex::ECMAScript);
      } catch (const std::regex_error&) {
        return Error{ExitCode::internal, std::string(file), pointer_to(pointer, key),
                     "is no regular expression", "Write an ECMAScript one"};
      }
    }
    for (const auto& [key, item] : value.items()) {
      if (key == "sources" || key == "content" || key == "settings") continue;
      if (auto done = check_row(item, sources, pointer_to(pointer, key), file); !done) return done;
    }
    return Done{};
  }
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (auto done = check_row(value[i], sources, pointer_to(pointer, i), file); !done) return done;
  }
  return Done{};
}

/// A group that says something must say whose word it is.
Status check_sourced(const Json& row, std::string_view file) {
  for (const auto& [name, group] : row.items()) {
    if (name == "sources" || name == "settings" || !group.is_object()) continue;
    if (name == "literals" || group.contains("source")) continue;
    const bool says =
        std::any_of(group.begin(), group.end(), [](const Json& cell) { return !cell.is_null(); });
    if (!says) continue;
    return Error{ExitCode::internal, std::string(file), "/" + name, "misses the field 'source'",
                 "Name the sources it is from"};
  }
  return Done{};
}

}  // namespace

Result<Network> parse_network(const Json& document, std::string_view id, std::string_view file) {
  if (auto ok = check_schema(document, "network", ExitCode::internal, file); !ok) return ok.error();
  if (auto ok = check_row(document, document["sources"], "", file); !ok) return ok.error();
  if (auto ok = check_sourced(document, file); !ok) return ok.error();
  const Group top(document);
  Network out;
  out.id = top.text("id");
  if (out.id != id) {
    return Error{ExitCode::internal, std::string(file), "/id", "must be '" + std::string(id) + "'",
                 "A row is called as its file"};
  }
  out.name = top.text("name");
  out.also = top.texts("also");
  out.confidence = confidence_of(top.text("confidence"));
  out.verified = top.text("verified");
  out.access = top.text("access");
  out.notes = top.texts("notes");
  out.adapter = top.text("adapter");
  if (const Json* settings = top.get("settings")) out.settings = *settings;

  const Basis row{{}, out.confidence};
  out.package = package_of(Group(document, "package"), row);
  out.limits = limits_of(Group(document, "limits"), row);
  for (const Group& file_row : top.list("config")) out.config.push_back(config_of(file_row, row));
  out.head = head_of(Group(document, "head"), row);
  out.literals = literals_of(Group(document, "literals"), row);
  const Group mraid(document, "mraid");
  out.mraid = {basis_of(mraid, row), mraid.text("version"), mraid.text("script"),
               mraid.texts("unsupported")};
  const Group cta(document, "cta");
  out.cta = {basis_of(cta, row), cta.texts("calls"), cta.text("argument")};
  out.lifecycle = lifecycle_of(Group(document, "lifecycle"), row);
  const Group orientation(document, "orientation");
  out.orientation = {basis_of(orientation, row), orientation.text("support"),
                     orientation.text("declared")};
  const Group store(document, "store");
  out.store = {basis_of(store, row), store.text("link"), store.maybe("plain"), store.maybe("https"),
               store.texts("hosts")};
  const Group traffic(document, "traffic");
  out.traffic = {basis_of(traffic, row),     traffic.text("requests"), traffic.texts("hosts"),
                 traffic.maybe("redirects"), traffic.maybe("iframes"), traffic.maybe("top")};
  const Group audio(document, "audio");
  out.audio_basis = basis_of(audio, row);
  out.audio_allowed = audio.maybe("allowed");
  const Group locale(document, "locale");
  out.locale_basis = basis_of(locale, row);
  out.ascii_names = locale.maybe("ascii_names");
  out.row = document;
  return out;
}

}  // namespace pm::gen
