#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string>
#include <vector>

#include "generator/cli/verbs.h"

namespace pm::gen {

namespace {

/// The player is a program of its own: the generator needs neither a window nor the inspector.
Error start_player(std::vector<std::string> arguments) {
  std::error_code ignored;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", ignored);
  const std::filesystem::path player = self.parent_path() / "pm_player";
  std::vector<char*> argv;
  std::string name = player.string();
  argv.push_back(name.data());
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  execv(name.c_str(), argv.data());
  // Only a failure comes back.
  return {ExitCode::component, name, "",
          "the player cannot be started: " + std::string(std::strerror(errno)),
          "Run ./playmill setup"};
}

}  // namespace

void add_play(CLI::App& app, Context& context) {
  CLI::App* verb =
      app.add_subcommand("play", "Play a scene in a window, with its insides beside it");
  // The player explains its own options.
  verb->prefix_command();
  verb->set_help_flag();
  verb->fallthrough(false);
  add_examples(*verb, {"playmill play scene.json", "playmill play scene.json --size 844x390 --bot",
                       "playmill play --help"});
  verb->callback([verb, &context] { context.fail(start_player(verb->remaining())); });
}

}  // namespace pm::gen
