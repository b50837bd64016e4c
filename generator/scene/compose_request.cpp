#include "generator/scene/compose_request.h"

#include <charconv>

#include "generator/core/hex.h"

namespace pm::gen {

Json to_json(const ComposeRequest& request) {
  Json out;
  out["mechanic"] = request.mechanic;
  if (!request.background.empty()) out["background"] = request.background;
  if (!request.mood.empty()) out["mood"] = request.mood;
  if (!request.host.empty()) out["host"] = request.host;
  out["index"] = request.index;
  out["theme"] = request.theme;
  out["difficulty"] = request.difficulty;
  out["seed"] = request.seed;
  if (request.lots) {
    for (std::size_t f = 0; f < kFacets; ++f) {
      out["lots"][std::string(kFacetNames[f])] = hex_digits((*request.lots)[f]);
    }
  }
  return out;
}

ComposeRequest compose_request(const Json& document) {
  ComposeRequest out;
  out.mechanic = document["mechanic"].get<std::string>();
  out.background = document.value("background", "");
  out.mood = document.value("mood", "");
  out.host = document.value("host", "");
  out.index = document["index"].get<int>();
  out.theme = document["theme"].get<int>();
  out.difficulty = document["difficulty"].get<double>();
  out.seed = document["seed"].get<std::uint64_t>();
  if (document.contains("lots")) {
    Lots& lots = out.lots.emplace();
    for (std::size_t f = 0; f < kFacets; ++f) {
      const auto digits = document["lots"][std::string(kFacetNames[f])].get<std::string>();
      std::from_chars(digits.data(), digits.data() + digits.size(), lots[f], 16);
    }
  }
  return out;
}

}  // namespace pm::gen
