#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "generator/core/json.h"
#include "generator/core/result.h"
#include "generator/llm/endpoint.h"
#include "generator/llm/memory.h"
#include "generator/llm/patience.h"

namespace pm::gen {

/// What a model is asked, and what counts as an answer.
struct Question {
  std::string system;  ///< instructions; must describe the schema as well, for no service shows it
  std::string user;    ///< data
  std::string name;    ///< of the schema: letters, digits, "_"
  Json schema;
  /// Mends small things and validates. The words of its error go back to the model.
  std::function<Status(Json&)> accept;
};

struct Asked {
  Json answer;
  std::string model;
  Manner manner;
  int requests = 0;
};

/// Asks until an answer is accepted: down the ladder of dialects while the service refuses one or
/// does not keep to it, from the one remembered for it; twice at most with the validator's words;
/// again after "too many requests" as the service says when; once with room for more tokens. All
/// within `total_ms` and twelve requests. Error (component): why there is no answer, in words that
/// hold no key and at most 200 characters of the service's own.
Result<Asked> ask(const Endpoint& endpoint, const Question& question, int total_ms,
                  const std::filesystem::path& memory, const AskDoors& doors);

}  // namespace pm::gen
