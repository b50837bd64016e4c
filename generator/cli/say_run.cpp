#include "generator/cli/say_run.h"

#include <cmath>

#include "generator/core/text.h"

namespace pm::gen {

namespace {

/// What the product's own pictures lost for a page's bytes.
void say_pictures(const Json& result, const Context& context) {
  std::size_t coarser = 0;
  std::size_t floored = 0;
  for (const Json& row : result["variants"]) {
    if (!row.contains("pictures") || !row["pictures"].contains("remark")) continue;
    ++(row["pictures"]["at_floor"] == true ? floored : coarser);
  }
  const std::string of = " of " + std::to_string(result["variants"].size()) + " variants ";
  if (coarser > 0) {
    context.say("In " + std::to_string(coarser) + of +
                "the product's pictures were made coarser to fit.");
  }
  if (floored > 0) {
    context.say(
        "Warning: in " + std::to_string(floored) + of +
        "the product's pictures are at the least that looks right. Use fewer or simpler ones.");
  }
  if (result.contains("packages") && result["packages"].contains("pictures_at_floor")) {
    context.say("Warning: in " + result["packages"]["pictures_at_floor"].dump() +
                " packages the product's pictures are at the least that looks right.");
  }
}

}  // namespace

void say_run(const Json& result, const std::string& out, const Context& context) {
  const Json& variants = result["variants"];
  context.say(std::to_string(variants.size()) + " variants of " +
              result["name"].get<std::string>() + " in " + out + "/");
  for (const Json& row : variants) {
    const long percent = std::lround(row["pass_rate"].get<double>() * 100);
    context.say("  " + row["id"].get<std::string>() + "  " + row["mechanic"].get<std::string>() +
                " in " + row["background"].get<std::string>() + ", won by " +
                std::to_string(percent) + " %, " +
                std::to_string(row["bytes"].get<std::size_t>() / 1000) + " kB");
  }
  if (result.contains("went_on_from")) {
    const Json& before = result["went_on_from"];
    context.say("Went on from a run that was killed: " + before["drawn"].dump() +
                " candidates were drawn and " + before["plays"].dump() + " plays played before");
  }
  say_pictures(result, context);
  context.say("Look at them: " + out + "/index.html");
  if (result.contains("packages")) {
    const Json& packages = result["packages"];
    const auto count = packages["count"].get<std::size_t>();
    const auto pass = packages["pass"].get<std::size_t>();
    context.say(std::to_string(pass) + " of " + std::to_string(count) +
                " packages for ad networks pass: " + out + "/packages/report.html");
  }
  if (result.contains("languages_in_english")) {
    context.say("No words yet for: " +
                list_names(result["languages_in_english"].get<std::vector<std::string>>()) +
                ". Give them in the brief's 'copy'.");
  }
}

}  // namespace pm::gen
