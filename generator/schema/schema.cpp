#include "generator/schema/schema.h"

#include <map>
#include <memory>
#include <mutex>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "generator/core/files.h"
#include "generator/core/text.h"
#include "generator/schema/explain.h"

namespace pm::gen {

namespace {

struct Loaded {
  Json source;
  valijson::Schema compiled;
};

/// Longer strings are cut before validation: the regex library recurses over them. No length limit
/// in the schemas is above it.
constexpr std::size_t kLongestString = 2500;

nlohmann::json bounded(const Json& value) {
  if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    if (text.size() <= kLongestString || length_utf8(text) <= kLongestString) return text;
    return encode_utf8(std::u32string_view(decode_utf8(text)).substr(0, kLongestString));
  }
  if (value.is_array()) {
    auto out = nlohmann::json::array();
    for (const Json& item : value) out.push_back(bounded(item));
    return out;
  }
  if (value.is_object()) {
    auto out = nlohmann::json::object();
    for (const auto& [key, item] : value.items()) out[key] = bounded(item);
    return out;
  }
  if (value.is_number_unsigned()) return value.get<std::uint64_t>();
  if (value.is_number_integer()) return value.get<std::int64_t>();
  if (value.is_number()) return value.get<double>();
  if (value.is_boolean()) return value.get<bool>();
  return nullptr;
}

bool too_deep(const Json& value, int levels) {
  if (!value.is_structured()) return false;
  if (levels == 0) return true;
  for (const Json& item : value) {
    if (too_deep(item, levels - 1)) return true;
  }
  return false;
}

/// Empty when it is no usable schema; `why` says what is wrong with it.
std::unique_ptr<Loaded> compile(Json source, std::string& why) {
  auto loaded = std::make_unique<Loaded>();
  loaded->source = std::move(source);
  try {
    const nlohmann::json plain = nlohmann::json::parse(loaded->source.dump());
    valijson::SchemaParser parser;
    parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(plain), loaded->compiled);
  } catch (const std::exception& fault) {
    why = fault.what();
    return nullptr;
  }
  return loaded;
}

Result<const Loaded*> load(const std::string& name) {
  static std::mutex guard;
  static std::map<std::string, std::unique_ptr<Loaded>> cache;
  const std::lock_guard lock(guard);
  if (const auto found = cache.find(name); found != cache.end()) return found->second.get();
  auto root = playmill_root();
  if (!root) return root.error();
  const std::string path = (*root / "templates" / "schema" / (name + ".schema.json")).string();
  auto source = load_json(path, 4U << 20U, ExitCode::component);
  if (!source) return source.error();
  std::string why;
  auto loaded = compile(std::move(*source), why);
  if (!loaded)
    return Error{ExitCode::internal, path, "", "is not a usable schema: " + why,
                 "Restore the file"};
  return cache.emplace(name, std::move(loaded)).first->second.get();
}

/// valijson names places as `["a"][0]`.
std::string pointer_of(const std::vector<std::string>& context) {
  std::string out;
  for (const std::string& part : context) {
    if (part == "<root>" || part.size() < 3) continue;
    const bool quoted = part[1] == '"';
    out = pointer_to(out, part.substr(quoted ? 2 : 1, part.size() - (quoted ? 4 : 2)));
  }
  return out;
}

Status check(const Json& document, const Loaded& schema, ExitCode code, std::string_view file,
             std::string mend) {
  if (too_deep(document, 24)) {
    return Error{code, std::string(file), "", "is nested too deeply", "Use fewer levels"};
  }
  const nlohmann::json plain = bounded(document);
  valijson::ValidationResults results;
  try {
    const valijson::adapters::NlohmannJsonAdapter target(plain);
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    if (validator.validate(schema.compiled, target, nullptr)) return Done{};
    Fault fault;
    if (explain(schema.source, document, "", fault)) {
      return Error{code, std::string(file), fault.pointer, fault.message, fault.mend};
    }
    validator.validate(schema.compiled, target, &results);
  } catch (const std::exception& fault) {
    return Error{code, std::string(file), "", std::string("cannot be checked: ") + fault.what(),
                 ""};
  }
  valijson::ValidationResults::Error deepest;
  for (const auto& error : results) {
    if (error.context.size() >= deepest.context.size()) deepest = error;
  }
  return Error{code, std::string(file), pointer_of(deepest.context), deepest.description,
               std::move(mend)};
}

}  // namespace

Status check_schema(const Json& document, std::string_view name, ExitCode code,
                    std::string_view file) {
  auto loaded = load(std::string(name));
  if (!loaded) return loaded.error();
  return check(document, **loaded, code, file,
               "See templates/schema/" + std::string(name) + ".schema.json");
}

Status check_against(const Json& document, const Json& schema, ExitCode code,
                     std::string_view file) {
  std::string why;
  const auto loaded = compile(schema, why);
  if (!loaded) return Error{ExitCode::internal, "", "", "there is no usable schema: " + why, ""};
  return check(document, *loaded, code, file, "");
}

}  // namespace pm::gen
