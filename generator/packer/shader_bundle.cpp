#include "generator/packer/shader_bundle.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "generator/packer/glsl.h"
#include "generator/packer/presenter_shaders.h"

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
  for (const char* name : {"sdf.glsl", "sdf_more.glsl", "sprite_parts.glsl", "sprite_light.glsl",
                           "sprite_main.glsl", "face_main.glsl", "bg_lib.glsl", "bg_main.glsl",
                           "picture_sprite.glsl", "batch.vert", "picture.frag", "panel.frag"}) {
    auto text = source(shaders / name);
    if (!text) return text.error();
    read[name] = *text;
  }
  ShaderText out;
  out.batch_vert = minify_glsl(read["batch.vert"]);
  out.picture_frag = minify_glsl(read["picture.frag"]);
  out.panel_frag = minify_glsl(read["panel.frag"]);
  const std::string& main = read["sprite_main.glsl"];
  out.cell_vert = minify_glsl(section(main, "//@vertex", "//@fragment"));

  // The head holds the union of the helpers that the scene's sprites call, each sprite only its
  // own.
  const std::string before = section(main, "//@fragment", "//@functions");
  const std::string library =
      read["sdf.glsl"] + "\n" + read["sdf_more.glsl"] + "\n" + read["sprite_parts.glsl"] + "\n";
  const std::vector<GlslUnit> shared =
      split_glsl(before + "\n" + library + "\nvoid dispatch(vec2 p);\n");
  const std::vector<GlslUnit> tail =
      split_glsl(read["sprite_light.glsl"] + section(main, "//@functions", ""));
  const std::string preamble = "#version 300 es\nprecision highp float;precision highp int;\n" +
                               read["sdf.glsl"] + "\n" + read["sdf_more.glsl"] + "\n";
  std::vector<std::string> wanted{"dispatch"};
  for (const GlslUnit& unit : tail) wanted.insert(wanted.end(), unit.uses.begin(), unit.uses.end());
  std::set<std::string> seen;
  bool faces = false;
  for (const SpriteSlot& slot : scene.slots) {
    const std::string& name = slot.archetype;
    if (!plain_name(name)) return bad_name(name);
    if (!seen.insert(name).second) continue;
    PresenterSource code;
    if (slot.is_picture()) {
      code = {read["picture_sprite.glsl"], true};
    } else if (is_presenter_sprite(name)) {
      auto made = presenter_source(shaders, scene.presenter, name);
      if (!made) return made.error();
      code = std::move(*made);
    } else {
      auto text = source(shaders / "sprites" / (name + ".glsl"));
      if (!text) return text.error();
      code.text = std::move(*text);
    }
    if (code.whole) {
      out.sprites.push_back(
          SpriteCode{name, link_glsl(split_glsl(preamble + code.text), {"main"})});
      continue;
    }
    const std::vector<GlslUnit> own = split_glsl(code.text);
    for (const GlslUnit& unit : own)
      wanted.insert(wanted.end(), unit.uses.begin(), unit.uses.end());
    const auto calls = [&](const std::string& verb) {
      return std::any_of(own.begin(), own.end(), [&](const GlslUnit& unit) {
        return std::find(unit.uses.begin(), unit.uses.end(), verb) != unit.uses.end();
      });
    };
    faces = faces || calls("face");
    const bool shiny = calls("gel") || calls("metal");
    out.sprites.push_back(SpriteCode{
        name, rename_glsl(link_glsl(own, {"sprite_" + name}), {{"sprite_" + name, "dispatch"}}) +
                  "const bool shiny=" + (shiny ? "true;" : "false;")});
  }
  out.sprite_head = link_glsl(shared, wanted);
  out.sprite_tail = link_glsl(tail, {"main"});
  if (faces) out.face_frag = link_glsl(split_glsl(preamble + read["face_main.glsl"]), {"main"});

  const std::string& background = scene.background.name;
  if (!plain_name(background)) return bad_name(background);
  auto back = source(shaders / "backgrounds" / (background + ".glsl"));
  if (!back) return back.error();
  const std::string parts = preamble + read["bg_lib.glsl"] + "\n" + *back + "\n";
  const auto layer = [&](const std::string& call) {
    std::string main_text = read["bg_main.glsl"];
    main_text.replace(main_text.rfind("LAYER"), 5, call);
    return link_glsl(split_glsl(parts + main_text), {"main"});
  };
  out.far_frag = layer("vec4(bg_" + background + "(p,asp),1)");
  out.near_frag = layer("near_" + background + "(p,asp)");
  out.life_frag = layer("life_" + background + "(p)");

  // The same for every scene, so that programs once compiled serve the next one.
  const GlslNames names = short_names(split_glsl(preamble + read["sprite_parts.glsl"] +
                                                 read["sprite_light.glsl"] + read["bg_lib.glsl"]));
  for (std::string* text : {&out.sprite_head, &out.sprite_tail, &out.face_frag, &out.far_frag,
                            &out.near_frag, &out.life_frag})
    *text = rename_glsl(*text, names);
  for (SpriteCode& sprite : out.sprites) sprite.code = rename_glsl(sprite.code, names);
  return out;
}

}  // namespace pm::gen
