#include "runtime/scene/scene.h"

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

}  // namespace pm
