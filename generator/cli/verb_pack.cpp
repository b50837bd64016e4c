#include <algorithm>
#include <memory>
#include <optional>

#include "generator/cli/beacon_options.h"
#include "generator/cli/progress.h"
#include "generator/cli/table.h"
#include "generator/cli/verbs.h"
#include "generator/core/files.h"
#include "generator/core/text.h"
#include "generator/delivery/delivery.h"
#include "generator/delivery/write_delivery.h"
#include "generator/packer/html.h"
#include "generator/pipeline/interrupt.h"
#include "generator/scene/scene_doc.h"
#include "generator/screen/gate.h"

namespace pm::gen {

namespace {

struct PackOptions {
  std::vector<std::string> scenes;
  std::vector<std::string> networks;
  std::string out;
  BeaconOptions beacon;
};

std::string kilobytes(std::size_t bytes) { return std::to_string((bytes + 500) / 1000) + " kB"; }

/// One page for no network in particular.
Status pack_page(const PackOptions& options, Context& context) {
  if (options.scenes.size() != 1) {
    return Error{ExitCode::usage, "", "",
                 "one page is made of one scene, and " + std::to_string(options.scenes.size()) +
                     " are named",
                 "Pack them one by one, or for networks with --network"};
  }
  const std::string& file = options.scenes.front();
  const std::string out_file = options.out.empty() ? "playable.html" : options.out;
  auto catalog = context.catalog();
  if (!catalog) return catalog.error();
  auto doc = load_scene(file, **catalog);
  if (!doc) return doc.error();
  auto config = load_gate_config();
  if (!config) return config.error();
  auto root = playmill_root();
  if (!root) return root.error();
  auto beacon = asked_beacon(options.beacon);
  if (!beacon) return beacon.error();
  Json told;
  if (*beacon) told = beacon_json(**beacon, doc->id, scene_fingerprint(doc->scene), "page");
  auto packed = pack_html({*root}, doc->scene, {doc->store.ios, doc->store.android, doc->store.web},
                          told, config->html_bytes);
  if (!packed) return packed.error();
  const Check size = judge_size(packed->html.size(), *config);
  if (!size.pass) {
    return Error{ExitCode::gate, file, "",
                 "the package has " + kilobytes(packed->html.size()) + ", more than " +
                     kilobytes(config->html_bytes),
                 "Use fewer or simpler sprites, or fewer languages"};
  }
  if (auto done = write_file(out_file, packed->html); !done) return done;
  const PackSizes& sizes = packed->sizes;
  Json out;
  out["ok"] = true;
  out["file"] = out_file;
  out["bytes"] = sizes.html;
  out["limit"] = config->html_bytes;
  out["module_packed"] = sizes.module_packed;
  out["scene_packed"] = sizes.scene_packed;
  out["shell"] = sizes.shell;
  if (!packed->strip.bytes.empty()) out["pictures"] = to_json(packed->strip);
  context.print(out);
  context.say(out_file + ": " + kilobytes(sizes.html) + " (module " +
              kilobytes(sizes.module_packed) + ", scene and shaders " +
              kilobytes(sizes.scene_packed) + ", page " + kilobytes(sizes.shell) + "), limit " +
              kilobytes(config->html_bytes));
  if (const std::string remark = strip_remark(packed->strip); !remark.empty())
    context.say(remark + ".");
  return Done{};
}

std::string room_text(const Delivered& one) {
  const Finding* limit = tightest_limit(one.package.findings);
  if (limit == nullptr) return "no limit known";
  if (limit->bytes > limit->limit) return bytes_text(limit->bytes - limit->limit) + " too many";
  return bytes_text(limit->limit - limit->bytes);
}

std::string verdict_cell(const PackageVerdict& verdict) {
  if (!verdict.pass()) return "FAILS";
  if (verdict.warnings == 0) return "passes";
  return "passes, " + std::to_string(verdict.warnings) +
         (verdict.warnings == 1 ? " warning" : " warnings");
}

void say_delivery(const Delivery& delivery, const std::string& out,
                  const std::optional<Beacon>& beacon, Context& context) {
  Table table({"file", "size", "left", "verdict", "confidence"});
  std::vector<std::string> low;
  for (const Delivered& one : delivery.packages) {
    table.row({one.package.file, bytes_text(one.package.bytes.size()), room_text(one),
               verdict_cell(one.verdict()), std::string(confidence_name(one.network->confidence))});
    const bool known = std::find(low.begin(), low.end(), one.network->id) != low.end();
    if (one.network->confidence == Confidence::low && !known) low.push_back(one.network->id);
  }
  for (const std::string& line : table.lines()) context.say(line);
  for (const Delivered& one : delivery.packages) {
    if (one.verdict().pass()) continue;
    context.say("");
    context.say(one.package.file + " is not written. It fails for " + one.network->name + ":");
    for (const Finding& finding : one.package.findings) {
      if (!finding.pass && finding.severity() == Severity::error) {
        context.say("  " + to_line(finding));
      }
    }
  }
  std::size_t coarser = 0;
  for (const Delivered& one : delivery.packages) {
    const std::string remark = strip_remark(one.package.strip);
    if (one.package.strip.at_floor) {
      context.say(one.package.file + ": " + remark + ".");
    } else if (!remark.empty()) {
      ++coarser;
    }
  }
  if (coarser > 0) {
    context.say("In " + std::to_string(coarser) + " of " +
                std::to_string(delivery.packages.size()) +
                " packages the pictures were made coarser to fit.");
  }
  context.say("");
  if (beacon) {
    std::vector<std::string> silent;
    for (const Delivered& one : delivery.packages) {
      const bool known = std::find(silent.begin(), silent.end(), one.network->id) != silent.end();
      if (!one.package.beacon && !known) silent.push_back(one.network->id);
    }
    context.say(silent.empty() ? "All of them tell " + beacon->url + " of their views."
                               : "Without beacon, because their networks allow none: " +
                                     list_names(silent, silent.size()) + ".");
  }
  if (!low.empty()) {
    context.say("Warning: known through third parties only: " + list_names(low, low.size()) +
                ". Ask the network before money is spent on it.");
  }
  context.say("Every rule with its source and date: " +
              (std::filesystem::path(out) / "report.html").string());
}

Status pack_networks(const PackOptions& options, Context& context) {
  const std::string out = options.out.empty() ? "dist" : options.out;
  auto beacon = asked_beacon(options.beacon);
  if (!beacon) return beacon.error();
  auto networks = load_networks();
  if (!networks) return networks.error();
  auto picked = pick_networks(*networks, options.networks);
  if (!picked) return picked.error();
  auto catalog = context.catalog();
  if (!catalog) return catalog.error();
  std::vector<SceneDoc> docs;
  for (const std::string& file : options.scenes) {
    auto doc = load_scene(file, **catalog);
    if (!doc) return doc.error();
    docs.push_back(std::move(*doc));
  }
  auto root = playmill_root();
  if (!root) return root.error();
  // Older than the folder, so that an interrupted run is cleaned up before it ends.
  const InterruptGuard interrupt;
  auto folder = OutputFolder::open(out, holds_delivery);
  if (!folder) return folder.error();
  auto delivery = [&] {
    Progress progress(docs.size() * picked->size(), context.json);
    const auto go_on = [&](std::string_view label) {
      progress.advance(label);
      return !InterruptGuard::flag();
    };
    return deliver({*root}, docs, *picked, go_on, *beacon);
  }();
  if (!delivery) return delivery.error();
  const Json report = delivery_json(*delivery);
  if (auto done = write_delivery(*delivery, report, *root, folder->path()); !done) return done;
  if (auto done = folder->commit(); !done) return done;
  context.print(report);
  say_delivery(*delivery, out, *beacon, context);
  if (!delivery->pass()) context.keep_exit_code(static_cast<int>(ExitCode::gate));
  return Done{};
}

}  // namespace

void add_pack(CLI::App& app, Context& context) {
  CLI::App* verb = app.add_subcommand(
      "pack",
      "Pack a scene into one HTML file that runs by itself, or into the packages of ad networks "
      "with a report (exit code 5 when one breaks a rule); not play-tested");
  auto options = std::make_shared<PackOptions>();
  verb->add_option("scenes", options->scenes, "scene.json; several with --network")->required();
  verb->add_option("--network,-n", options->networks, "Networks, or all")->delimiter(',');
  verb->add_option("--out,-o", options->out,
                   "HTML file to write [playable.html], or with --network the folder [dist]");
  add_beacon_options(*verb, options->beacon);
  add_examples(*verb, {"playmill pack out/fruit-drop-01/scene.json --out fruit.html",
                       "playmill pack scene.json --network applovin,unity,meta --out dist",
                       "playmill pack out/*/scene.json --network all --out dist",
                       "playmill pack scene.json -n web,liftoff --beacon https://collect.example"});
  verb->callback([options, &context] {
    auto done =
        options->networks.empty() ? pack_page(*options, context) : pack_networks(*options, context);
    if (!done) context.fail(done.error());
  });
}

}  // namespace pm::gen
