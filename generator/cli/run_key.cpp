#include "generator/cli/run_key.h"

#include <algorithm>
#include <system_error>
#include <vector>

#include "generator/core/sha256.h"

namespace pm::gen {

namespace fs = std::filesystem;

namespace {

Json brief_json(const Brief& brief) {
  Json out;
  out["texts"] = {brief.name, brief.description, brief.cta, brief.tagline, brief.category};
  out["store"] = {brief.store.ios, brief.store.android, brief.store.web};
  out["icon"] = brief.icon ? brief.icon->uri : "";
  for (const BriefSprite& sprite : brief.sprites)
    out["sprites"].push_back({sprite.picture->uri, sprite.role, sprite.object});
  out["colors"] = {brief.brand.value_or(0), brief.accent.value_or(0), brief.background.value_or(0)};
  out["lists"] = {brief.languages, brief.networks, brief.force, brief.exclude};
  out["wishes"] = {brief.outcome, brief.length_seconds, brief.variants, brief.seed};
  out["copy"] = brief.copy;
  return out;
}

/// Name, size and time of each file that has a say in what comes out.
std::string tool_text(const fs::path& root) {
  std::vector<std::string> lines;
  std::error_code ignored;
  const auto note = [&](const fs::path& file) {
    lines.push_back(file.string() + " " + std::to_string(fs::file_size(file, ignored)) + " " +
                    std::to_string(fs::last_write_time(file, ignored).time_since_epoch().count()));
  };
  note(fs::read_symlink("/proc/self/exe", ignored));
  for (const char* folder : {"templates", "shaders", "build/wasm", "build/web"}) {
    // The build folders hold what ships at their top, and all sorts of things below.
    const bool deep = std::string_view(folder).find('/') == std::string_view::npos;
    for (auto at = fs::recursive_directory_iterator(root / folder, ignored);
         at != fs::recursive_directory_iterator(); at.increment(ignored)) {
      if (at->is_directory(ignored)) {
        if (!deep) at.disable_recursion_pending();
        continue;
      }
      if (deep || at->path().extension() == ".wasm" || at->path().extension() == ".js") {
        note(at->path());
      }
    }
  }
  std::sort(lines.begin(), lines.end());
  std::string out;
  for (const std::string& line : lines) out += line + "\n";
  return out;
}

}  // namespace

std::string run_key(const Brief& brief, const Plan& plan, const Json& settings,
                    const fs::path& root) {
  const Json all = {{"brief", brief_json(brief)}, {"plan", to_json(plan)}, {"settings", settings}};
  return sha256_hex(all.dump() + tool_text(root));
}

}  // namespace pm::gen
