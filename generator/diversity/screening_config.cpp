#include "generator/diversity/screening_config.h"

#include "generator/core/files.h"
#include "generator/schema/schema.h"

namespace pm::gen {

namespace {

Scale scale_of(const Json& row) {
  return {row["poor"].get<double>(), row["good"].get<double>(), row["weight"].get<double>()};
}

Cuts cuts_of(const Json& pair) { return {pair[0].get<double>(), pair[1].get<double>()}; }

}  // namespace

Result<ScreeningConfig> parse_screening_config(const Json& document, std::string_view file) {
  if (auto checked = check_schema(document, "screening", ExitCode::internal, file); !checked) {
    return checked.error();
  }
  const auto fault = [&](std::string pointer, const char* message, const char* mend) {
    return Error{ExitCode::internal, std::string(file), std::move(pointer), message, mend};
  };
  // What the schema cannot say.
  for (const auto& [name, value] : document["look"].items()) {
    if (value.is_object() && value["poor"] == value["good"]) {
      return fault(pointer_to("/look", name), "'poor' and 'good' are the same", "Move one of them");
    }
  }
  for (const auto& [name, value] : document["axes"].items()) {
    if (value[0] >= value[1]) {
      return fault(pointer_to("/axes", name), "the cuts do not rise", "Swap them");
    }
  }
  ScreeningConfig out;
  const Json& look = document["look"];
  out.look.width_px = look["picture"][0].get<int>();
  out.look.height_px = look["picture"][1].get<int>();
  out.look.batch = look["batch"].get<int>();
  out.look.edge = look["edge"].get<double>();
  out.look.blank = look["blank"].get<double>();
  out.look.words = scale_of(look["words"]);
  out.look.pieces = scale_of(look["pieces"]);
  out.look.separation = scale_of(look["pieces_apart"]);
  out.look.saliency = scale_of(look["cta_saliency"]);
  out.look.congestion = scale_of(look["congestion"]);
  out.look.emptiness = scale_of(look["blank_share"]);
  out.look.clipped = scale_of(look["clipped"]);
  const Json& cut = document["cut"];
  out.cut_fit = cut["fit"].get<double>();
  out.cut_look = cut["look"].get<double>();
  out.in_cell = cut["in_cell"].get<int>();
  const Json& play = document["play"];
  out.first_plays = play["first"].get<int>();
  out.more_plays = play["more"].get<int>();
  out.most_plays = play["most"].get<int>();
  out.slack = play["slack"].get<double>();
  out.choice.z = play["z"].get<double>();
  out.pass_rate = cuts_of(document["axes"]["pass_rate"]);
  out.touches_per_second = cuts_of(document["axes"]["touches_per_second"]);
  const Json& quality = document["quality"];
  out.fit_weight = quality["fit"].get<double>();
  out.look_weight = quality["look"].get<double>();
  out.play_weight = quality["play"].get<double>();
  const Json& choice = document["choice"];
  out.choice.spread = choice["spread"].get<double>();
  out.choice.second = choice["second"].get<double>();
  out.choice.apart = choice["apart"].get<double>();
  return out;
}

Result<ScreeningConfig> load_screening_config() {
  auto root = playmill_root();
  if (!root) return root.error();
  const std::string path = (*root / "templates" / "screening.json").string();
  auto document = load_json(path, 1U << 20U, ExitCode::internal);
  if (!document) return document.error();
  return parse_screening_config(*document, path);
}

}  // namespace pm::gen
