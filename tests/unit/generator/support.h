#pragma once
#include <cstdlib>
#include <filesystem>
#include <string>

#include "generator/brief/brief.h"
#include "generator/planner/lexical.h"
#include "generator/schema/catalog.h"

namespace pm::gen {

/// The repository's own data files, loaded once. Ends the program with a message when they are
/// broken.
inline const Catalog& test_catalog() {
  static const Catalog catalog = [] {
    setenv("PLAYMILL_ROOT", PLAYMILL_SOURCE_DIR, 0);
    auto loaded = load_catalog();
    if (!loaded) {
      std::fprintf(stderr, "%s\n", to_line(loaded.error()).c_str());
      std::abort();
    }
    return std::move(*loaded);
  }();
  return catalog;
}

inline std::string sample_path(const std::string& name) {
  return std::string(PLAYMILL_SOURCE_DIR) + "/samples/" + name + ".json";
}

inline Brief sample_brief(const std::string& name) {
  auto brief = load_brief(sample_path(name), test_catalog().template_names());
  if (!brief) {
    std::fprintf(stderr, "%s\n", to_line(brief.error()).c_str());
    std::abort();
  }
  return std::move(*brief);
}

inline Plan plan_of(const Brief& brief) {
  static const auto planner = make_lexical_planner(test_catalog());
  auto plan = planner->plan(brief);
  if (!plan) {
    std::fprintf(stderr, "%s\n", to_line(plan.error()).c_str());
    std::abort();
  }
  return std::move(*plan);
}

/// A folder of its own that disappears with the test.
struct TemporaryFolder {
  std::filesystem::path path;
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "playmill-test-XXXXXX").string();
    path = mkdtemp(name.data());
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
};

}  // namespace pm::gen
