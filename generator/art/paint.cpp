#include "generator/art/paint.h"

#include <algorithm>
#include <atomic>
#include <optional>
#include <set>

#include "generator/core/files.h"
#include "generator/core/parallel.h"
#include "generator/core/sha256.h"
#include "generator/core/text.h"
#include "generator/image/edit.h"
#include "generator/image/read.h"

namespace pm::gen {

namespace {

constexpr std::size_t kMostSprites = 12;  // as many as a brief may name
constexpr std::size_t kMostAbout = 240;   // characters of the description in a prompt
constexpr double kLeastCloseness = 0.2;

/// The plan's objects, closest first, that no picture of the brief stands for.
std::vector<const SpriteInfo*> wishes(const Brief& brief, const Plan& plan, const Catalog& catalog,
                                      int most) {
  std::set<std::string> taken;
  for (const BriefSprite& sprite : brief.sprites) taken.insert(sprite.object);
  const std::size_t room = kMostSprites - std::min(kMostSprites, brief.sprites.size());
  std::vector<const SpriteInfo*> out;
  const auto add = [&](const std::string& name) {
    const SpriteInfo* info = catalog.find_sprite(name);
    if (info == nullptr || info->group == "ui" || !taken.insert(name).second) return;
    if (out.size() < std::min(room, static_cast<std::size_t>(most))) out.push_back(info);
  };
  add(plan.trophy);
  for (const Ranked& object : plan.objects) {
    if (object.weight >= kLeastCloseness) add(object.name);
  }
  return out;
}

/// A picture that fills its frame would lie in the scene like a stamp.
Result<SharedPicture> cut_from_ground(Image image, const std::string& label) {
  if (!cut_out(image)) {
    std::size_t clear = 0;
    for (std::size_t i = 3; i < image.rgba.size(); i += 4) clear += image.rgba[i] < 128 ? 1 : 0;
    if (clear * 20 < image.rgba.size() / 4) {
      return image_error(label, "gave a picture without a plain ground",
                         "The object is drawn instead");
    }
  }
  return sprite_picture(std::move(image), label);
}

struct Outcome {
  SharedPicture picture;
  std::optional<Error> fault;
};

/// What `make` makes of the picture for a prompt. Pictures of which it makes nothing are not kept.
template <class Made>
Result<Made> paint_one(const PaintOptions& options, const std::string& prompt,
                       Result<Made> (*make)(Image, const std::string&)) {
  const Endpoint& endpoint = options.service.endpoint;
  const std::filesystem::path kept =
      options.cache.empty()
          ? options.cache
          : options.cache /
                (sha256_hex(endpoint.base + "\n" + endpoint.model + "\n" + prompt) + ".png");
  if (!kept.empty()) {
    if (auto bytes = read_file(kept, kMostImageBytes, ExitCode::image)) {
      if (auto image = read_image(*bytes, endpoint.shown))
        return make(std::move(*image), endpoint.shown);
    }
  }
  auto image = paint_image(options.service, prompt);
  if (!image) return image.error();
  const std::string png = kept.empty() ? std::string() : encode_png(*image);
  auto picture = make(std::move(*image), endpoint.shown);
  if (picture && !kept.empty()) {
    std::error_code ignored;
    std::filesystem::create_directories(options.cache, ignored);
    // A cache that cannot be written is no fault: the next run asks anew.
    static_cast<void>(write_file(kept, png));
  }
  return picture;
}

Result<SharedBackdrop> as_backdrop(Image image, const std::string& label) {
  return backdrop_picture(std::move(image), label);
}

/// The product as prompts name it.
std::string product_words(const Brief& brief) {
  const std::string about = shorten(squeeze(strip_controls(brief.description)), kMostAbout);
  return "\"" + brief.name + "\"" + (about.empty() ? std::string() : " (" + about + ")");
}

std::string plain_words(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

}  // namespace

std::string object_prompt(const Brief& brief, const Plan& plan, const SpriteInfo& object) {
  return "One single " + plain_words(object.name) + ", a game piece for " + product_words(brief) +
         ". Mood: " + plan.mood +
         ". Glossy casual mobile game art, bold rounded shapes, saturated colours, soft light from "
         "the upper left, seen from the front, the whole object centred with space around it. "
         "Plain pure white background. No shadow on the ground, no text, no frame, nothing else.";
}

std::string backdrop_prompt(const Brief& brief, const Plan& plan) {
  const std::string place =
      plan.backgrounds.empty() ? "place" : plain_words(plan.backgrounds.front().name);
  return "The empty scenery behind a mobile game for " + product_words(brief) + ": a " + place +
         ". Mood: " + plan.mood +
         ". Casual mobile game art, soft depth of field, few large shapes, gentle contrast, light "
         "from the upper left, a calm and evenly lit middle in which game pieces will be laid. "
         "Fills the whole square. No people, no animals, no objects in the foreground, no text, no "
         "frame, no interface.";
}

Painting paint_product(Brief& brief, const Plan& plan, const Catalog& catalog,
                       const PaintOptions& options) {
  const std::vector<const SpriteInfo*> list = wishes(brief, plan, catalog, options.most);
  const bool scenery = !brief.backdrop;
  std::vector<Outcome> outcomes(list.size() + 1);
  SharedBackdrop backdrop;
  std::atomic<bool> dead{false};
  const std::int64_t end_ms = options.service.doors.now_ms() + options.total_ms;
  const auto task = [&](std::size_t i, int) -> Status {
    if (dead || options.service.doors.now_ms() >= end_ms) return Done{};
    const auto missed = [&](const Error& error) {
      // A picture that does not fit says nothing of the next one; a silent service does.
      if (error.code == ExitCode::component) dead = true;
      outcomes[i].fault = error;
    };
    if (i == list.size()) {
      auto painted = paint_one(options, backdrop_prompt(brief, plan), as_backdrop);
      if (painted)
        backdrop = std::move(*painted);
      else
        missed(painted.error());
      return Done{};
    }
    auto painted = paint_one(options, object_prompt(brief, plan, *list[i]), cut_from_ground);
    if (painted)
      outcomes[i].picture = std::move(*painted);
    else
      missed(painted.error());
    return Done{};
  };
  static_cast<void>(
      in_parallel(list.size() + (scenery ? 1 : 0), options.threads, [] { return 0; }, task));
  Painting out;
  const auto note = [&](std::size_t i, std::string name, bool painted) {
    (painted ? out.painted : out.drawn).push_back(std::move(name));
    const std::optional<Error>& fault = outcomes[i].fault;
    if (out.fault.empty() && fault) out.fault = to_line(*fault);
  };
  for (std::size_t i = 0; i < list.size(); ++i) {
    note(i, list[i]->name, outcomes[i].picture != nullptr);
    if (outcomes[i].picture)
      brief.sprites.push_back({std::move(outcomes[i].picture), "piece", list[i]->name});
  }
  if (scenery) note(list.size(), "background", backdrop != nullptr);
  if (backdrop) set_backdrop(brief, std::move(backdrop));
  if (!out.drawn.empty() && out.fault.empty()) out.fault = "it took too long";
  return out;
}

}  // namespace pm::gen
