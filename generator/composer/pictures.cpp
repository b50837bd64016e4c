#include <algorithm>

#include "generator/composer/cast.h"

namespace pm::gen {

namespace {

/// Stands in for the row of a drawn sprite.
const SpriteInfo& picture_info() {
  static const SpriteInfo info = [] {
    SpriteInfo row;
    row.name = kPictureSprite;
    return row;
  }();
  return info;
}

bool takes(const RoleSpec& role, const std::string& kind) {
  return std::find(role.pictures.begin(), role.pictures.end(), kind) != role.pictures.end();
}

}  // namespace

PicturePlaces place_pictures(const Brief& brief, const Template& spec, int pieces) {
  PicturePlaces out;
  out.roles.resize(spec.roles.size());
  const auto put = [&](std::size_t role, const Pick& pick) {
    const RoleSpec& row = spec.roles[role];
    const int most = is_main_role(row) ? std::clamp(pieces, row.min, row.max) : row.max;
    if (static_cast<int>(out.roles[role].size()) >= most) return false;
    out.roles[role].push_back(pick);
    return true;
  };
  for (std::size_t i = 0; i < brief.sprites.size(); ++i) {
    const BriefSprite& sprite = brief.sprites[i];
    const Pick pick{&picture_info(), sprite.picture->color, static_cast<int>(i)};
    if (!sprite.object.empty()) {
      out.objects.emplace(sprite.object, pick);
      continue;
    }
    const int named = spec.role_index(sprite.role);
    bool placed = named >= 0 && put(static_cast<std::size_t>(named), pick);
    for (std::size_t role = 0; role < spec.roles.size() && !placed; ++role)
      placed = takes(spec.roles[role], sprite.role) && put(role, pick);
    if (!placed && sprite.role == "hero" && out.host.sprite == nullptr) out.host = pick;
  }
  return out;
}

}  // namespace pm::gen
