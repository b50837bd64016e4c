#include "generator/schema/explain.h"

#include <algorithm>
#include <regex>
#include <vector>

#include "generator/core/text.h"

namespace pm::gen {

namespace {

std::string shown(const Json& value) {
  std::string text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
  const std::u32string points = decode_utf8(text);
  if (points.size() > 60) text = encode_utf8(std::u32string_view(points).substr(0, 57)) + "...";
  return text;
}

std::string type_name(const Json& value) {
  if (value.is_null()) return "null";
  if (value.is_boolean()) return "a boolean";
  if (value.is_number_integer()) return "an integer";
  if (value.is_number()) return "a number";
  if (value.is_string()) return "a string";
  return value.is_array() ? "an array" : "an object";
}

bool has_type(const Json& value, const std::string& type) {
  if (type == "null") return value.is_null();
  if (type == "boolean") return value.is_boolean();
  if (type == "integer") return value.is_number_integer();
  if (type == "number") return value.is_number();
  if (type == "string") return value.is_string();
  if (type == "array") return value.is_array();
  return value.is_object();
}

std::vector<std::string> names_of(const Json& list) {
  std::vector<std::string> out;
  for (const Json& item : list)
    out.push_back(item.is_string() ? item.get<std::string>() : shown(item));
  return out;
}

std::vector<std::string> keys_of(const Json& object) {
  std::vector<std::string> out;
  for (const auto& [key, ignored] : object.items()) out.push_back(key);
  return out;
}

std::string did_you_mean(const std::string& wrong, const std::vector<std::string>& known) {
  const std::string near = nearest_name(wrong, known);
  if (!near.empty()) return "Did you mean '" + near + "'?";
  return known.empty() ? "Remove it" : "Known are " + list_names(known, 24);
}

bool wrong_type(const Json& schema, const Json& value, const std::string& pointer, Fault& fault) {
  if (!schema.contains("type")) return false;
  const Json& type = schema["type"];
  const std::vector<std::string> types =
      type.is_array() ? names_of(type) : std::vector<std::string>{type.get<std::string>()};
  const bool fits = std::any_of(types.begin(), types.end(),
                                [&](const std::string& t) { return has_type(value, t); });
  if (fits) return false;
  std::string wanted;
  for (const std::string& t : types) wanted += (wanted.empty() ? "" : " or ") + t;
  fault = {pointer,
           "must be " + wanted + ", but is " + type_name(value) + " (" + shown(value) + ")",
           schema.contains("description") ? schema["description"].get<std::string>() : ""};
  return true;
}

bool wrong_number(const Json& schema, const Json& value, const std::string& pointer, Fault& fault) {
  const double number = value.get<double>();
  const auto beyond = [&](const char* key, const char* word) {
    fault = {
        pointer, shown(value) + " is " + word + " " + shown(schema[key]),
        std::string("Use ") + (word[0] == 'b' ? "at least " : "at most ") + shown(schema[key])};
    return true;
  };
  if (schema.contains("minimum") && number < schema["minimum"].get<double>()) {
    return beyond("minimum", "below the least value");
  }
  if (schema.contains("maximum") && number > schema["maximum"].get<double>()) {
    return beyond("maximum", "above the greatest value");
  }
  return false;
}

bool wrong_string(const Json& schema, const Json& value, const std::string& pointer, Fault& fault) {
  const auto& text = value.get_ref<const std::string&>();
  const std::size_t length = length_utf8(text);
  if (schema.contains("minLength") && length < schema["minLength"].get<std::size_t>()) {
    fault = {pointer, text.empty() ? "is empty" : "is too short", "Fill it in or remove it"};
    return true;
  }
  if (schema.contains("maxLength") && length > schema["maxLength"].get<std::size_t>()) {
    fault = {pointer, "is " + std::to_string(length) + " characters long",
             "Use at most " + std::to_string(schema["maxLength"].get<int>()) + " characters"};
    return true;
  }
  // The regex library recurses over the text; only the head matters for the patterns in use.
  if (schema.contains("pattern") &&
      !std::regex_search(text.substr(0, 4096), std::regex(schema["pattern"].get<std::string>()))) {
    fault = {pointer, shown(value) + " is not well formed",
             schema.contains("description")
                 ? "Expected: " + schema["description"].get<std::string>()
                 : "Expected: " + schema["pattern"].get<std::string>()};
    return true;
  }
  return false;
}

bool wrong_array(const Json& schema, const Json& value, const std::string& pointer, Fault& fault) {
  if (schema.contains("minItems") && value.size() < schema["minItems"].get<std::size_t>()) {
    fault = {pointer, "has " + std::to_string(value.size()) + " entries",
             "Give at least " + shown(schema["minItems"])};
    return true;
  }
  if (schema.contains("maxItems") && value.size() > schema["maxItems"].get<std::size_t>()) {
    fault = {pointer, "has " + std::to_string(value.size()) + " entries",
             "Give at most " + shown(schema["maxItems"])};
    return true;
  }
  if (schema.value("uniqueItems", false)) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (value[i] != value[j]) continue;
        fault = {pointer_to(pointer, i), shown(value[i]) + " is there twice", "Remove one of them"};
        return true;
      }
    }
  }
  if (!schema.contains("items")) return false;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (explain(schema["items"], value[i], pointer_to(pointer, i), fault)) return true;
  }
  return false;
}

bool wrong_object(const Json& schema, const Json& value, const std::string& pointer, Fault& fault) {
  const Json none = Json::object();
  const Json& known = schema.contains("properties") ? schema["properties"] : none;
  for (const auto& [key, item] : value.items()) {
    if (known.contains(key)) {
      if (explain(known[key], item, pointer_to(pointer, key), fault)) return true;
      continue;
    }
    if (schema.contains("propertyNames") &&
        explain(schema["propertyNames"], Json(key), pointer_to(pointer, key), fault)) {
      return true;
    }
    if (!schema.contains("additionalProperties")) continue;
    const Json& other = schema["additionalProperties"];
    if (other.is_boolean() && !other.get<bool>()) {
      fault = {pointer_to(pointer, key), "unknown field '" + key.substr(0, 60) + "'",
               did_you_mean(key, keys_of(known))};
      return true;
    }
    if (other.is_object() && explain(other, item, pointer_to(pointer, key), fault)) return true;
  }
  if (schema.contains("required")) {
    for (const Json& field : schema["required"]) {
      const auto name = field.get<std::string>();
      if (value.contains(name)) continue;
      std::string mend = "Add it";
      if (known.contains(name) && known[name].contains("description")) {
        mend += ": " + known[name]["description"].get<std::string>();
      }
      fault = {pointer, "misses the field '" + name + "'", mend};
      return true;
    }
  }
  if (schema.contains("minProperties") &&
      value.size() < schema["minProperties"].get<std::size_t>()) {
    fault = {pointer, "is empty", "Add at least " + shown(schema["minProperties"])};
    return true;
  }
  if (schema.contains("maxProperties") &&
      value.size() > schema["maxProperties"].get<std::size_t>()) {
    fault = {pointer, "has " + std::to_string(value.size()) + " fields",
             "Give at most " + shown(schema["maxProperties"])};
    return true;
  }
  return false;
}

}  // namespace

bool explain(const Json& schema, const Json& value, const std::string& pointer, Fault& fault) {
  if (!schema.is_object()) return false;
  if (wrong_type(schema, value, pointer, fault)) return true;
  if (schema.contains("enum")) {
    const Json& choices = schema["enum"];
    if (std::find(choices.begin(), choices.end(), value) == choices.end()) {
      const std::vector<std::string> names = names_of(choices);
      fault = {
          pointer, shown(value) + " is not one of " + list_names(names),
          value.is_string() ? did_you_mean(value.get<std::string>(), names) : "Use one of them"};
      return true;
    }
  }
  if (value.is_number() && wrong_number(schema, value, pointer, fault)) return true;
  if (value.is_string() && wrong_string(schema, value, pointer, fault)) return true;
  if (value.is_array() && wrong_array(schema, value, pointer, fault)) return true;
  if (value.is_object() && wrong_object(schema, value, pointer, fault)) return true;
  if (schema.contains("anyOf")) {
    Fault first;
    bool any = false;
    for (std::size_t i = 0; i < schema["anyOf"].size() && !any; ++i) {
      Fault other;
      any = !explain(schema["anyOf"][i], value, pointer, other);
      if (i == 0 || other.pointer.size() > first.pointer.size()) first = other;
    }
    if (!any) {
      fault = first;
      return true;
    }
  }
  return false;
}

}  // namespace pm::gen
