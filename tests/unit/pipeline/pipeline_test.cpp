#include "generator/pipeline/pipeline.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <filesystem>

#include "generator/composer/compose.h"
#include "generator/core/files.h"
#include "generator/image/product_picture.h"
#include "generator/pipeline/contact_sheet.h"
#include "generator/planner/lexical.h"
#include "runtime/sim/rng.h"

namespace fs = std::filesystem;
using namespace pm::gen;

namespace {

const Catalog& catalog() {
  static const Catalog kept = load_catalog().value();
  return kept;
}

/// A folder that goes away with the test.
struct Scratch {
  fs::path path = fs::temp_directory_path() / ("playmill-pipeline-" + std::to_string(::getpid()));
  Scratch() {
    fs::remove_all(path);
    fs::create_directories(path);
  }
  ~Scratch() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  std::size_t entries() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(path), fs::directory_iterator()));
  }
};

std::vector<SceneDoc> scenes(const char* mechanic, int count, const char* outcome = "auto") {
  Brief brief;
  brief.name = "Fruit <b>& Co</b>";
  brief.description = "Sort fruit into jars.";
  brief.force = {mechanic};
  brief.outcome = outcome;
  const auto planner = make_lexical_planner(catalog());
  const Plan plan = planner->plan(brief).value();
  return compose(brief, plan, catalog(), 5, count).value();
}

struct Bench {
  GateConfig gate = load_gate_config().value();
  PipelineOptions options;
  Bench() {
    options.root = playmill_root().value();
    options.catalog = &catalog();
    options.gate = &gate;
    options.preview = false;
  }
  bool built() const {
    return fs::exists(options.root / "build/wasm/playable_sort.wasm") &&
           fs::exists(options.root / "build/web/playable.js");
  }
};

Json without_times(Json report) {
  report.erase("ms");
  return report;
}

}  // namespace

TEST_CASE("a variant's folder is whole, and its report says how it was judged") {
  Bench bench;
  if (!bench.built()) SKIP("the WebAssembly modules are not built");
  const Scratch out;
  std::vector<std::string> told;
  bench.options.progress = [&](std::string_view label) { told.emplace_back(label); };
  const auto made = make_variants(scenes("sort", 3), out.path, bench.options);
  INFO((made.ok() ? "" : to_line(made.error())));
  REQUIRE(made.ok());
  REQUIRE(made->size() == 3);
  CHECK(told.size() == 3 * kStagesPerVariant);
  CHECK(out.entries() == 3);
  for (const Variant& variant : *made) {
    const fs::path folder = out.path / variant.doc.id;
    for (const char* file : {"scene.json", "playable.html", "report.json"})
      CHECK(fs::exists(folder / file));
    CHECK_FALSE(fs::exists(folder / "preview.png"));
    // What lies there is what was judged, repairs included.
    const auto again = load_scene((folder / "scene.json").string(), catalog());
    REQUIRE(again.ok());
    CHECK(again->scene.param_values == variant.doc.scene.param_values);
    const auto report = load_json((folder / "report.json").string(), 1U << 20U, ExitCode::internal);
    REQUIRE(report.ok());
    CHECK((*report)["gate"]["pass"] == true);
    CHECK((*report)["gate"]["checks"].size() == 11);
    for (const Json& check : (*report)["gate"]["checks"]) {
      INFO(check.dump());
      CHECK(check["pass"] == true);
    }
    CHECK((*report)["gate"]["checks"].back()["name"] == "module_agrees");
    CHECK((*report)["bytes"]["html"] == fs::file_size(folder / "playable.html"));
  }
}

TEST_CASE("the number of threads changes nothing but the time") {
  Bench bench;
  if (!bench.built()) SKIP("the WebAssembly modules are not built");
  const Scratch out;
  fs::create_directories(out.path / "one");
  fs::create_directories(out.path / "three");
  bench.options.threads = 1;
  const auto one = make_variants(scenes("sort", 4), out.path / "one", bench.options);
  bench.options.threads = 3;
  const auto three = make_variants(scenes("sort", 4), out.path / "three", bench.options);
  REQUIRE(one.ok());
  REQUIRE(three.ok());
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK((*one)[i].doc.id == (*three)[i].doc.id);
    CHECK(without_times((*one)[i].report) == without_times((*three)[i].report));
  }
}

TEST_CASE("a scene that cannot pass ends the run with its reason and leaves nothing") {
  Bench bench;
  if (!bench.built()) SKIP("the WebAssembly modules are not built");
  const Scratch out;
  bench.gate.contrast_cta = 21;  // beyond what any two colours but black and white reach
  const auto made = make_variants(scenes("sort", 2), out.path, bench.options);
  REQUIRE_FALSE(made.ok());
  CHECK(made.error().code == ExitCode::gate);
  CHECK(made.error().message.find("cta_contrast") != std::string::npos);
  CHECK(out.entries() == 0);
}

TEST_CASE("a scene that was given up is drawn again under its own name") {
  Bench bench;
  if (!bench.built()) SKIP("the WebAssembly modules are not built");
  const Scratch out;
  auto docs = scenes("sort", 1);
  const SceneDoc good = docs[0];
  docs[0].scene.colors[static_cast<std::size_t>(pm::ColorId::cta_text)] =
      docs[0].scene.color(pm::ColorId::cta_top);
  int asked = 0;
  bench.options.redraw = [&](const SceneDoc& failed, std::size_t index, int attempt,
                             Lean lean) -> Result<SceneDoc> {
    ++asked;
    CHECK(index == 0);
    CHECK(attempt == 1);
    CHECK(lean == Lean::none);
    CHECK(failed.id == good.id);
    SceneDoc other = good;
    other.id = "another-name";
    return other;
  };
  const auto made = make_variant(docs[0], out.path, bench.options);
  INFO((made.ok() ? "" : to_line(made.error())));
  REQUIRE(made.ok());
  CHECK(asked == 1);
  CHECK(made->doc.id == good.id);
  REQUIRE(made->report["redraws"].size() == 1);
  CHECK(made->report["redraws"][0]["failed"] == "cta_contrast");
}

TEST_CASE("an interrupted run and one without Node.js leave nothing") {
  Bench bench;
  if (!bench.built()) SKIP("the WebAssembly modules are not built");
  const Scratch out;
  const std::atomic<bool> interrupted{true};
  bench.options.interrupted = &interrupted;
  const auto stopped = make_variants(scenes("sort", 2), out.path, bench.options);
  REQUIRE_FALSE(stopped.ok());
  CHECK(out.entries() == 0);

  bench.options.interrupted = nullptr;
  setenv("PLAYMILL_NODE", "/nowhere/node", 1);
  const auto lost = make_variants(scenes("sort", 1), out.path, bench.options);
  unsetenv("PLAYMILL_NODE");
  REQUIRE_FALSE(lost.ok());
  CHECK(lost.error().code == ExitCode::component);
  CHECK(out.entries() == 0);
}

TEST_CASE("a run that is killed again and again ends as one that was not") {
  Bench bench;
  if (!bench.built()) SKIP("the WebAssembly modules are not built");
  const Scratch out;
  const fs::path whole = out.path / "whole";
  const fs::path killed = out.path / "killed";
  fs::create_directories(whole);
  fs::create_directories(killed);
  const auto docs = scenes("sort", 5);
  const auto once = make_variants(docs, whole, bench.options);
  REQUIRE(once.ok());

  bench.options.go_on = true;
  pm::Rng rng(11);
  int kills = 0;
  for (bool done = false; !done;) {
    // Somewhere in the next few steps of the work, wherever its threads are then.
    int left = 1 + static_cast<int>(rng.below(2 * kStagesPerVariant));
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      bench.options.progress = [&](std::string_view label) {
        if (!label.ends_with("from before") && --left == 0) ::raise(SIGKILL);
      };
      ::_exit(make_variants(docs, killed, bench.options).ok() ? 0 : 1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    done = WIFEXITED(status);
    if (done) CHECK(WEXITSTATUS(status) == 0);
    kills += done ? 0 : 1;
    // What is there under its own name is whole.
    for (const fs::directory_entry& entry : fs::directory_iterator(killed)) {
      if (entry.path().extension() == ".part") continue;
      for (const char* file : {"scene.json", "playable.html", "report.json"}) {
        CHECK(fs::exists(entry.path() / file));
      }
    }
    REQUIRE(kills < 200);
  }
  CHECK(kills > 2);
  std::vector<std::string> order;
  bench.options.ready = [&](const Variant& variant) { order.push_back(variant.doc.id); };
  const auto again = make_variants(docs, killed, bench.options);
  REQUIRE(again.ok());
  CHECK(order.size() == docs.size());
  for (std::size_t i = 0; i < docs.size(); ++i) {
    CHECK((*again)[i].doc.id == (*once)[i].doc.id);
    CHECK(without_times((*again)[i].report) == without_times((*once)[i].report));
    for (const char* file : {"scene.json", "playable.html"}) {
      const fs::path name = fs::path(docs[i].id) / file;
      CHECK(read_file(whole / name, 1U << 20U, ExitCode::internal).value() ==
            read_file(killed / name, 1U << 20U, ExitCode::internal).value());
    }
  }
}

TEST_CASE("pictures that fill a page are made coarser until it passes, and the sheet says so") {
  Bench bench;
  if (!bench.built()) SKIP("the WebAssembly modules are not built");
  const Scratch out;
  auto docs = scenes("sort", 1);
  pm::Rng rng(3);
  for (int i = 0; i < 9; ++i) {
    Image noise{256, 256, std::vector<std::uint8_t>(std::size_t{256} * 256 * 4, 255)};
    for (std::size_t at = 0; at < noise.rgba.size(); ++at) {
      if (at % 4 != 3) noise.rgba[at] = static_cast<std::uint8_t>(rng.below(256));
    }
    docs[0].scene.pictures.all.push_back(icon_picture(noise, "data:,"));
  }
  docs[0].scene.pictures.count = 9;
  const auto made = make_variants(docs, out.path, bench.options);
  INFO((made.ok() ? "" : to_line(made.error())));
  REQUIRE(made.ok());
  const Json& report = made->front().report;
  CHECK(report["bytes"]["html"] <= bench.gate.html_bytes);
  CHECK(report["pictures"]["side"] < 224);
  const auto remark = report["pictures"]["remark"].get<std::string>();
  CHECK(remark.find("coarser") != std::string::npos);
  const auto sheet =
      contact_sheet(bench.options.root, {"", "", ""}, *made, catalog(), bench.gate).value();
  CHECK(sheet.find("<p class=\"remark\">" + remark) != std::string::npos);
}

TEST_CASE("an output that cannot be written is an output error") {
  Bench bench;
  if (!bench.built()) SKIP("the WebAssembly modules are not built");
  const auto made = make_variants(scenes("sort", 1), "/proc/nowhere", bench.options);
  REQUIRE_FALSE(made.ok());
  CHECK(made.error().code == ExitCode::output);
}

TEST_CASE("words of a brief are shown on the contact sheet, never run") {
  Bench bench;
  Variant variant;
  variant.doc = scenes("sort", 1)[0];
  variant.doc.scene.locales[0].words[static_cast<std::size_t>(pm::CopyId::prompt)] =
      "<script>alert(1)</script>";
  const SheetHead head{"<img src=x onerror=alert(1)>", "\"{{cards}}\" & {{accent}}", "a < b"};
  const auto sheet =
      contact_sheet(bench.options.root, head, std::span(&variant, 1), catalog(), bench.gate);
  REQUIRE(sheet.ok());
  CHECK(sheet->find("<script>alert") == std::string::npos);
  CHECK(sheet->find("<img src=x") == std::string::npos);
  CHECK(sheet->find("&lt;script&gt;alert(1)&lt;/script&gt;") != std::string::npos);
  CHECK(sheet->find("&quot;{{cards}}&quot; &amp; {{accent}}") != std::string::npos);
  CHECK(sheet->find("1 variant<") != std::string::npos);
  CHECK(sheet->find("http://") == std::string::npos);
  CHECK(sheet->find("https://") == std::string::npos);
}
