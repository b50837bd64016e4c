#include <algorithm>

#include "generator/core/sha256.h"
#include "generator/scene/names.h"
#include "generator/scene/scene_doc.h"
#include "runtime/scene/cooked.h"

namespace pm::gen {

std::string scene_fingerprint(const pm::Scene& scene) {
  const auto cooked = write_cooked(scene, ShaderText{});
  const std::string_view bytes(reinterpret_cast<const char*>(cooked.data()), cooked.size());
  return sha256_hex(bytes).substr(0, 16);
}

namespace {

Json slot_json(const pm::Scene& scene, int index) {
  if (index < 0 || static_cast<std::size_t>(index) >= scene.slots.size()) return nullptr;
  const SpriteSlot& slot = scene.slots[static_cast<std::size_t>(index)];
  Json out;
  out["sprite"] = slot.archetype;
  if (slot.is_picture()) {
    out["picture"] = picture_of(slot.tint);
    return out;
  }
  if ((slot.tint & 0xffU) != 0) out["tint"] = to_hex(slot.tint);
  return out;
}

Json host_json(const SceneDoc& doc) {
  const PresenterLook& look = doc.scene.presenter;
  Json out;
  if (!doc.host_look.empty()) out["look"] = doc.host_look;
  for (std::size_t i = 0; i < look.traits.size(); ++i)
    out[std::string(kPresenterTraitNames[i])] = look.traits[i];
  out["mood"] = kPresenterMoodNames[static_cast<std::size_t>(look.mood)];
  out["lashes"] = look.lashes;
  out["voice_hz"] = look.voice_hz;
  for (std::size_t i = 0; i < look.colors.size(); ++i)
    out[std::string(kPresenterColorNames[i])] = to_hex(look.colors[i]);
  return out;
}

Json store_json(const Store& store) {
  Json out = Json::object();
  if (!store.ios.empty()) out["ios"] = store.ios;
  if (!store.android.empty()) out["android"] = store.android;
  if (!store.web.empty()) out["web"] = store.web;
  return out;
}

}  // namespace

std::string_view SceneDoc::gene(std::string_view name) const {
  for (const Gene& item : genome) {
    if (item.gene == name) return item.value;
  }
  return {};
}

Json write_scene(const SceneDoc& doc, const Catalog& catalog) {
  const pm::Scene& scene = doc.scene;
  const Template* spec = catalog.find_template(scene.mechanic);
  Json out;
  const PictureStrip& strip = scene.pictures;
  const bool backdrop = scene.background.is_picture();
  const std::size_t sprites = strip.all.size() - (strip.icon >= 0 ? 1 : 0) -
                              (backdrop ? std::size_t{kBackdropQuarters} : 0);
  out["version"] = scene_doc_version(sprites > 0, backdrop);
  out["id"] = doc.id;
  out["seed"] = scene.seed;
  out["mechanic"] = scene.mechanic;
  out["params"] = Json::object();
  out["roles"] = Json::object();
  if (spec != nullptr) {
    for (std::size_t i = 0; i < spec->params.size() && i + 1 < scene.param_offsets.size(); ++i) {
      const auto values = scene.param_list(static_cast<int>(i));
      Json& to = out["params"][spec->params[i].name];
      if (spec->params[i].list) {
        to = std::vector<std::int32_t>(values.begin(), values.end());
      } else {
        to = values[0];
      }
    }
    for (std::size_t i = 0; i < spec->roles.size() && i < scene.roles.size(); ++i) {
      Json list = Json::array();
      const RoleRange range = scene.roles[i];
      for (int k = 0; k < range.count; ++k) list.push_back(slot_json(scene, range.first + k));
      out["roles"][spec->roles[i].name] = std::move(list);
    }
  }
  out["ui"] = {{"hand", slot_json(scene, scene.hand_slot)},
               {"host", slot_json(scene, scene.host_slot)},
               {"icon", slot_json(scene, scene.icon_slot)},
               {"star", slot_json(scene, scene.star_slot)}};
  if (scene.presenter.here()) out["host"] = host_json(doc);
  for (std::size_t i = 0; i < kColorNames.size(); ++i) {
    out["palette"][std::string(kColorNames[i])] = to_hex(scene.colors[i]);
  }
  Json grade = Json::array();
  for (const std::int16_t part : scene.background.grade_pm) grade.push_back(part / 1000.0);
  out["background"] = {{"name", scene.background.name}, {"grade", std::move(grade)}};
  if (backdrop) out["background"]["picture"] = backdrop_uri(strip);
  for (const LocaleCopy& locale : scene.locales) {
    Json words = Json::object();
    for (std::size_t i = 0; i < locale.words.size(); ++i) {
      if (locale.words[i].empty()) continue;
      if (i < kCopyNames.size()) {
        words[std::string(kCopyNames[i])] = locale.words[i];
      } else if (scene.presenter.here() &&
                 i >= static_cast<std::size_t>(scene.presenter.first_word)) {
        words[std::string(
            kPresenterLineNames[i - static_cast<std::size_t>(scene.presenter.first_word)])] =
            locale.words[i];
      } else if (spec != nullptr && i - kCopyNames.size() < spec->copy.size()) {
        words[spec->copy[i - kCopyNames.size()].name] = locale.words[i];
      }
    }
    out["copy"][locale.tag] = std::move(words);
  }
  Json pacing;
  pacing["limit_seconds"] = scene.limit_steps / 60;
  pacing["hint_idle_seconds"] = scene.hint_idle_steps / 60.0;
  pacing["retries"] = scene.retries;
  pacing["outcome"] = doc.outcome;
  out["pacing"] = std::move(pacing);
  out["juice"] = scene.juice;
  out["store"] = store_json(doc.store);
  for (std::size_t i = 0; i < sprites; ++i) out["pictures"].push_back(strip.all[i]->uri);
  out["icon"] = nullptr;
  if (strip.icon >= 0) out["icon"] = strip.all[static_cast<std::size_t>(strip.icon)]->uri;
  out["genome"] = Json::array();
  for (const Gene& gene : doc.genome)
    out["genome"].push_back({{"gene", gene.gene}, {"value", gene.value}});
  if (doc.request) out["request"] = to_json(*doc.request);
  return out;
}

bool set_param(pm::Scene& scene, const Template& spec, std::string_view param, int value) {
  const int index = spec.param_index(param);
  if (index < 0) return false;
  const ParamSpec& row = spec.params[static_cast<std::size_t>(index)];
  if (row.list || static_cast<std::size_t>(index) + 1 >= scene.param_offsets.size()) return false;
  int most = row.max;
  if (const int role = spec.role_index(row.up_to_sprites_of); role >= 0)
    most = std::clamp<int>(scene.role(role).count, row.min, row.max);
  scene.param_values[scene.param_offsets[static_cast<std::size_t>(index)]] =
      std::clamp(value, row.min, most);
  return true;
}

int get_param(const pm::Scene& scene, const Template& spec, std::string_view param) {
  const int index = spec.param_index(param);
  return index < 0 || static_cast<std::size_t>(index) + 1 >= scene.param_offsets.size()
             ? 0
             : scene.param(index);
}

}  // namespace pm::gen
