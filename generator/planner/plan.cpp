#include "generator/planner/plan.h"

#include <cmath>

#include "generator/schema/schema.h"

namespace pm::gen {

namespace {

double rounded(double value) { return std::round(value * 10000.0) / 10000.0; }

Json ranked_json(const std::vector<Ranked>& list) {
  Json out = Json::array();
  for (const Ranked& item : list)
    out.push_back({{"name", item.name}, {"weight", rounded(item.weight)}});
  return out;
}

std::vector<Ranked> ranked_list(const Json& list) {
  std::vector<Ranked> out;
  for (const Json& item : list) {
    out.push_back({item["name"].get<std::string>(), item["weight"].get<double>()});
  }
  return out;
}

}  // namespace

Json to_json(const Plan& plan) {
  Json out;
  out["version"] = 1;
  out["planner"] = plan.planner;
  if (!plan.fallback.empty()) out["fallback"] = plan.fallback;
  out["mechanics"] = ranked_json(plan.mechanics);
  out["objects"] = ranked_json(plan.objects);
  out["backgrounds"] = ranked_json(plan.backgrounds);
  out["trophy"] = plan.trophy;
  out["story"] = plan.story;
  out["mood"] = plan.mood;
  out["palette"] = plan.palette;
  out["audience"] = plan.audience;
  out["tone"] = plan.tone;
  out["language"] = plan.language;
  out["cta_kind"] = plan.cta_kind;
  const std::pair<const char*, const std::vector<Ranked>*> optional[] = {
      {"categories", &plan.categories},
      {"moods", &plan.moods},
      {"tones", &plan.tones},
      {"audiences", &plan.audiences}};
  for (const auto& [key, list] : optional) {
    if (!list->empty()) out[key] = ranked_json(*list);
  }
  Json why = Json::array();
  for (const Reason& reason : plan.why) {
    why.push_back({{"kind", reason.kind},
                   {"name", reason.name},
                   {"word", reason.word},
                   {"weight", rounded(reason.weight)}});
  }
  out["why"] = std::move(why);
  return out;
}

Result<Plan> read_plan(const Json& document, std::string_view file) {
  if (auto checked = check_schema(document, "plan", ExitCode::bad_brief, file); !checked) {
    return checked.error();
  }
  Plan plan;
  plan.planner = document["planner"].get<std::string>();
  plan.fallback = document.value("fallback", "");
  plan.mechanics = ranked_list(document["mechanics"]);
  plan.objects = ranked_list(document["objects"]);
  plan.backgrounds = ranked_list(document["backgrounds"]);
  plan.trophy = document.value("trophy", "");
  plan.story = document.value("story", "");
  plan.mood = document["mood"].get<std::string>();
  plan.palette = document["palette"].get<std::string>();
  plan.audience = document["audience"].get<std::string>();
  plan.tone = document["tone"].get<std::string>();
  plan.language = document["language"].get<std::string>();
  plan.cta_kind = document.value("cta_kind", "play");
  const std::pair<const char*, std::vector<Ranked>*> optional[] = {{"categories", &plan.categories},
                                                                   {"moods", &plan.moods},
                                                                   {"tones", &plan.tones},
                                                                   {"audiences", &plan.audiences}};
  for (const auto& [key, list] : optional) {
    if (document.contains(key)) *list = ranked_list(document[key]);
  }
  for (const Json& reason : document["why"]) {
    plan.why.push_back({reason["kind"].get<std::string>(), reason["name"].get<std::string>(),
                        reason["word"].get<std::string>(), reason["weight"].get<double>()});
  }
  return plan;
}

}  // namespace pm::gen
