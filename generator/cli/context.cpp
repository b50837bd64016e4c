#include "generator/cli/context.h"

#include <algorithm>
#include <cstdio>
#include <thread>

#include "generator/cli/llm_options.h"
#include "generator/planner/lexical.h"
#include "generator/planner/model_planner.h"

namespace pm::gen {

Result<const Catalog*> Context::catalog() {
  if (!catalog_) {
    auto loaded = load_catalog();
    if (!loaded) return loaded.error();
    catalog_ = std::move(*loaded);
  }
  return &*catalog_;
}

Result<std::unique_ptr<Planner>> Context::embedded_planner(const Catalog& catalog,
                                                           std::string_view name,
                                                           bool explain) const {
  if (name != "lexical") {
    auto model = make_model_planner(catalog, {.explain = explain});
    if (model || name == "model") return model;
    std::fprintf(stderr, "playmill: planning by words alone. %s\n", to_line(model.error()).c_str());
  }
  return make_lexical_planner(catalog);
}

Result<const Planner*> Context::planner(std::string_view name, bool explain,
                                        const LlmOptions* llm) {
  if (planner_) return planner_.get();
  auto loaded = catalog();
  if (!loaded) return loaded.error();
  auto planner = embedded_planner(**loaded, name, explain);
  if (planner && llm != nullptr && !llm->url.empty())
    planner = llm_planner(*llm, **loaded, std::move(*planner));
  if (!planner) return planner.error();
  planner_ = std::move(*planner);
  return planner_.get();
}

void Context::fail(const Error& error) {
  exit_code_ = static_cast<int>(error.code);
  if (json) {
    Json out;
    out["ok"] = false;
    out["exit"] = exit_code_;
    out["file"] = error.file;
    out["pointer"] = error.pointer;
    out["message"] = error.message;
    out["mend"] = error.mend;
    print(out);
    return;
  }
  std::fprintf(stderr, "playmill: %s\n", to_line(error).c_str());
}

void Context::print(const Json& document) const {
  if (!json) return;
  const std::string text = pretty_json(document);
  std::fwrite(text.data(), 1, text.size(), stdout);
}

void Context::say(std::string_view line) const {
  if (json) return;
  std::fwrite(line.data(), 1, line.size(), stdout);
  std::fputc('\n', stdout);
}

void add_examples(CLI::App& verb, std::initializer_list<std::string_view> lines) {
  std::string footer = "Examples:";
  for (const std::string_view line : lines) {
    footer += "\n  ";
    footer += line;
  }
  verb.footer(footer);
}

int worker_count(int asked) {
  if (asked > 0) return asked;
  return std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, 8);
}

}  // namespace pm::gen
