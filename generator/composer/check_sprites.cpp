#include "generator/composer/check_sprites.h"

#include <algorithm>
#include <set>

#include "generator/core/text.h"

namespace pm::gen {

Status check_sprites(const Brief& brief, const Catalog& catalog) {
  std::set<std::string> names;
  for (const Template& spec : catalog.templates) {
    for (const RoleSpec& role : spec.roles) {
      names.insert(role.name);
      names.insert(role.pictures.begin(), role.pictures.end());
    }
  }
  const std::vector<std::string> roles(names.begin(), names.end());
  const auto fault = [&](std::size_t sprite, const char* key, const char* what,
                         const std::string& wrong, const std::vector<std::string>& known) {
    const std::string near = nearest_name(wrong, known);
    return Error{
        ExitCode::bad_brief, brief.source, "/sprites/" + std::to_string(sprite) + "/" + key,
        std::string("unknown ") + what + " '" + wrong + "'",
        near.empty() ? "Known are " + list_names(known, 24) : "Did you mean '" + near + "'?"};
  };
  for (std::size_t i = 0; i < brief.sprites.size(); ++i) {
    const BriefSprite& sprite = brief.sprites[i];
    if (!names.contains(sprite.role)) return fault(i, "role", "role", sprite.role, roles);
    if (!sprite.object.empty() && catalog.find_sprite(sprite.object) == nullptr)
      return fault(i, "object", "object", sprite.object, catalog.sprite_names());
  }
  return Done{};
}

}  // namespace pm::gen
