#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "generator/core/json.h"

namespace pm::gen {

/// How a service is asked to keep to a JSON Schema. None of them is trusted: what comes back is
/// validated here.
enum class Dialect : std::uint8_t {
  strict_schema,       ///< response_format json_schema, strict (OpenAI, vLLM, llama.cpp)
  schema,              ///< the same without strict
  structured_outputs,  ///< vLLM's own field, with guided_json for versions before 0.12
  top_level_schema,    ///< llama.cpp's own field json_schema
  object_with_schema,  ///< json_object with a schema beside it (llama-cpp-python, Anyscale)
  json_object,         ///< any JSON object; the schema is in the prompt
  fenced               ///< nothing; the answer is looked for in the text
};

/// From the firmest to the loosest.
inline constexpr std::array kLadder{Dialect::strict_schema,
                                    Dialect::schema,
                                    Dialect::structured_outputs,
                                    Dialect::top_level_schema,
                                    Dialect::object_with_schema,
                                    Dialect::json_object,
                                    Dialect::fenced};

std::string_view dialect_name(Dialect dialect);
std::optional<Dialect> dialect_named(std::string_view name);

/// Adds to a chat request what asks for `schema` in this dialect. `name`: letters, digits, "_".
void ask_for(Dialect dialect, std::string_view name, const Json& schema, Json& request);

}  // namespace pm::gen
