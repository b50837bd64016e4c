#include "generator/campaign/make_generation.h"

#include <algorithm>
#include <cstdio>

#include "generator/composer/compose.h"
#include "generator/core/files.h"
#include "generator/core/text.h"
#include "generator/delivery/delivery.h"
#include "generator/delivery/write_delivery.h"
#include "generator/optimiser/chance.h"
#include "generator/pipeline/contact_sheet.h"
#include "generator/pipeline/pipeline.h"

namespace pm::gen {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kSeedMask = (1ULL << 53U) - 1;
constexpr int kOtherGameFrom = 3;  // redraws of one request before another game gets its chance
constexpr int kReplacements = 4;   // places that may be given to newcomers before giving up

std::string id_of(const Brief& brief, int generation, std::size_t place) {
  char text[32];
  std::snprintf(text, sizeof text, "-g%d-%02zu", generation, place + 1);
  return slug(brief.name) + text;
}

int lean_of(Lean lean) {
  if (lean == Lean::easier) return -1;
  return lean == Lean::harder ? 1 : 0;
}

/// The next best game of the plan; the same one when there is no other.
std::string other_mechanic(const Plan& plan, const std::string& mechanic) {
  for (const Ranked& item : plan.mechanics) {
    if (item.name != mechanic && item.weight > 0) return item.name;
  }
  return mechanic;
}

/// Draws scenes in place of those that the gate gave up; `places` learn what they are made from.
Redraw redraw_with(const Workshop& workshop, std::vector<Place>& places) {
  return [&workshop, &places](const SceneDoc& failed, std::size_t, int attempt,
                              Lean lean) -> Result<SceneDoc> {
    const auto place = std::find_if(places.begin(), places.end(),
                                    [&](const Place& one) { return one.id == failed.id; });
    if (place == places.end()) {
      return Error{ExitCode::internal, failed.id, "", "a scene of no place was given up", ""};
    }
    place->request = drawn_again(place->request, attempt, lean_of(lean));
    if (attempt == kOtherGameFrom) {
      place->request.mechanic = other_mechanic(*workshop.plan, place->request.mechanic);
    }
    return compose_one(*workshop.brief, *workshop.plan, *workshop.catalog, place->request);
  };
}

Result<std::vector<SceneDoc>> compose_places(const Workshop& workshop,
                                             std::span<const Place> places) {
  std::vector<SceneDoc> out;
  for (const Place& place : places) {
    if (place.origin == Origin::elite) continue;
    auto doc = compose_one(*workshop.brief, *workshop.plan, *workshop.catalog, place.request);
    if (!doc) return doc.error();
    doc->id = place.id;
    out.push_back(std::move(*doc));
  }
  return out;
}

/// Makes the new variants. A place whose scenes the gate takes in no drawing goes to an explorer.
Result<std::vector<Variant>> make_members(const Workshop& workshop,
                                          const CampaignSettings& settings, const fs::path& folder,
                                          std::vector<Place>& places,
                                          std::vector<std::string>& given_up) {
  PipelineOptions options;
  options.root = workshop.root;
  options.catalog = workshop.catalog;
  options.gate = workshop.gate;
  options.threads = workshop.threads;
  options.preview = settings.preview;
  options.redraw = redraw_with(workshop, places);
  options.progress = workshop.progress;
  options.interrupted = workshop.interrupted;
  for (int attempt = 0;; ++attempt) {
    auto docs = compose_places(workshop, places);
    if (!docs) return docs.error();
    auto made = make_variants(std::move(*docs), folder, options);
    if (made || made.error().code != ExitCode::gate || attempt == kReplacements) return made;
    const auto failed = std::find_if(places.begin(), places.end(), [&](const Place& place) {
      return place.id == made.error().file && place.origin != Origin::elite;
    });
    if (failed == places.end()) return made;
    given_up.push_back(failed->id + ": " + made.error().message + " (" + failed->why + ")");
    failed->request.mechanic = workshop.plan->mechanics.front().name;
    failed->request.seed = stable_hash("instead/" + std::to_string(attempt), failed->request.seed);
    failed->request.seed &= kSeedMask;
    failed->request.lots = lots_from(failed->request.seed);
    failed->request.difficulty = 0;
    failed->origin = Origin::explorer;
    failed->parents.clear();
    failed->why = "explores: in place of one that the gate took in no drawing";
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
      fs::remove_all(entry.path(), ignored);
    }
  }
}

Status write_packages(const Workshop& workshop, const std::vector<Variant>& variants,
                      const fs::path& folder) {
  std::vector<SceneDoc> docs;
  for (const Variant& variant : variants) docs.push_back(variant.doc);
  auto delivery = deliver({workshop.root}, docs, workshop.networks, [&](std::string_view) {
    return workshop.interrupted == nullptr || !*workshop.interrupted;
  });
  if (!delivery) return delivery.error();
  std::error_code error;
  fs::create_directory(folder, error);
  if (error) {
    return Error{ExitCode::output, folder.string(), "", "the folder cannot be made", ""};
  }
  return write_delivery(*delivery, delivery_json(*delivery), workshop.root, folder);
}

}  // namespace

Result<std::vector<Place>> first_places(const Workshop& workshop,
                                        const CampaignSettings& settings) {
  auto first =
      compose(*workshop.brief, *workshop.plan, *workshop.catalog, settings.seed, settings.variants);
  if (!first) return first.error();
  std::vector<Place> out;
  for (SceneDoc& doc : *first) {
    Place place;
    place.id = id_of(*workshop.brief, 0, out.size());
    place.request = std::move(doc.request).value_or(ComposeRequest{});
    place.why = "first variant: a " + place.request.mechanic + " as the plan would have it";
    out.push_back(std::move(place));
  }
  return out;
}

std::vector<Place> bred_places(const Workshop& workshop, const CampaignSettings& settings,
                               int generation, std::span<const Parent> parents,
                               const Foresight& foresight) {
  const std::uint64_t seed = mix_seed(settings.seed, static_cast<std::uint64_t>(generation) + 1000);
  std::vector<Place> out;
  std::size_t fresh = 0;
  for (Offspring& one : breed(parents, *workshop.brief, *workshop.plan, *workshop.catalog,
                              settings.variants, seed, {}, foresight)) {
    Place place;
    place.origin = one.origin;
    place.id = one.origin == Origin::elite ? one.parents.front()
                                           : id_of(*workshop.brief, generation, fresh++);
    place.request = std::move(one.request);
    place.parents = std::move(one.parents);
    place.why = std::move(one.why);
    out.push_back(std::move(place));
  }
  return out;
}

Status make_generation(const Workshop& workshop, const CampaignSettings& settings,
                       const fs::path& state, int number, const std::string& after_day,
                       std::vector<Place> places) {
  const fs::path target = generation_folder(state, number);
  auto folder = OutputFolder::open(target);
  if (!folder) return folder.error();
  Generation generation;
  generation.number = number;
  generation.after_day = after_day;
  auto variants = make_members(workshop, settings, folder->path(), places, generation.given_up);
  if (!variants) return variants.error();
  if (!variants->empty()) {
    if (auto done = write_packages(workshop, *variants, folder->path() / "packages"); !done) {
      return done;
    }
    const SheetHead head{workshop.brief->name, "Generation " + std::to_string(number), ""};
    auto sheet = contact_sheet(workshop.root, head, *variants, *workshop.catalog, *workshop.gate);
    if (!sheet) return sheet.error();
    if (auto done = write_file(folder->path() / "index.html", *sheet); !done) return done;
  }
  std::vector<Member> fresh;
  for (Place& place : places) {
    generation.served.push_back(place.id);
    if (place.origin == Origin::elite) continue;
    Member member;
    member.id = place.id;
    member.origin = place.origin;
    member.parents = std::move(place.parents);
    member.why = std::move(place.why);
    member.request = std::move(place.request);
    fresh.push_back(std::move(member));
  }
  // Last: a folder with this file is complete.
  const std::string text = pretty_json(generation_json(generation, fresh));
  if (auto done = write_file(folder->path() / "generation.json", text); !done) return done;
  return folder->commit();
}

}  // namespace pm::gen
