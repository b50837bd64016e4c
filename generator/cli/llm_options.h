#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "generator/cli/context.h"
#include "generator/core/result.h"
#include "generator/llm/endpoint.h"
#include "generator/planner/planner.h"

namespace pm::gen {

/// A language model as the command line names it. The key comes from PLAYMILL_LLM_KEY alone.
struct LlmOptions {
  std::string url;  ///< empty: none
  std::string model;
  int seconds = 60;
};

/// Adds --llm, --llm-model and --llm-timeout.
void add_llm_options(CLI::App& verb, LlmOptions& options);

/// A service that an option names, with the key of an environment variable. Error (usage) for an
/// address or a key that cannot be used.
Result<Endpoint> endpoint_asked(std::string_view option, std::string_view url,
                                std::string_view model, const char* key_variable);

/// The planner that asks it, with `stand_in` for when it gives no usable answer. Error (usage) for
/// an address or a key that cannot be used.
Result<std::unique_ptr<Planner>> llm_planner(const LlmOptions& options, const Catalog& catalog,
                                             std::unique_ptr<Planner> stand_in);

/// Says on standard error when a plan is not by the planner that was asked for.
void warn_of_fallback(const Plan& plan);

}  // namespace pm::gen
