#include "generator/preview/preview_shaders.h"

#include <set>

#include "generator/packer/presenter_shaders.h"
#include "generator/packer/shader_bundle.h"

namespace pm::gen {

Result<ShaderText> PreviewShaders::text(const std::filesystem::path& root, const Scene& scene) {
  const std::string& background = scene.background.name;
  std::set<std::string> names;
  for (const SpriteSlot& slot : scene.slots) names.insert(slot.archetype);
  // A host's parts are other programs for every look.
  const bool same_host =
      scene.presenter.traits == host_.traits && scene.presenter.lashes == host_.lashes;
  host_ = scene.presenter;
  for (const std::string& name : names) {
    const bool known = sprites_.contains(name) && (same_host || !is_presenter_sprite(name));
    if (known && surrounding_.contains(background)) continue;
    Scene alone;
    alone.background.name = background;
    alone.slots.resize(1);
    alone.slots[0].archetype = name;
    alone.presenter = scene.presenter;
    auto bundle = bundle_shaders(root, alone);
    if (!bundle) return bundle.error();
    SpriteCode code = std::move(bundle->sprites.front());
    if (code.code.back() != '}') code.code.insert(0, bundle->sprite_head);
    sprites_.insert_or_assign(name, std::move(code));
    bundle->sprites.clear();
    bundle->sprite_head.clear();
    if (!bundle->face_frag.empty()) face_frag_ = std::move(bundle->face_frag);
    surrounding_.insert_or_assign(background, std::move(*bundle));
  }
  if (names.empty()) return bundle_shaders(root, scene);
  ShaderText out = surrounding_.at(background);
  out.face_frag = face_frag_;
  for (const std::string& name : names) out.sprites.push_back(sprites_.at(name));
  return out;
}

}  // namespace pm::gen
