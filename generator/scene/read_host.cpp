#include "generator/scene/read_host.h"

#include <algorithm>

#include "generator/core/text.h"
#include "generator/scene/names.h"

namespace pm::gen {

namespace {

std::string did_you_mean(const std::string& wrong, const std::vector<std::string>& known) {
  const std::string near = nearest_name(wrong, known);
  return near.empty() ? "Known are " + list_names(known, 24) : "Did you mean '" + near + "'?";
}

/// The row to start from; null when there is none, with the reason in `fault`.
const HostInfo* row_for(const Json& given, std::string_view file, const Catalog& catalog,
                        Error& fault) {
  std::vector<std::string> known;
  if (given.contains("look")) {
    const auto name = given["look"].get<std::string>();
    const HostInfo* row = catalog.find_host(name);
    for (const HostInfo& host : catalog.hosts) known.push_back(host.name);
    fault = {ExitCode::bad_scene, std::string(file), "/host/look", "unknown look '" + name + "'",
             did_you_mean(name, known)};
    return row;
  }
  const std::string body = given.value("body", "person");
  for (const HostInfo& host : catalog.hosts) {
    if (host.look.traits[static_cast<std::size_t>(PresenterTrait::body)] == body) return &host;
  }
  for (const auto& [name, ignored] : catalog.host_styles) known.push_back(name);
  fault = {ExitCode::bad_scene, std::string(file), "/host/body", "unknown body '" + body + "'",
           did_you_mean(body, known)};
  return nullptr;
}

}  // namespace

Result<HostDoc> read_host(const Json& given, std::string_view file, const Catalog& catalog) {
  Error fault;
  const HostInfo* row = row_for(given, file, catalog, fault);
  if (row == nullptr) return fault;
  HostDoc out{row->name, row->look};
  PresenterLook& look = out.look;
  for (std::size_t i = 0; i < look.traits.size(); ++i)
    look.traits[i] = given.value(std::string(kPresenterTraitNames[i]), look.traits[i]);
  const std::string& body = look.traits[static_cast<std::size_t>(PresenterTrait::body)];
  const auto styles = catalog.host_styles.find(body);
  if (styles == catalog.host_styles.end()) {
    return Error{ExitCode::bad_scene, std::string(file), "/host/body",
                 "unknown body '" + body + "'", "Use person or mascot"};
  }
  for (std::size_t i = 0; i < look.traits.size(); ++i) {
    const std::string trait(kPresenterTraitNames[i]);
    const auto known = styles->second.find(trait);
    if (known == styles->second.end()) continue;
    const std::vector<std::string>& list = known->second;
    if (std::find(list.begin(), list.end(), look.traits[i]) != list.end()) continue;
    return Error{ExitCode::bad_scene, std::string(file), pointer_to("/host", trait),
                 "a " + body + " has no " + trait + " '" + look.traits[i] + "'",
                 did_you_mean(look.traits[i], list)};
  }
  look.lashes = given.value("lashes", look.lashes);
  look.voice_hz = given.value("voice_hz", look.voice_hz);
  if (given.contains("mood")) {
    const auto mood = std::find(kPresenterMoodNames.begin(), kPresenterMoodNames.end(),
                                given["mood"].get<std::string>());
    look.mood = static_cast<PresenterMood>(mood - kPresenterMoodNames.begin());
  }
  for (std::size_t i = 0; i < kPresenterColorNames.size(); ++i) {
    const std::string key(kPresenterColorNames[i]);
    if (given.contains(key)) look.colors[i] = parse_hex(given[key].get<std::string>());
  }
  return out;
}

}  // namespace pm::gen
