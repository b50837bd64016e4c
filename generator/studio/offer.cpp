#include "generator/studio/offer.h"

#include "generator/scene/names.h"
#include "generator/studio/requests.h"

namespace pm::gen {

namespace {

Json template_json(const Template& spec) {
  Json out;
  out["mechanic"] = spec.mechanic;
  out["title"] = spec.title;
  out["summary"] = spec.summary;
  out["limit_seconds"] = spec.limit_seconds;
  out["params"] = Json::array();
  for (const ParamSpec& param : spec.params) {
    out["params"].push_back({{"name", param.name},
                             {"min", param.min},
                             {"max", param.max},
                             {"default", param.defaults},
                             {"list", param.list},
                             {"list_min", param.list_min},
                             {"list_max", param.list_max},
                             {"unit", param.unit},
                             {"effect", param.effect}});
  }
  out["roles"] = Json::array();
  for (const RoleSpec& role : spec.roles) {
    out["roles"].push_back({{"name", role.name},
                            {"min", role.min},
                            {"max", role.max},
                            {"distinct", role.distinct},
                            {"groups", role.groups}});
  }
  out["copy"] = Json::array();
  for (const CopySpec& copy : spec.copy)
    out["copy"].push_back({{"name", copy.name}, {"max_chars", copy.max_chars}, {"en", copy.en}});
  return out;
}

Json network_json(const Network& network) {
  Json out;
  out["id"] = network.id;
  out["name"] = network.name;
  out["form"] = network.row.value("/package/forms"_json_pointer, Json());
  out["access"] = network.access;
  out["confidence"] = confidence_name(network.confidence);
  out["verified"] = network.verified;
  out["adapter"] = network.adapter;
  out["limit"] = network.limits.package ? Json(*network.limits.package) : Json();
  out["notes"] = network.notes;
  // What web/containers makes a mock of its container from.
  for (const char* part : {"settings", "head", "mraid", "cta"})
    out[part] = network.row.contains(part) ? network.row[part] : Json();
  return out;
}

Json band_json(const Band& band) { return Json::array({band.low, band.high}); }

}  // namespace

Json studio_offer(const Catalog& catalog, const Networks& networks, const GateConfig& gate) {
  Json out;
  out["version"] = PLAYMILL_VERSION;
  out["templates"] = Json::array();
  for (const Template& spec : catalog.templates) out["templates"].push_back(template_json(spec));
  out["sprites"] = Json::array();
  for (const SpriteInfo& sprite : catalog.sprites) {
    out["sprites"].push_back({{"name", sprite.name},
                              {"group", sprite.group},
                              {"color", to_hex(sprite.color)},
                              {"face", sprite.face},
                              {"tags", sprite.tags}});
  }
  out["backgrounds"] = catalog.background_names();
  out["palettes"] = Json::array();
  for (const PaletteInfo& palette : catalog.palettes)
    out["palettes"].push_back({{"name", palette.name}, {"cta", to_hex(palette.cta)}});
  out["languages"] = Json::array();
  for (const auto& [tag, deck] : catalog.decks) out["languages"].push_back(tag);
  out["colors"] = kColorNames;
  out["copy"] = kCopyNames;
  out["facets"] = Json::array();
  for (const std::string_view facet : facet_names()) out["facets"].push_back(facet);
  out["networks"] = Json::array();
  for (const Network& network : networks.rows) out["networks"].push_back(network_json(network));
  out["gate"] = {{"bands",
                  {{"win", band_json(gate.win)},
                   {"near_win", band_json(gate.near_win)},
                   {"fail", band_json(gate.fail)},
                   {"auto", band_json(gate.open)}}},
                 {"html_bytes", gate.html_bytes}};
  return out;
}

}  // namespace pm::gen
