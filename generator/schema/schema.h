#pragma once
#include <string>
#include <string_view>

#include "generator/core/json.h"
#include "generator/core/result.h"

namespace pm::gen {

/// Checks a document against `templates/schema/<name>.schema.json` (JSON Schema draft-07), the same
/// files that documentation and editors use. The first fault is told with its JSON pointer and what
/// would mend it. `code` is what a fault counts as, `file` what it is said of.
Status check_schema(const Json& document, std::string_view name, ExitCode code,
                    std::string_view file);

/// The same against a schema that was made at run time.
Status check_against(const Json& document, const Json& schema, ExitCode code,
                     std::string_view file);

}  // namespace pm::gen
