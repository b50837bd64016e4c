// Packs the pages that the browser tests play:
//   pm_test_pack <repository> <out folder> [--networks]
// For each mechanic of this build `<mechanic>-win.html`, which the hints win in a few moves, and
// `<mechanic>-lose.html`, which is lost soon; both in English and Arabic. `pages.json` lists them
// with their sizes in bytes. `sort-host.html` has a host, `sort-pictures.html` pieces and an icon
// that the product brought: magenta left, cyan right; `sort-backdrop.html` its scenery: red and
// green above blue and yellow. `<mechanic>-told.html` is the winnable page with a beacon, and
// `<mechanic>-told.json` its scene. With --networks also `networks/<network>/<mechanic>/`, with the
// winnable page as packed for each network whose container is known. `codes.json` holds bytes as
// each text code writes them, `traces.json` inputs as the native writer packs them.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "generator/delivery/network_package.h"
#include "generator/image/backdrop.h"
#include "generator/image/product_picture.h"
#include "generator/network/network.h"
#include "generator/packer/html.h"
#include "generator/packer/text_code.h"
#include "generator/scene/scene_doc.h"
#include "runtime/measure/trace.h"
#include "runtime/mechanics/mechanic.h"
#include "runtime/sim/rng.h"
#include "tests/support/scene_builder.h"

namespace {

using Params = std::vector<std::pair<std::string, int>>;

/// How a mechanic's template is bent. The clock of a lost page starts at the first touch, so that
/// doing nothing after it loses soon.
struct Bend {
  std::string mechanic;
  Params win;
  Params lose;
  int lose_limit_s = 0;  ///< 0: lost by the game's own rules
};

const std::vector<Bend>& bends() {
  static const std::vector<Bend> all{
      {"match3",
       {{"kinds", 4}, {"goal_1", 14}, {"goal_2", 0}, {"moves", 30}, {"luck", 60}},
       {{"goal_1", 60}, {"moves", 4}},
       0},
      {"merge_drop",
       {{"target_level", 4}, {"start_fill", 6}, {"luck", 900}, {"cooldown", 10}},
       {{"target_level", 9}, {"start_fill", 0}},
       4},
      {"slingshot",
       {{"shots", 6},
        {"targets", 1},
        {"tower_height", 1},
        {"target_strength", 400},
        {"block_strength", 400}},
       {{"shots", 2},
        {"targets", 5},
        {"tower_height", 4},
        {"target_strength", 3000},
        {"block_strength", 2500}},
       0},
      {"sort",
       {{"kinds", 2}, {"capacity", 3}, {"mix", 20}, {"spare", 0}},
       {{"kinds", 3}, {"capacity", 3}, {"spare", 9}},
       4},
      {"runner",
       {{"length", 16}, {"speed", 13}, {"density", 100}, {"lives", 5}, {"goal", 100}},
       {{"length", 16},
        {"speed", 14},
        {"density", 1000},
        {"lives", 1},
        {"goal", 900},
        {"gates", 0}},
       0},
      {"choice",
       {{"steps", 2}, {"options", 2}, {"pass", 200}},
       {{"steps", 2}, {"options", 3}, {"pass", 1000}},
       0},
  };
  return all;
}

/// Product words and the two languages of every test page; the template's own words stay English.
void speak(pm::Scene& scene) {
  pm::LocaleCopy arabic = scene.locales[0];
  arabic.tag = "ar";
  arabic.right_to_left = true;
  const char* const words[] = {"لعبة الاختبار", "لعبة ممتعة للجميع",
                               "المس لتلعب",    "لقد فزت!",
                               "أحسنت",         "كدت تفوز!",
                               "حاول مرة أخرى", "العب مجانا",
                               "إعادة",         "رائع!",
                               "جميل!",         "مذهل!",
                               "الهدف",         "باقي"};
  for (std::size_t i = 0; i < std::size(words); ++i) arabic.words[i] = words[i];
  scene.locales.push_back(std::move(arabic));
}

/// Pictures of the product for the first role and the icon, each in another shape.
void give_pictures(pm::Scene& scene) {
  pm::PictureStrip& strip = scene.pictures;
  const pm::RoleRange role = scene.role(0);
  for (int i = 0; i <= role.count; ++i) {
    const int width = 200 - 20 * i;
    pm::gen::Image image{width, 200, {}};
    for (int at = 0; at < width * 200; ++at) {
      const bool left = at % width < width / 2;
      for (const int channel : {left ? 255 : 0, left ? 0 : 229, left ? 192 : 255, 255})
        image.rgba.push_back(static_cast<std::uint8_t>(channel));
    }
    if (i == role.count) {
      strip.icon = static_cast<std::int8_t>(i);
      strip.all.push_back(pm::gen::icon_picture(image, {}));
      break;
    }
    strip.all.push_back(pm::gen::sprite_picture(std::move(image), "test").value());
    pm::SpriteSlot& slot = scene.slots[static_cast<std::size_t>(role.first + i)];
    slot = pm::SpriteSlot{std::string(pm::kPictureSprite),
                          pm::picture_tint(strip.all.back()->color, i), strip.all.back()->color,
                          false, strip.all.back()->radius_pm};
  }
  strip.count = static_cast<std::uint8_t>(strip.all.size());
}

/// Scenery of the product: red, green, blue and yellow quarters.
void give_backdrop(pm::Scene& scene) {
  constexpr int kSide = 512;
  constexpr int kColors[4][3] = {{220, 20, 30}, {20, 200, 40}, {20, 30, 220}, {230, 200, 20}};
  pm::gen::Image image{kSide, kSide, {}};
  for (int at = 0; at < kSide * kSide; ++at) {
    const int quarter = (at % kSide * 2 >= kSide ? 1 : 0) + (at / kSide * 2 >= kSide ? 2 : 0);
    for (const int channel : kColors[quarter])
      image.rgba.push_back(static_cast<std::uint8_t>(channel));
    image.rgba.push_back(255);
  }
  const auto backdrop = pm::gen::backdrop_picture(std::move(image), "test").value();
  scene.background.name = pm::kPictureSprite;
  scene.background.grade_pm = {0, 1000, 1000, 0};
  pm::PictureStrip& strip = scene.pictures;
  strip.all.insert(strip.all.end(), backdrop->quarters.begin(), backdrop->quarters.end());
  strip.count = static_cast<std::uint8_t>(strip.all.size());
}

bool say(const pm::gen::Error& error) {
  std::fprintf(stderr, "%s\n", pm::gen::to_line(error).c_str());
  return false;
}

/// A page that tells a collector of its views, and the scene that its records replay in.
bool write_told(const std::filesystem::path& root, const std::filesystem::path& out,
                const std::string& name, const pm::Scene& scene, const pm::gen::StoreLinks& store) {
  const auto catalog = pm::gen::load_catalog();
  if (!catalog) return say(catalog.error());
  pm::gen::SceneDoc doc;
  doc.scene = scene;
  doc.id = name;
  // Packed as it is read: what a test scene holds beyond a scene file would be lost in its replay.
  const auto read =
      pm::gen::read_scene(pm::gen::write_scene(doc, *catalog), name + ".json", *catalog);
  if (!read) return say(read.error());
  const pm::gen::Beacon beacon{"https://collector.example", "tests"};
  const auto page = pm::gen::pack_html(
      pm::gen::PackRoom{root}, read->scene, store,
      pm::gen::beacon_json(beacon, name, pm::gen::scene_fingerprint(read->scene), "page"));
  if (!page) return say(page.error());
  std::ofstream(out / (name + ".html"), std::ios::binary) << page->html;
  std::ofstream(out / (name + ".json"))
      << pm::gen::pretty_json(pm::gen::write_scene(*read, *catalog));
  return true;
}

/// Every length up to 40, what is awkward to write, and some that looks like packed bytes.
bool write_codes(const std::filesystem::path& file) {
  std::vector<std::string> samples;
  pm::Rng rng(7);
  const auto noise = [&](std::size_t length) {
    std::string bytes;
    while (bytes.size() < length) bytes += static_cast<char>(rng.below(256));
    return bytes;
  };
  for (std::size_t length = 0; length <= 40; ++length) {
    samples.push_back(noise(length));
    samples.emplace_back(length, '\0');
    samples.emplace_back(length, '\xff');
    samples.emplace_back(length, '\x1a');
  }
  samples.push_back(noise(5000));
  nlohmann::json list = nlohmann::json::array();
  for (const std::string& bytes : samples) {
    std::vector<unsigned> numbers;
    for (const char c : bytes) numbers.push_back(static_cast<unsigned char>(c));
    for (const auto code :
         {pm::gen::TextCode::base64, pm::gen::TextCode::ascii91, pm::gen::TextCode::utf7}) {
      list.push_back({{"code", pm::gen::text_code_name(code)},
                      {"bytes", numbers},
                      {"text", pm::gen::write_text(bytes, code)}});
    }
  }
  std::ofstream json(file);
  json << list.dump() << '\n';
  json.close();
  return static_cast<bool>(json);
}

/// Fingers that rest, tap and glide, with room for all of a trace and for a part of it.
bool write_traces(const std::filesystem::path& file) {
  pm::Rng rng(9);
  nlohmann::json list = nlohmann::json::array();
  for (int i = 0; i < 150; ++i) {
    std::vector<pm::Input> inputs(rng.below(120));
    std::uint32_t step = 0;
    pm::Point at;
    nlohmann::json rows = nlohmann::json::array();
    for (pm::Input& input : inputs) {
      const int reach = rng.below(20) == 0 ? 65536 : 60;
      step += rng.below(30) == 0 ? rng.below(1U << 20U) : rng.below(3);
      at.x = static_cast<std::int16_t>(at.x + static_cast<int>(rng.below(reach)) - reach / 2);
      at.y = static_cast<std::int16_t>(at.y + static_cast<int>(rng.below(reach)) - reach / 2);
      const auto kind = rng.below(3) == 0 ? rng.below(5) : 1U;
      input = {step, static_cast<pm::InputKind>(kind), at};
      rows.push_back({step, kind, at.x, at.y});
    }
    std::vector<std::uint8_t> bytes(i % 2 == 0 ? 4000 : 12 + rng.below(120));
    const std::size_t room = bytes.size();
    const pm::PackedTrace packed = pm::pack_trace(inputs, bytes);
    bytes.resize(packed.bytes);
    list.push_back({{"inputs", rows}, {"room", room}, {"packed", packed.inputs}, {"bytes", bytes}});
  }
  std::ofstream json(file);
  json << list.dump() << '\n';
  json.close();
  return static_cast<bool>(json);
}

/// The package for each row of the registry that names an adapter, as `pack --network` makes it.
bool write_networks(const std::filesystem::path& root, const std::filesystem::path& out,
                    const std::string& mechanic, const pm::Scene& scene,
                    const pm::gen::StoreLinks& store) {
  const pm::gen::PackRoom room{root};
  const auto payload = pm::gen::make_payload(room, scene);
  if (!payload) return say(payload.error());
  const auto networks = pm::gen::load_networks();
  if (!networks) return say(networks.error());
  const pm::gen::PackageSubject subject{mechanic, "Test game", {"en", "ar"}, store, {}, {}, {}};
  for (const pm::gen::Network& network : networks->rows) {
    if (network.adapter.empty()) continue;
    const auto package = pm::gen::pack_for_network(room, scene, *payload, subject, network);
    if (!package) return say(package.error());
    for (const pm::gen::Finding& finding : package->findings) {
      if (finding.pass || finding.severity() != pm::gen::Severity::error) continue;
      std::fprintf(stderr, "%s: %s\n", package->file.c_str(), pm::gen::to_line(finding).c_str());
      return false;
    }
    const std::filesystem::path folder = out / "networks" / network.id / mechanic;
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    std::ofstream(folder / package->file, std::ios::binary) << package->bytes;
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  const bool networks = argc == 4 && std::string(argv[3]) == "--networks";
  if (argc != 3 && !networks) {
    std::fprintf(stderr, "usage: pm_test_pack <repository> <out folder> [--networks]\n");
    return 2;
  }
  const std::filesystem::path root = argv[1];
  const std::filesystem::path out = argv[2];
  setenv("PLAYMILL_ROOT", argv[1], 1);
  std::filesystem::create_directories(out);
  const pm::gen::StoreLinks store{"https://apps.apple.com/app/id1234567890",
                                  "https://play.google.com/store/apps/details?id=com.example.game",
                                  "https://example.com/game"};
  nlohmann::json list = nlohmann::json::array();
  for (const std::string_view mechanic : pm::mechanic_names()) {
    const Bend* bend = nullptr;
    for (const Bend& b : bends()) {
      if (b.mechanic == mechanic) bend = &b;
    }
    if (bend == nullptr) {
      std::fprintf(stderr, "no test page is described for '%.*s'\n",
                   static_cast<int>(mechanic.size()), mechanic.data());
      return 1;
    }
    for (const bool win : {true, false}) {
      const Params& params = win ? bend->win : bend->lose;
      pm::Scene scene =
          pm::test_scene(mechanic, 1, std::span<const std::pair<std::string, int>>(params));
      scene.limit_steps = win ? 0 : bend->lose_limit_s * 60;
      speak(scene);
      const auto page = pm::gen::pack_html(pm::gen::PackRoom{root}, scene, store);
      if (!page) {
        std::fprintf(stderr, "%s\n", pm::gen::to_line(page.error()).c_str());
        return 1;
      }
      if (win && bend->mechanic == std::string_view("sort")) {
        // The same play with a host, by its own module.
        pm::Scene hosted = scene;
        pm::give_presenter(hosted, "mia");
        const auto presented = pm::gen::pack_html(pm::gen::PackRoom{root}, hosted, store);
        if (!presented) {
          std::fprintf(stderr, "%s\n", pm::gen::to_line(presented.error()).c_str());
          return 1;
        }
        std::ofstream(out / "sort-host.html", std::ios::binary) << presented->html;
        pm::Scene pictured = scene;
        give_pictures(pictured);
        const auto shown = pm::gen::pack_html(pm::gen::PackRoom{root}, pictured, store);
        if (!shown) return say(shown.error()) ? 0 : 1;
        std::ofstream(out / "sort-pictures.html", std::ios::binary) << shown->html;
        pm::Scene scenic = scene;
        give_backdrop(scenic);
        const auto behind = pm::gen::pack_html(pm::gen::PackRoom{root}, scenic, store);
        if (!behind) return say(behind.error()) ? 0 : 1;
        std::ofstream(out / "sort-backdrop.html", std::ios::binary) << behind->html;
      }
      if (win && networks && !write_networks(argv[1], out, bend->mechanic, scene, store)) return 1;
      if (win && !write_told(root, out, bend->mechanic + "-told", scene, store)) return 1;
      const std::string name = bend->mechanic + (win ? "-win" : "-lose");
      std::ofstream(out / (name + ".html"), std::ios::binary) << page->html;
      const auto& s = page->sizes;
      list.push_back({{"name", name},
                      {"mechanic", bend->mechanic},
                      {"wins", win},
                      {"html", s.html},
                      {"shell", s.shell},
                      {"module", s.module_raw},
                      {"module_packed", s.module_packed},
                      {"scene", s.scene_raw},
                      {"scene_packed", s.scene_packed}});
    }
  }
  std::ofstream json(out / "pages.json");
  json << list.dump(1) << '\n';
  json.close();
  const bool all = json && write_codes(out / "codes.json") && write_traces(out / "traces.json");
  return all ? 0 : 1;
}
