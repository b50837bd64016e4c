#include "generator/packer/shader_bundle.h"

#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "generator/packer/glsl.h"

namespace pm::gen {

namespace {

Result<std::string> source(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) {
    return Error{ExitCode::component, file.string(), "", "cannot read the shader source",
                 "a scene may name only the sprites in shaders/sprites and the backgrounds in "
                 "shaders/backgrounds"};
  }
  return text.str();
}

bool plain_name(const std::string& name) {
  return !name.empty() &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos;
}

Error bad_name(const std::string& name) {
  return Error{ExitCode::bad_scene, "", "",
               "'" + name + "' cannot be the name of a sprite or background",
               "use lower-case letters, digits and _"};
}

/// Part of `text` between a line that starts with `from` and one that starts with `to` (or the
/// end).
std::string section(const std::string& text, const std::string& from, const std::string& to) {
  std::size_t begin = text.find(from);
  if (begin == std::string::npos) return {};
  begin = text.find('\n', begin);
  const std::size_t end = to.empty() ? std::string::npos : text.find(to, begin);
  return text.substr(begin, end == std::string::npos ? end : end - begin);
}

}  // namespace

Result<ShaderText> bundle_shaders(const std::filesystem::path& root, const Scene& scene) {
  const std::filesystem::path shaders = root / "shaders";
  std::map<std::string, std::string> read;
  for (const char* name : {"sdf.glsl", "sdf_more.glsl", "sprite_light.glsl", "sprite_main.glsl",
                           "bg_lib.glsl", "bg_main.glsl", "batch.vert", "batch.frag"}) {
    auto text = source(shaders / name);
    if (!text) return text.error();
    read[name] = *text;
  }
  ShaderText out;
  out.batch_vert = minify_glsl(read["batch.vert"]);
  out.batch_frag = minify_glsl(read["batch.frag"]);
  const std::string& main = read["sprite_main.glsl"];
  out.cell_vert = minify_glsl(section(main, "//@vertex", "//@fragment"));

  // The head holds the union of the helpers that the scene's sprites call, each sprite only its
  // own.
  const std::string before = section(main, "//@fragment", "//@functions");
  const std::string library =
      read["sdf.glsl"] + "\n" + read["sdf_more.glsl"] + "\n" + read["sprite_light.glsl"] + "\n";
  const std::vector<GlslUnit> shared =
      split_glsl(before + "\n" + library + "\nvoid dispatch(vec2 p);\n");
  const std::vector<GlslUnit> tail = split_glsl(section(main, "//@functions", ""));
  std::vector<std::string> wanted{"dispatch"};
  for (const GlslUnit& unit : tail) wanted.insert(wanted.end(), unit.uses.begin(), unit.uses.end());
  std::set<std::string> seen;
  for (const SpriteSlot& slot : scene.slots) {
    const std::string& name = slot.archetype;
    if (!plain_name(name)) return bad_name(name);
    if (!seen.insert(name).second) continue;
    auto text = source(shaders / "sprites" / (name + ".glsl"));
    if (!text) return text.error();
    const std::vector<GlslUnit> own = split_glsl(*text);
    for (const GlslUnit& unit : own)
      wanted.insert(wanted.end(), unit.uses.begin(), unit.uses.end());
    out.sprites.push_back(SpriteCode{name, link_glsl(own, {"sprite_" + name}) +
                                               "void dispatch(vec2 p){sprite_" + name + "(p);}"});
  }
  out.sprite_head = link_glsl(shared, wanted);
  out.sprite_tail = link_glsl(tail, {"main"});

  const std::string& background = scene.background.name;
  if (!plain_name(background)) return bad_name(background);
  auto back = source(shaders / "backgrounds" / (background + ".glsl"));
  if (!back) return back.error();
  std::string back_main = read["bg_main.glsl"];
  for (const auto& [macro, prefix] :
       {std::pair{"BG_FAR", "bg_"}, {"BG_NEAR", "near_"}, {"BG_LIFE", "life_"}}) {
    for (std::size_t at = back_main.find(std::string(macro) + "("); at != std::string::npos;
         at = back_main.find(std::string(macro) + "(", at)) {
      back_main.replace(at, std::string(macro).size(), prefix + background);
    }
  }
  out.back_frag =
      link_glsl(split_glsl("#version 300 es\nprecision highp float;precision highp int;\n" +
                           read["sdf.glsl"] + "\n" + read["sdf_more.glsl"] + "\n" +
                           read["bg_lib.glsl"] + "\n" + *back + "\n" + back_main),
                {"main"});
  return out;
}

}  // namespace pm::gen
