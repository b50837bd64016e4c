#include "generator/core/template_files.h"

#include <algorithm>

#include "generator/core/files.h"

namespace pm::gen {

Result<std::vector<std::filesystem::path>> template_files(std::string_view folder,
                                                          std::string_view what) {
  auto root = playmill_root();
  if (!root) return root.error();
  const std::filesystem::path place = *root / "templates" / folder;
  std::vector<std::filesystem::path> out;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(place, ignored)) {
    if (entry.path().extension() == ".json") out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  if (!out.empty()) return out;
  return Error{ExitCode::internal, place.string(), "", "holds no " + std::string(what),
               "Restore the files"};
}

}  // namespace pm::gen
