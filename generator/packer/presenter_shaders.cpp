#include "generator/packer/presenter_shaders.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <vector>

namespace pm::gen {

namespace {

/// Half the width of a flat cell in units of the head; runtime/presenter/bust.cpp places by it.
constexpr double kEyesSpan = 0.44, kMouthSpan = 0.24;

std::string number(double value) {
  char text[16];
  std::snprintf(text, sizeof text, "%.3f", value);
  return text;
}

std::string constant(const char* name, double value) {
  return std::string("const float ") + name + "=" + number(value) + ";\n";
}

std::string constant(const char* name, Rgba color, double dim = 1) {
  const auto part = [&](int shift) {
    return number(static_cast<double>((color >> shift) & 255U) / 255.0 * dim);
  };
  return std::string("const vec3 ") + name + "=vec3(" + part(24) + "," + part(16) + "," + part(8) +
         ");\n";
}

std::string constants(const PresenterLook& look) {
  const auto trait = [&](PresenterTrait t) -> const std::string& {
    return look.traits[static_cast<std::size_t>(t)];
  };
  const bool animal = trait(PresenterTrait::body) == "mascot";
  const std::string& age = trait(PresenterTrait::age);
  const double years = age == "young" ? -1 : age == "elder" ? 1 : 0;
  std::string out;
  out += constant("skin", look.color(PresenterColor::skin));
  out += constant("hair", look.color(PresenterColor::hair));
  out += constant("cloth", look.color(PresenterColor::cloth));
  out += constant("trim", look.color(PresenterColor::trim));
  out += constant("iris", look.color(PresenterColor::iris));
  out +=
      constant("brow", animal ? look.color(PresenterColor::skin) : look.color(PresenterColor::hair),
               animal ? 0.45 : 0.62);
  out += constant("frame", look.color(PresenterColor::trim), 0.4);
  out += constant("age", years);
  out += constant("eye", animal ? 1.28 : years < 0 ? 1.22 : years > 0 ? 1.0 : 1.1);
  out += constant("nose", animal ? 0.0 : 1.0);
  out += constant("lash", look.lashes ? 1.0 : 0.0);
  return out;
}

}  // namespace

bool is_presenter_sprite(std::string_view archetype) {
  return std::find(kPresenterSprites.begin(), kPresenterSprites.end(), archetype) !=
         kPresenterSprites.end();
}

Result<PresenterSource> presenter_source(const std::filesystem::path& shaders,
                                         const PresenterLook& look, std::string_view archetype) {
  const auto file_of = [&](const char* kind, PresenterTrait trait) {
    return std::string(kind) + "_" + look.traits[static_cast<std::size_t>(trait)];
  };
  const std::string outfit = file_of("outfit", PresenterTrait::outfit);
  std::vector<std::string> files;
  PresenterSource out;
  out.text = constants(look);
  if (archetype == "host_body") {
    files = {"trunk", outfit, "body"};
  } else if (archetype == "host_head") {
    files = {file_of("age", PresenterTrait::age), file_of("hair", PresenterTrait::hair),
             file_of("hat", PresenterTrait::hat), file_of("beard", PresenterTrait::beard),
             file_of("head", PresenterTrait::body)};
  } else if (archetype == "host_arm") {
    files = {"trunk", outfit, "arm"};
  } else {
    const bool eyes = archetype == "host_eyes";
    out.whole = true;
    out.text += constant("span", eyes ? kEyesSpan : kMouthSpan);
    if (eyes)
      files = {"flat", file_of("eyewear", PresenterTrait::eyewear), "eyes", "flat_main"};
    else
      files = {"flat", "mouth", "flat_main"};
  }
  for (const std::string& name : files) {
    const std::filesystem::path file = shaders / "hosts" / (name + ".glsl");
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) {
      return Error{ExitCode::component, file.string(), "", "cannot read the shader source",
                   "a host may name only the styles in templates/hosts.json"};
    }
    std::string part = std::move(text).str();
    if (name == "flat_main") {
      part.replace(part.rfind("LOOK"), 4, archetype);
    }
    out.text += part + "\n";
  }
  return out;
}

}  // namespace pm::gen
