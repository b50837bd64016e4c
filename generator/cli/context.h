#pragma once
#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "generator/core/json.h"
#include "generator/core/result.h"
#include "generator/planner/planner.h"
#include "generator/schema/catalog.h"

namespace pm::gen {

struct LlmOptions;

/// What every verb may use: the global options and the data files, loaded when first asked for.
class Context {
 public:
  bool json = false;  ///< --json: one JSON document on standard output, nothing else there

  Result<const Catalog*> catalog();
  /// The planner of that name: "model", "lexical", or "auto": the model's, and where it cannot run
  /// the lexical one with a warning on standard error. `explain` costs time: see
  /// ModelPlannerOptions. With `llm` that one stands in for the language model, if one is named.
  Result<const Planner*> planner(std::string_view name = "auto", bool explain = true,
                                 const LlmOptions* llm = nullptr);

  /// Ends a verb: notes the exit code and says the error on standard error (as JSON with --json).
  void fail(const Error& error);
  /// Prints the verb's JSON document (with --json only).
  void print(const Json& document) const;
  /// Prints a line for people (without --json only).
  void say(std::string_view line) const;

  int exit_code() const { return exit_code_; }
  void keep_exit_code(int code) { exit_code_ = code; }

 private:
  Result<std::unique_ptr<Planner>> embedded_planner(const Catalog& catalog, std::string_view name,
                                                    bool explain) const;

  std::optional<Catalog> catalog_;
  std::unique_ptr<Planner> planner_;
  int exit_code_ = 0;
};

/// Workers for what was asked for; 0: one for each core, up to 8.
int worker_count(int asked);

/// Adds a footer "Examples:" to a verb's help.
void add_examples(CLI::App& verb, std::initializer_list<std::string_view> lines);

}  // namespace pm::gen
