#include <cstdio>
#include <exception>

#include "generator/cli/verbs.h"

#ifndef PLAYMILL_VERSION
#define PLAYMILL_VERSION "dev"
#endif

namespace pm::gen {

namespace {

int run(int argc, char** argv) {
  Context context;
  CLI::App app{"Playmill turns a product description into playable ads."};
  app.name("playmill");
  app.set_version_flag("--version", "playmill " PLAYMILL_VERSION);
  app.add_flag("--json", context.json, "Print one JSON document instead of text");
  app.require_subcommand(1);
  app.fallthrough();
  app.footer(
      "Exit codes: 0 ok, 1 internal fault, 2 usage, 3 bad brief, 4 bad scene, 5 gate failed,\n"
      "            6 cannot write output, 7 missing component, 8 image unreadable,\n"
      "            9 package unreadable, 11 ledger unusable.\n\n"
      "Examples:\n"
      "  playmill generate samples/fruit-drop.json --variants 4 --out out\n"
      "  playmill generate \"Drop fruits, merge them. CTA: Play free\" --name \"Fruit Drop\"\n"
      "  playmill <command> --help");
  try {
    add_verbs(app, context);
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // --help and --version come this way too, with code 0.
    return app.exit(error) == 0 ? 0 : static_cast<int>(ExitCode::usage);
  } catch (const std::exception& error) {
    context.fail({ExitCode::internal, "", "", std::string("internal fault: ") + error.what(),
                  "Please report it with the command that led here"});
  }
  return context.exit_code();
}

}  // namespace

}  // namespace pm::gen

int main(int argc, char** argv) {
  try {
    return pm::gen::run(argc, argv);
  } catch (...) {
    std::fputs("playmill: internal fault: out of memory?\n", stderr);
    return static_cast<int>(pm::gen::ExitCode::internal);
  }
}
