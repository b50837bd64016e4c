#include "generator/studio/studio.h"

#include <algorithm>
#include <optional>

#include "generator/check/check.h"
#include "generator/composer/words.h"
#include "generator/core/files.h"
#include "generator/core/text.h"
#include "generator/delivery/delivery.h"
#include "generator/packer/html.h"
#include "generator/packer/shader_bundle.h"
#include "generator/planner/lexical.h"
#include "generator/planner/model_planner.h"
#include "generator/scene/scene_doc.h"
#include "generator/screen/screen.h"
#include "generator/studio/ask.h"
#include "generator/studio/learn.h"
#include "generator/studio/offer.h"
#include "generator/studio/recorded_encoder.h"
#include "generator/studio/requests.h"
#include "generator/studio/sessions.h"
#include "runtime/scene/cooked.h"

namespace pm::gen {

namespace {

constexpr std::size_t kVectorSize = 128;  // of the planner's model; nothing depends on it
constexpr int kMostAttempts = 16;
constexpr std::size_t kMostSprites = 64;
constexpr std::uint64_t kSeedMask = (1ULL << 53U) - 1;

Json sizes_json(const PackSizes& sizes) {
  return {{"html", sizes.html},
          {"module", sizes.module_packed},
          {"scene", sizes.scene_packed},
          {"shell", sizes.shell}};
}

Reading read_reading(const Json& value) {
  Reading out;
  for (const Json& part : value.at("vector")) out.vector.push_back(part.get<float>());
  for (const Json& part : value.at("categories")) out.categories.push_back(part.get<float>());
  return out;
}

class RealStudio final : public Studio {
 public:
  RealStudio(std::filesystem::path root, Catalog catalog, Networks networks, GateConfig gate)
      : room_{std::move(root)},
        catalog_(std::move(catalog)),
        networks_(std::move(networks)),
        gate_(gate),
        player_(gate.human),
        lexical_(make_lexical_planner(catalog_)) {}

  Result<StudioAnswer> call(std::string_view method, const Json& ask,
                            std::string_view bytes) override {
    using Method = Result<StudioAnswer> (RealStudio::*)(const Json&, std::string_view);
    static constexpr std::pair<std::string_view, Method> kMethods[] = {
        {"offer", &RealStudio::offer},      {"sprites", &RealStudio::sprites},
        {"plan", &RealStudio::plan},        {"compose", &RealStudio::compose},
        {"draw", &RealStudio::draw},        {"vary", &RealStudio::vary},
        {"judge", &RealStudio::judge},      {"cook", &RealStudio::cook},
        {"page", &RealStudio::page},        {"pack", &RealStudio::pack},
        {"check", &RealStudio::check},      {"report", &RealStudio::report},
        {"learn", &RealStudio::learn},      {"breed", &RealStudio::breed_next},
        {"sessions", &RealStudio::sessions}};
    try {
      for (const auto& [name, function] : kMethods) {
        if (name == method) return (this->*function)(ask, bytes);
      }
    } catch (const nlohmann::json::exception& fault) {
      return unusable(std::string("the request has another shape: ") + fault.what());
    }
    return unusable("unknown method '" + std::string(method) + "'");
  }

 private:
  Result<StudioAnswer> offer(const Json& /*ask*/, std::string_view /*bytes*/) {
    return StudioAnswer{studio_offer(catalog_, networks_, gate_), {}};
  }

  /// What draws sprites: a program is vertex and head + code + tail, as in
  /// runtime/view/shader_text.h.
  Result<StudioAnswer> sprites(const Json& ask, std::string_view /*bytes*/) {
    Scene scene;
    scene.background.name = catalog_.backgrounds.front().name;
    for (const Json& name : ask.at("names")) {
      if (scene.slots.size() >= kMostSprites) break;
      SpriteSlot slot;
      slot.archetype = name.get<std::string>();
      scene.slots.push_back(std::move(slot));
    }
    auto text = bundle_shaders(room_.root, scene);
    if (!text) return text.error();
    StudioAnswer out;
    out.json = {{"vertex", text->cell_vert},
                {"head", text->sprite_head},
                {"tail", text->sprite_tail},
                {"faces", text->face_frag},
                {"sprites", Json::array()}};
    for (const SpriteCode& one : text->sprites)
      out.json["sprites"].push_back({{"name", one.archetype}, {"code", one.code}});
    return out;
  }

  /// Without `readings` words alone plan; with them the model does, as soon as all texts are read.
  Result<StudioAnswer> plan(const Json& ask, std::string_view /*bytes*/) {
    auto brief = brief_of(ask, catalog_);
    if (!brief) return brief.error();
    StudioAnswer out;
    if (!ask.contains("readings")) {
      auto plan = lexical_->plan(*brief);
      if (!plan) return plan.error();
      out.json["plan"] = to_json(*plan);
      return out;
    }
    auto card = load_model_card();
    if (!card) return card.error();
    const std::size_t categories = card->categories.size();
    for (const Json& row : ask["readings"]) {
      Reading reading = read_reading(row);
      if (reading.categories.size() != categories || reading.vector.empty())
        return unusable("a reading is not of this model");
      readings_[row.at("rows").get<std::vector<std::int32_t>>()] = std::move(reading);
    }
    std::vector<std::vector<std::int32_t>> missing;
    const std::size_t width =
        readings_.empty() ? kVectorSize : readings_.begin()->second.vector.size();
    auto planner = make_model_planner(catalog_, {}, std::move(*card),
                                      make_recorded_encoder(readings_, missing, width, categories));
    if (!planner) return planner.error();
    auto plan = (*planner)->plan(*brief);
    if (!plan) return plan.error();
    if (missing.empty()) {
      out.json["plan"] = to_json(*plan);
      return out;
    }
    std::sort(missing.begin(), missing.end());
    missing.erase(std::unique(missing.begin(), missing.end()), missing.end());
    out.json["missing"] = missing;
    return out;
  }

  Result<StudioAnswer> compose(const Json& ask, std::string_view /*bytes*/) {
    auto brief = brief_of(ask, catalog_);
    if (!brief) return brief.error();
    auto plan = plan_of(ask);
    if (!plan) return plan.error();
    auto all = pm::gen::compose(*brief, *plan, catalog_, seed_of(ask),
                                whole(ask, "count", 1, kMostAskedVariants, 8));
    if (!all) return all.error();
    StudioAnswer out;
    out.json["variants"] = Json::array();
    for (const SceneDoc& doc : *all) {
      out.json["variants"].push_back(composed_json(doc, catalog_));
    }
    out.json["languages_in_english"] = unserved_languages(*brief, catalog_);
    return out;
  }

  /// A scene for a request; from the first attempt on other luck where luck is free.
  Result<StudioAnswer> draw(const Json& ask, std::string_view /*bytes*/) {
    auto request = request_of(ask);
    if (!request) return request.error();
    const int attempt = whole(ask, "attempt", 0, kMostAttempts, 0);
    const std::string lean = text_of(ask, "lean");
    if (attempt > 0) {
      *request = drawn_again(*request, attempt, lean == "easier" ? -1 : lean == "harder" ? 1 : 0);
    }
    return composed(ask, *request);
  }

  /// Other luck for every facet that is not kept.
  Result<StudioAnswer> vary(const Json& ask, std::string_view /*bytes*/) {
    auto request = request_of(ask);
    if (!request) return request.error();
    const std::uint64_t seed = seed_of(ask);
    std::vector<std::string> keep;
    if (ask.contains("keep") && ask["keep"].is_array()) {
      for (const Json& name : ask["keep"]) {
        if (name.is_string()) keep.push_back(name.get<std::string>());
      }
    }
    const auto kept = [&](std::string_view name) {
      return std::find(keep.begin(), keep.end(), name) != keep.end();
    };
    Lots lots = request->lots ? *request->lots : lots_from(request->seed);
    const Lots fresh = lots_from(stable_hash("vary", seed));
    const auto names = facet_names();
    for (std::size_t i = 0; i < kFacets; ++i) {
      if (!kept(names[i])) lots[i] = fresh[i];
    }
    if (!kept("cast")) request->theme = static_cast<int>(fresh[0] % 4);
    if (!kept("look")) request->background.clear();
    if (!kept("tune"))
      request->difficulty = std::clamp(
          request->difficulty + static_cast<double>(fresh[1] % 61) / 100 - 0.3, -1.0, 1.0);
    request->lots = lots;
    request->seed = stable_hash("vary/seed", seed) & kSeedMask;
    const std::string mechanic = text_of(ask, "mechanic");
    if (!mechanic.empty() && catalog_.find_template(mechanic) != nullptr)
      request->mechanic = mechanic;
    return composed(ask, *request);
  }

  /// The gate; with `mend` the difficulty is repaired as `generate` does it, otherwise the scene is
  /// judged as it is and every question is answered.
  Result<StudioAnswer> judge(const Json& ask, std::string_view /*bytes*/) {
    auto doc = scene_of(ask);
    if (!doc) return doc.error();
    const Template& spec = *catalog_.find_template(doc->scene.mechanic);
    const bool mend = ask.contains("mend") && ask["mend"] == true;
    GateConfig gate = gate_;
    if (!mend) gate.repair_turns = 0;
    Screening screening;
    if (mend) {
      screening = screen(*doc, spec, gate, player_);
    } else {
      screening.verdict = judge_play(doc->scene, doc->outcome, gate, player_, true);
      for (Check& check : judge_look(doc->scene, spec, gate))
        screening.verdict.checks.push_back(std::move(check));
    }
    StudioAnswer out;
    out.json["gate"] = to_json(screening, gate.z);
    out.json["gate"]["pass_rate"] = screening.verdict.pass_rate;
    out.json["lean"] = screening.verdict.lean == Lean::easier   ? "easier"
                       : screening.verdict.lean == Lean::harder ? "harder"
                                                                : "none";
    out.json["scene"] = write_scene(*doc, catalog_);
    return out;
  }

  Result<StudioAnswer> cook(const Json& ask, std::string_view /*bytes*/) {
    auto doc = scene_of(ask);
    if (!doc) return doc.error();
    auto shaders = bundle_shaders(room_.root, doc->scene);
    if (!shaders) return shaders.error();
    const std::vector<std::uint8_t> cooked = write_cooked(doc->scene, *shaders);
    PageParts parts;
    parts.store = {doc->store.ios, doc->store.android, doc->store.web};
    StudioAnswer out;
    out.json["config"] = page_config(doc->scene, parts, 0, cooked.size(), {});
    out.json["mechanic"] = doc->scene.mechanic;
    out.blobs.emplace_back(cooked.begin(), cooked.end());
    if (doc->scene.pictures.count > 0) out.blobs.push_back(preview_strip(doc->scene.pictures));
    return out;
  }

  Result<StudioAnswer> page(const Json& ask, std::string_view /*bytes*/) {
    auto doc = scene_of(ask);
    if (!doc) return doc.error();
    auto html = pack_html(room_, doc->scene, {doc->store.ios, doc->store.android, doc->store.web},
                          {}, gate_.html_bytes);
    if (!html) return html.error();
    StudioAnswer out;
    out.json["sizes"] = sizes_json(html->sizes);
    out.json["check"] = to_json(judge_size(html->html.size(), gate_));
    out.blobs.push_back(std::move(html->html));
    return out;
  }

  Result<StudioAnswer> pack(const Json& ask, std::string_view /*bytes*/) {
    auto doc = scene_of(ask);
    if (!doc) return doc.error();
    auto picked = pick_networks(networks_, {text_of(ask, "network")});
    if (!picked) return picked.error();
    const SceneDoc docs[] = {std::move(*doc)};
    auto delivery = deliver(room_, docs, *picked);
    if (!delivery) return delivery.error();
    StudioAnswer out;
    out.json = delivery_json(*delivery)["packages"][0];
    out.json["file"] = delivery->packages[0].package.file;
    out.json["pass"] = delivery->pass();
    out.blobs.push_back(std::move(delivery->packages[0].package.bytes));
    return out;
  }

  Result<StudioAnswer> check(const Json& ask, std::string_view bytes) {
    auto picked = pick_networks(networks_, {text_of(ask, "network")});
    if (!picked) return picked.error();
    if (bytes.size() > kLargestPackage) return unusable("the file is too large");
    SubjectReading reading = read_subject(text_of(ask, "file"), std::string(bytes));
    const Network& network = *picked->front();
    const std::vector<Finding> findings = reading.refused.empty()
                                              ? check_package(reading.subject, network)
                                              : std::move(reading.refused);
    return StudioAnswer{check_json(reading.subject, network, findings), {}};
  }

  Result<StudioAnswer> report(const Json& ask, std::string_view bytes) {
    auto table = read_report(bytes, text_of(ask, "name"));
    if (!table) return table.error();
    return StudioAnswer{std::move(*table), {}};
  }

  Result<StudioAnswer> learn(const Json& /*ask*/, std::string_view bytes) {
    auto learnt = learn_from_counts(bytes);
    if (!learnt) return learnt.error();
    return StudioAnswer{std::move(*learnt), {}};
  }

  Result<StudioAnswer> sessions(const Json& ask, std::string_view bytes) {
    std::vector<KnownScene> scenes;
    for (const Json& one : ask.at("scenes")) {
      auto doc = read_scene(one.at("scene"), "scene", catalog_);
      if (!doc) return doc.error();
      scenes.push_back({one.at("key").get<std::string>(), std::move(doc->scene)});
    }
    auto watched = watch_sessions(bytes, scenes);
    if (!watched) return watched.error();
    return StudioAnswer{std::move(*watched), {}};
  }

  Result<StudioAnswer> breed_next(const Json& ask, std::string_view /*bytes*/) {
    auto brief = brief_of(ask, catalog_);
    if (!brief) return brief.error();
    auto plan = plan_of(ask);
    if (!plan) return plan.error();
    auto next =
        next_generation(ask.contains("parents") ? ask["parents"] : Json(), *brief, *plan, catalog_,
                        whole(ask, "count", 1, kMostAskedVariants, 8), seed_of(ask));
    if (!next) return next.error();
    StudioAnswer out;
    out.json["offspring"] = std::move(*next);
    return out;
  }

  Result<ComposeRequest> request_of(const Json& ask) const {
    if (!ask.contains("request")) return unusable("the request is missing");
    return read_request(ask["request"], catalog_);
  }
  Result<SceneDoc> scene_of(const Json& ask) const {
    if (!ask.contains("scene")) return unusable("the scene is missing");
    return read_scene(ask["scene"], "scene", catalog_);
  }

  Result<StudioAnswer> composed(const Json& ask, const ComposeRequest& request) {
    auto brief = brief_of(ask, catalog_);
    if (!brief) return brief.error();
    auto plan = plan_of(ask);
    if (!plan) return plan.error();
    auto doc = compose_one(*brief, *plan, catalog_, request);
    if (!doc) return doc.error();
    return StudioAnswer{composed_json(*doc, catalog_), {}};
  }

  PackRoom room_;
  Catalog catalog_;
  Networks networks_;
  GateConfig gate_;
  Player player_;
  std::unique_ptr<Planner> lexical_;
  Readings readings_;
};

}  // namespace

Json to_json(const Error& error) {
  return {{"file", error.file},
          {"pointer", error.pointer},
          {"message", error.message},
          {"mend", error.mend},
          {"line", to_line(error)}};
}

Result<std::unique_ptr<Studio>> Studio::open() {
  auto root = playmill_root();
  if (!root) return root.error();
  auto catalog = load_catalog();
  if (!catalog) return catalog.error();
  auto networks = load_networks();
  if (!networks) return networks.error();
  auto gate = load_gate_config();
  if (!gate) return gate.error();
  return std::unique_ptr<Studio>(std::make_unique<RealStudio>(std::move(*root), std::move(*catalog),
                                                              std::move(*networks), *gate));
}

}  // namespace pm::gen
