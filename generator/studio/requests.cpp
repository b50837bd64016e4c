#include "generator/studio/requests.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace pm::gen {

namespace {

constexpr std::array<std::string_view, kFacets> kNames{"story", "tune", "cast",  "look", "palette",
                                                       "words", "pace", "juice", "host"};

Error bad_request(std::string message) {
  return {ExitCode::usage, "request", "", std::move(message), "Make the variant anew"};
}

}  // namespace

std::span<const std::string_view> facet_names() { return kNames; }

Json request_json(const ComposeRequest& request) {
  Json out;
  out["mechanic"] = request.mechanic;
  out["background"] = request.background;
  out["index"] = request.index;
  out["theme"] = request.theme;
  out["difficulty"] = request.difficulty;
  out["seed"] = request.seed;
  if (request.lots) {
    for (std::size_t i = 0; i < kFacets; ++i)
      out["lots"][std::string(kNames[i])] = std::to_string((*request.lots)[i]);
  }
  return out;
}

Result<ComposeRequest> read_request(const Json& value, const Catalog& catalog) {
  const auto text = [&](const char* key) {
    return value.contains(key) && value[key].is_string() ? value[key].get<std::string>() : "";
  };
  const auto number = [&](const char* key) {
    return value.contains(key) && value[key].is_number() ? value[key].get<double>() : 0.0;
  };
  if (!value.is_object()) return bad_request("is not an object");
  ComposeRequest out;
  out.mechanic = text("mechanic");
  if (catalog.find_template(out.mechanic) == nullptr)
    return bad_request("unknown mechanic '" + out.mechanic + "'");
  out.background = text("background");
  if (!out.background.empty() && catalog.find_background(out.background) == nullptr)
    return bad_request("unknown background '" + out.background + "'");
  out.index = static_cast<int>(std::clamp(number("index"), 0.0, 9999.0));
  out.theme = static_cast<int>(std::clamp(number("theme"), 0.0, 999.0));
  out.difficulty = std::clamp(number("difficulty"), -1.0, 1.0);
  out.seed = static_cast<std::uint64_t>(std::clamp(number("seed"), 0.0, 9007199254740991.0));
  if (!value.contains("lots")) return out;
  const Json& lots = value["lots"];
  Lots read{};
  for (std::size_t i = 0; i < kFacets; ++i) {
    const std::string name(kNames[i]);
    if (!lots.is_object() || !lots.contains(name) || !lots[name].is_string())
      return bad_request("has no lot for '" + name + "'");
    const auto& digits = lots[name].get_ref<const std::string&>();
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), read[i]);
    if (error != std::errc() || end != digits.data() + digits.size())
      return bad_request("the lot of '" + name + "' is no number");
  }
  out.lots = read;
  return out;
}

}  // namespace pm::gen
