#include "generator/cli/source.h"

#include <cstdio>
#include <filesystem>

#include "generator/composer/check_sprites.h"
#include "generator/core/text.h"

namespace pm::gen {

namespace {

/// A path is what exists, or what looks like one; everything else is a description.
bool is_path(const std::string& text) {
  if (text.size() > 4096 || text.find('\n') != std::string::npos) return false;
  std::error_code ignored;
  return std::filesystem::exists(text, ignored) || text.ends_with(".json");
}

std::string read_standard_input() {
  std::string out;
  char block[4096];
  while (out.size() <= kMaxDescription) {
    const std::size_t got = std::fread(block, 1, sizeof block, stdin);
    if (got == 0) break;
    out.append(block, got);
  }
  return out;
}

}  // namespace

void add_source_options(CLI::App& verb, BriefSource& source, bool required) {
  verb.add_option("brief", source.text,
                  "Brief (.json file), or a product description, or - for standard input")
      ->required(required);
  verb.add_option("--name", source.name, "Product name");
  verb.add_option("--cta", source.cta, "Words on the call-to-action button");
}

Result<Brief> load_source(const BriefSource& source, Context& context) {
  auto catalog = context.catalog();
  if (!catalog) return catalog.error();
  const bool from_file = source.text != "-" && is_path(source.text);
  auto brief = from_file ? load_brief(source.text, (*catalog)->template_names())
                         : brief_from_text(source.text == "-" ? read_standard_input() : source.text,
                                           source.name);
  if (!brief) return brief;
  if (auto checked = check_sprites(*brief, **catalog); !checked) return checked.error();
  if (from_file && !source.name.empty()) brief->name = shorten(strip_controls(source.name), 80);
  if (!source.cta.empty()) brief->cta = shorten(strip_controls(source.cta), 24);
  return brief;
}

}  // namespace pm::gen
