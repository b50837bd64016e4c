#include <chrono>
#include <cstdio>
#include <filesystem>
#include <thread>

#include "generator/campaign/overview.h"
#include "generator/cli/campaign_turn.h"
#include "generator/cli/open_browser.h"
#include "generator/cli/studio_screening.h"
#include "generator/cli/verbs.h"
#include "generator/core/files.h"
#include "generator/pipeline/interrupt.h"
#include "generator/studio_server/server.h"
#include "runtime/shell/egl/headless.h"

namespace pm::gen {

namespace {

struct StudioOptions {
  std::string export_to;
  std::string campaign;
  int port = 8787;
  bool network = false;
  bool no_open = false;
};

Status export_site(const StudioOptions& options, const std::filesystem::path& site,
                   Context& context) {
  auto folder = OutputFolder::open(options.export_to, is_studio_site);
  if (!folder) return folder.error();
  std::error_code error;
  std::filesystem::copy(site, folder->path(), std::filesystem::copy_options::recursive, error);
  if (error) {
    return Error{ExitCode::output, options.export_to, "",
                 "the site cannot be written: " + error.message(),
                 "Choose a folder that can be written to"};
  }
  if (auto done = folder->commit(); !done) return done;
  context.print({{"ok", true}, {"out", options.export_to}});
  context.say("The studio is in " + options.export_to +
              "/: put it on any web host, it needs no server of its own.");
  return Done{};
}

Status show_campaign(const std::string& named, Context& context, StudioServerOptions& out) {
  auto catalog = context.catalog();
  if (!catalog) return catalog.error();
  const Catalog& data = **catalog;
  if (std::error_code ignored; std::filesystem::is_directory(named, ignored)) {
    out.campaign = [named, &data] { return campaign_overview(named, data); };
  } else {
    if (auto settings = load_campaign(named); !settings) return settings.error();
    out.campaign = [state = state_beside(named), &data]() -> Result<Json> {
      auto overview = campaign_overview(state, data);
      // Before its first turn has made one it holds none.
      if (overview || overview.error().code != ExitCode::usage) return overview;
      const Json empty = Json::array();
      return Json{{"members", empty}, {"generations", empty}, {"decisions", empty}};
    };
    out.turn = [named, &context]() -> Result<std::vector<std::string>> {
      auto run = campaign_turn(named, context);
      if (!run) return run.error();
      auto outcome = run_campaign(*run);
      if (!outcome) return outcome.error();
      return std::move(outcome->lines);
    };
  }
  if (auto there = out.campaign(); !there) return there.error();
  return Done{};
}

Status serve_site(const StudioOptions& options, const std::filesystem::path& site,
                  Context& context) {
  StudioServerOptions server_options;
  server_options.address = options.network ? "0.0.0.0" : "127.0.0.1";
  server_options.port = static_cast<std::uint16_t>(options.port);
  if (!options.campaign.empty()) {
    if (auto shown = show_campaign(options.campaign, context, server_options); !shown)
      return shown.error();
  }
  auto catalog = context.catalog();
  if (!catalog) return catalog.error();
  auto screening = studio_screening(**catalog);
  if (!screening) return screening.error();
  server_options.screening = std::move(*screening);
  server_options.gpu = headless_gpu();
  const InterruptGuard interrupt;
  auto server = StudioServer::start(site, server_options);
  if (!server) return server.error();
  Json row;
  row["ok"] = true;
  row["address"] = server->address();
  context.print(row);
  context.say("The studio is at " + server->address() + " (Ctrl-C ends it)");
  if (options.network) {
    context.say(
        "Anyone in this network who has that address can use it; variants can be opened on "
        "phones by QR code.");
  }
  std::fflush(stdout);
  // An address with a token in it would be seen in the list of this machine's processes.
  if (!options.no_open && !options.network && !context.json) open_browser(server->address());
  while (!InterruptGuard::flag()) std::this_thread::sleep_for(std::chrono::milliseconds(100));
  return Done{};
}

Status run_studio(const StudioOptions& options, Context& context) {
  auto root = playmill_root();
  if (!root) return root.error();
  const std::filesystem::path site = *root / "build" / "studio";
  if (!is_studio_site(site)) {
    return Error{ExitCode::component, site.string(), "", "the studio's page is not built",
                 "Build it: tools/build.sh --studio, or start it as ./playmill studio"};
  }
  return options.export_to.empty() ? serve_site(options, site, context)
                                   : export_site(options, site, context);
}

}  // namespace

void add_studio(CLI::App& app, Context& context) {
  CLI::App* verb = app.add_subcommand(
      "studio", "Make, compare, tune and ship playables in the browser: serve the studio's page");
  auto options = std::make_shared<StudioOptions>();
  verb->add_option("--export", options->export_to,
                   "Write the page as a static site into this folder instead of serving it");
  verb->add_option("--port", options->port, "Port (0: any that is free)")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str();
  verb->add_flag("--network", options->network,
                 "Listen to the whole network, with a token in the address: for phones");
  verb->add_option("--campaign", options->campaign,
                   "campaign.json, to be shown and run from the page, or the state folder of "
                   "`run`, to be shown");
  verb->add_flag("--no-open", options->no_open, "Do not open the browser");
  add_examples(*verb,
               {"playmill studio", "playmill studio --network", "playmill studio --export site"});
  verb->callback([options, &context] {
    if (auto done = run_studio(*options, context); !done) context.fail(done.error());
  });
}

}  // namespace pm::gen
