#include "generator/llm/dialect.h"

namespace pm::gen {

namespace {

constexpr std::array<std::string_view, kLadder.size()> kNames{
    "strict_schema", "schema", "structured_outputs", "top_level_schema", "object_with_schema",
    "json_object",   "fenced"};

}  // namespace

std::string_view dialect_name(Dialect dialect) { return kNames[static_cast<std::size_t>(dialect)]; }

std::optional<Dialect> dialect_named(std::string_view name) {
  for (const Dialect dialect : kLadder) {
    if (dialect_name(dialect) == name) return dialect;
  }
  return std::nullopt;
}

void ask_for(Dialect dialect, std::string_view name, const Json& schema, Json& request) {
  switch (dialect) {
    case Dialect::strict_schema:
    case Dialect::schema: {
      Json wanted;
      wanted["name"] = name;
      if (dialect == Dialect::strict_schema) wanted["strict"] = true;
      wanted["schema"] = schema;
      request["response_format"] = {{"type", "json_schema"}, {"json_schema", std::move(wanted)}};
      break;
    }
    case Dialect::structured_outputs:
      request["structured_outputs"]["json"] = schema;
      request["guided_json"] = schema;
      break;
    case Dialect::top_level_schema: request["json_schema"] = schema; break;
    case Dialect::object_with_schema:
      request["response_format"] = {{"type", "json_object"}, {"schema", schema}};
      break;
    case Dialect::json_object: request["response_format"] = {{"type", "json_object"}}; break;
    case Dialect::fenced: break;
  }
}

}  // namespace pm::gen
