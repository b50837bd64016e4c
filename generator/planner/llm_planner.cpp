#include "generator/planner/llm_planner.h"

#include <atomic>

#include "generator/planner/lexical.h"
#include "generator/planner/llm_reading.h"
#include "generator/planner/profiles.h"

namespace pm::gen {

namespace {

constexpr int kMostFailures = 3;

class LlmPlanner final : public Planner {
 public:
  LlmPlanner(const Catalog& catalog, const std::vector<std::string>& categories,
             std::unique_ptr<Planner> stand_in, LlmPlannerOptions options)
      : stand_in_(std::move(stand_in)),
        options_(std::move(options)),
        schema_(reading_schema(catalog, categories)),
        instructions_(reading_instructions(catalog, schema_)) {}

  std::string_view name() const override { return "llm"; }

  Result<Plan> plan(const Brief& brief) const override {
    Brief free = brief;
    free.force.clear();
    free.exclude.clear();
    auto plan = stand_in_->plan(free);
    if (!plan) return plan;
    auto read = reading(brief, *plan);
    if (read) {
      plan = std::move(read);
    } else {
      plan->fallback = to_line(read.error());
    }
    if (auto done = apply_wishes(brief, *plan); !done) return done.error();
    return plan;
  }

 private:
  Result<Plan> reading(const Brief& brief, const Plan& base) const {
    if (failures_ >= kMostFailures) {
      return Error{
          ExitCode::component, options_.endpoint.shown, "",
          "it was not asked, after " + std::to_string(kMostFailures) + " failures in a row", ""};
    }
    Question question;
    question.system = instructions_;
    question.user = reading_data(brief);
    question.name = "plan";
    question.schema = schema_;
    question.accept = [&](Json& answer) { return accept_reading(schema_, answer); };
    auto asked =
        ask(options_.endpoint, question, options_.total_ms, options_.memory, options_.doors);
    if (!asked) {
      ++failures_;
      return asked.error();
    }
    failures_ = 0;
    return plan_of_reading(asked->answer, brief, base);
  }

  std::unique_ptr<Planner> stand_in_;
  LlmPlannerOptions options_;
  Json schema_;
  std::string instructions_;
  mutable std::atomic<int> failures_ = 0;
};

}  // namespace

std::unique_ptr<Planner> make_llm_planner(const Catalog& catalog, std::unique_ptr<Planner> stand_in,
                                          LlmPlannerOptions options) {
  auto card = load_model_card();
  return std::make_unique<LlmPlanner>(catalog, card ? card->categories : std::vector<std::string>{},
                                      std::move(stand_in), std::move(options));
}

}  // namespace pm::gen
