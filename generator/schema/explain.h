#pragma once
#include <string>

#include "generator/core/json.h"

namespace pm::gen {

struct Fault {
  std::string pointer;
  std::string message;
  std::string mend;
};

/// Finds the first place where a document that failed validation departs from its schema, and says
/// it in a person's words. False when the fault is of a kind that it does not know.
bool explain(const Json& schema, const Json& value, const std::string& pointer, Fault& fault);

}  // namespace pm::gen
