#include "runtime/scene/scene.h"

#include <utility>

#include "runtime/scene/cooked.h"

namespace pm {

std::string_view Scene::copy(int locale, int id) const {
  if (locales.empty() || id < 0) return {};
  const auto index =
      static_cast<std::size_t>(locale) < locales.size() ? static_cast<std::size_t>(locale) : 0;
  const auto word = static_cast<std::size_t>(id);
  for (const std::size_t l : {index, std::size_t{0}}) {
    if (word < locales[l].words.size() && !locales[l].words[word].empty())
      return locales[l].words[word];
  }
  return {};
}

#ifndef PM_SHIPPED
void add_presenter_slots(Scene& scene) {
  scene.version = kPresenterVersion;
  scene.presenter.first_slot = static_cast<std::int16_t>(scene.slots.size());
  for (const std::string_view name : kPresenterSprites) {
    SpriteSlot slot;
    slot.archetype = name;
    slot.face = name != "host_body" && name != "host_head";
    slot.color = scene.presenter.color(PresenterColor::cloth);
    scene.slots.push_back(std::move(slot));
  }
}
#endif

}  // namespace pm
