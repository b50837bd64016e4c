#include <memory>

#include "generator/check/check.h"
#include "generator/cli/verbs.h"
#include "generator/core/text.h"

namespace pm::gen {

namespace {

struct CheckOptions {
  std::string file;
  std::vector<std::string> networks;
  bool all_rules = false;
};

std::string verdict_text(const PackageVerdict& verdict) {
  const auto counted = [](std::size_t count, const char* one, const char* many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
  };
  std::string out = verdict.pass() ? "passes" : "FAILS";
  std::string rest;
  if (verdict.errors > 0) rest += counted(verdict.errors, "error", "errors");
  if (verdict.warnings > 0) {
    rest += (rest.empty() ? "" : ", ") + counted(verdict.warnings, "warning", "warnings");
  }
  return rest.empty() ? out : out + " (" + rest + ")";
}

Status check(const CheckOptions& options, Context& context) {
  auto networks = load_networks();
  if (!networks) return networks.error();
  auto picked = pick_networks(*networks, options.networks);
  if (!picked) return picked.error();
  auto opened = open_package(options.file);
  if (!opened) return opened.error();

  Json out;
  out["ok"] = opened->refused.empty();
  out["file"] = options.file;
  out["bytes"] = opened->subject.bytes;
  if (!opened->refused.empty()) {
    out["refused"] = Json::array();
    for (const Finding& finding : opened->refused) {
      out["refused"].push_back(to_json(finding, *(*picked)[0]));
      context.say(one_line(options.file) + ": refused");
      context.say("  " + to_line(finding));
    }
    context.print(out);
    context.keep_exit_code(static_cast<int>(ExitCode::package));
    return Done{};
  }
  bool all_pass = true;
  out["networks"] = Json::array();
  for (const Network* network : *picked) {
    const std::vector<Finding> findings = check_package(opened->subject, *network);
    const PackageVerdict verdict = verdict_of(findings);
    all_pass &= verdict.pass();
    out["networks"].push_back(check_json(opened->subject, *network, findings));
    context.say(one_line(options.file) + ": " + verdict_text(verdict) + " for " + network->name);
    for (const Finding& finding : findings) {
      if (finding.pass && !options.all_rules) continue;
      context.say("  " + to_line(finding));
    }
  }
  out["ok"] = all_pass;
  context.print(out);
  if (!all_pass) context.keep_exit_code(static_cast<int>(ExitCode::gate));
  return Done{};
}

}  // namespace

void add_check(CLI::App& app, Context& context) {
  CLI::App* verb = app.add_subcommand(
      "check",
      "Hold any playable, HTML or zip, against a network's rules (exit code 5 when it "
      "fails, 9 when it cannot be read)");
  auto options = std::make_shared<CheckOptions>();
  verb->add_option("file", options->file, "HTML or zip")->required();
  verb->add_option("--network,-n", options->networks, "Networks, or all")
      ->required()
      ->delimiter(',');
  verb->add_flag("--all-rules", options->all_rules, "Also show the rules that are kept");
  add_examples(*verb, {"playmill check playable.html --network unity",
                       "playmill check dist/fruit_drop_google.zip --network google --all-rules",
                       "playmill check their.zip --network meta,mintegral --json"});
  verb->callback([options, &context] {
    if (auto done = check(*options, context); !done) context.fail(done.error());
  });
}

}  // namespace pm::gen
