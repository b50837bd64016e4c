#pragma once
#include <string>
#include <string_view>

#include "generator/core/json.h"
#include "generator/core/result.h"
#include "generator/schema/catalog.h"
#include "runtime/scene/scene.h"

namespace pm::gen {

struct HostDoc {
  std::string name;    ///< the look of templates/hosts.json that it starts from
  PresenterLook look;  ///< without slots and words
};

/// Reads a scene's `host`, which its schema has passed: the look that it names (or the first with
/// its body), with what it says otherwise. Styles must go with the body.
Result<HostDoc> read_host(const Json& given, std::string_view file, const Catalog& catalog);

}  // namespace pm::gen
