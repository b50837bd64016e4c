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

Result<SharedPicture> paint_one(const PaintOptions& options, const std::string& prompt) {
  const Endpoint& endpoint = options.service.endpoint;
  const std::filesystem::path kept =
      options.cache.empty()
          ? options.cache
          : options.cache /
                (sha256_hex(endpoint.base + "\n" + endpoint.model + "\n" + prompt) + ".png");
  if (!kept.empty()) {
    if (auto bytes = read_file(kept, kMostImageBytes, ExitCode::image)) {
      if (auto image = read_image(*bytes, endpoint.shown))
        return cut_from_ground(std::move(*image), endpoint.shown);
    }
  }
  auto image = paint_image(options.service, prompt);
  if (!image) return image.error();
  const std::string png = kept.empty() ? std::string() : encode_png(*image);
  auto picture = cut_from_ground(std::move(*image), endpoint.shown);
  if (picture && !kept.empty()) {
    std::error_code ignored;
    std::filesystem::create_directories(options.cache, ignored);
    // A cache that cannot be written is no fault: the next run asks anew.
    static_cast<void>(write_file(kept, png));
  }
  return picture;
}

}  // namespace

std::string object_prompt(const Brief& brief, const Plan& plan, const SpriteInfo& object) {
  std::string name = object.name;
  std::replace(name.begin(), name.end(), '_', ' ');
  const std::string about = shorten(squeeze(strip_controls(brief.description)), kMostAbout);
  return "One single " + name + ", a game piece for \"" + brief.name + "\"" +
         (about.empty() ? std::string() : " (" + about + ")") + ". Mood: " + plan.mood +
         ". Glossy casual mobile game art, bold rounded shapes, saturated colours, soft light from "
         "the upper left, seen from the front, the whole object centred with space around it. "
         "Plain pure white background. No shadow on the ground, no text, no frame, nothing else.";
}

Painting paint_objects(Brief& brief, const Plan& plan, const Catalog& catalog,
                       const PaintOptions& options) {
  const std::vector<const SpriteInfo*> list = wishes(brief, plan, catalog, options.most);
  std::vector<Outcome> outcomes(list.size());
  std::atomic<bool> dead{false};
  const std::int64_t end_ms = options.service.doors.now_ms() + options.total_ms;
  const auto task = [&](std::size_t i, int) -> Status {
    if (dead || options.service.doors.now_ms() >= end_ms) return Done{};
    auto painted = paint_one(options, object_prompt(brief, plan, *list[i]));
    if (painted) {
      outcomes[i].picture = std::move(*painted);
    } else {
      // A picture that does not fit says nothing of the next one; a silent service does.
      if (painted.error().code == ExitCode::component) dead = true;
      outcomes[i].fault = painted.error();
    }
    return Done{};
  };
  static_cast<void>(in_parallel(list.size(), options.threads, [] { return 0; }, task));
  Painting out;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (outcomes[i].picture) {
      brief.sprites.push_back({std::move(outcomes[i].picture), "piece", list[i]->name});
      out.painted.push_back(list[i]->name);
      continue;
    }
    out.drawn.push_back(list[i]->name);
    if (out.fault.empty() && outcomes[i].fault) out.fault = to_line(*outcomes[i].fault);
  }
  if (!out.drawn.empty() && out.fault.empty()) out.fault = "it took too long";
  return out;
}

}  // namespace pm::gen
