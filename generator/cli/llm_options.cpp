#include "generator/cli/llm_options.h"

#include <cstdio>
#include <cstdlib>

#include "generator/core/text.h"
#include "generator/planner/llm_planner.h"

namespace pm::gen {

void add_llm_options(CLI::App& verb, LlmOptions& options) {
  verb.add_option("--llm", options.url,
                  "Plan with a language model: address of an OpenAI-compatible service, e.g. "
                  "http://localhost:8080/v1. Its key, if any: PLAYMILL_LLM_KEY in the environment")
      ->envname("PLAYMILL_LLM");
  verb.add_option("--llm-model", options.model, "Which of its models (default: the first it names)")
      ->envname("PLAYMILL_LLM_MODEL");
  verb.add_option("--llm-timeout", options.seconds,
                  "Seconds for one brief; then the embedded planner's plan is taken")
      ->check(CLI::Range(1, 3600))
      ->capture_default_str();
}

Result<Endpoint> endpoint_asked(std::string_view option, std::string_view url,
                                std::string_view model, const char* key_variable) {
  const char* key = std::getenv(key_variable);
  auto endpoint = make_endpoint(url, model, key == nullptr ? "" : key);
  if (endpoint) return endpoint;
  Error error = endpoint.error();
  if (error.file.empty()) error.file = option;
  return error;
}

Result<std::unique_ptr<Planner>> llm_planner(const LlmOptions& options, const Catalog& catalog,
                                             std::unique_ptr<Planner> stand_in) {
  auto endpoint = endpoint_asked("--llm", options.url, options.model, "PLAYMILL_LLM_KEY");
  if (!endpoint) return endpoint.error();
  LlmPlannerOptions planner;
  planner.endpoint = std::move(*endpoint);
  planner.total_ms = options.seconds * 1000;
  planner.memory = cache_folder();
  planner.doors = real_doors();
  return make_llm_planner(catalog, std::move(stand_in), std::move(planner));
}

void warn_of_fallback(const Plan& plan) {
  if (plan.fallback.empty()) return;
  std::fprintf(stderr,
               "playmill: the language model gave no plan, so the planner '%s' made it. %s\n",
               plan.planner.c_str(), one_line(plan.fallback).c_str());
}

}  // namespace pm::gen
