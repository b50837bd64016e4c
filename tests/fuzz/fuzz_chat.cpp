// What a language model's service may send: the body of a chat completion, and the plan in it.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "generator/llm/answer.h"
#include "generator/planner/llm_reading.h"

using namespace pm::gen;

namespace {

const Catalog& catalog() {
  static const Catalog loaded = [] {
    auto all = load_catalog();
    if (!all) std::abort();
    return std::move(*all);
  }();
  return loaded;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Json schema = reading_schema(catalog(), {"Puzzle", "Finance"});
  static const Brief brief = *brief_from_text("Merge fruits", "Fruit Drop");
  static const Plan base = [] {
    Plan plan;
    plan.planner = "none";
    plan.mechanics = {{"sort", 1.0}};
    plan.backgrounds = {{"kitchen", 1.0}};
    return plan;
  }();
  const std::string text(reinterpret_cast<const char*>(data), size);
  if (error_words(text).size() > 800) std::abort();
  const ChatAnswer answer = read_chat(text);
  for (const std::string& said : {text, answer.text}) {
    const std::string object = json_object_in(said);
    if (object.empty()) continue;
    auto parsed = parse_json(object, "", ExitCode::component);
    if (!parsed) std::abort();
    if (!accept_reading(schema, *parsed)) continue;
    // What is accepted always makes a plan.
    if (!plan_of_reading(*parsed, brief, base)) std::abort();
  }
  return 0;
}
