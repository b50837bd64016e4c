#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace pm::gen {

/// One declaration at the top level of a GLSL source: a function, a global, a uniform or a
/// #directive.
struct GlslUnit {
  std::string name;               ///< what it declares; empty for directives and precision
  std::string text;               ///< minified
  std::vector<std::string> uses;  ///< identifiers in it
};

/// Splits a source into its top-level units. Comments go, white space goes where the language
/// allows.
std::vector<GlslUnit> split_glsl(std::string_view source);

/// Joins, in their order, the units that the functions or globals named `roots` need, directly or
/// through others; several units of one name (overloads) go together. Units without a name stay.
std::string link_glsl(const std::vector<GlslUnit>& units, const std::vector<std::string>& roots);

/// Short names, "Qa" and so on, for the functions that `library` defines, in their order. No shader
/// may use such a name itself.
using GlslNames = std::map<std::string, std::string, std::less<>>;
GlslNames short_names(const std::vector<GlslUnit>& library);

/// Minified GLSL with each word that has another name in `names` written so.
std::string rename_glsl(std::string_view glsl, const GlslNames& names);

/// White space and comments removed, numbers shortened (0.5 -> .5, 1.0 -> 1.).
std::string minify_glsl(std::string_view source);

}  // namespace pm::gen
