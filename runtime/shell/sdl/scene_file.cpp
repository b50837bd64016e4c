#include "runtime/shell/sdl/scene_file.h"

#include <system_error>
#include <utility>

#include "generator/core/files.h"
#include "generator/packer/shader_bundle.h"
#include "generator/scene/scene_doc.h"

namespace pm {

gen::Result<SceneSetup> SceneFile::load() {
  std::error_code ignored;
  seen_ = std::filesystem::last_write_time(path_, ignored);
  if (!has_catalog_) {
    auto catalog = gen::load_catalog();
    if (!catalog) return catalog.error();
    catalog_ = std::move(*catalog);
    has_catalog_ = true;
  }
  auto root = gen::playmill_root();
  if (!root) return root.error();
  auto doc = gen::load_scene(path_, catalog_);
  if (!doc) return doc.error();
  auto shaders = gen::bundle_shaders(*root, doc->scene);
  if (!shaders) return shaders.error();

  SceneSetup setup;
  setup.id = doc->id;
  setup.store = !doc->store.web.empty()       ? doc->store.web
                : !doc->store.android.empty() ? doc->store.android
                                              : doc->store.ios;
  if (const gen::Template* spec = catalog_.find_template(doc->scene.mechanic); spec != nullptr) {
    for (std::size_t i = 0; i < spec->params.size(); ++i) {
      const gen::ParamSpec& param = spec->params[i];
      if (param.list) continue;
      setup.params.push_back({param.name, param.unit, param.effect, doc->scene.param_offsets[i],
                              param.min, param.max});
    }
  }
  setup.scene = std::move(doc->scene);
  setup.shaders = std::move(*shaders);
  return setup;
}

bool SceneFile::changed() {
  std::error_code error;
  const auto now = std::filesystem::last_write_time(path_, error);
  // Editors replace files: gone for a moment is not a change.
  if (error || now == seen_) return false;
  seen_ = now;
  return true;
}

}  // namespace pm
