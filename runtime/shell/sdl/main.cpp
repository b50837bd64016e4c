// pm_player: what `playmill play` starts.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "generator/core/exit_code.h"
#include "runtime/shell/sdl/player.h"

namespace {

bool read_size(const std::string& text, int& width, int& height) {
  char rest = 0;
  if (std::sscanf(text.c_str(), "%dx%d%c", &width, &height, &rest) != 2) return false;
  return width >= 200 && width <= 4096 && height >= 200 && height <= 4096;
}

}  // namespace

int main(int argc, char** argv) {
  pm::PlayerOptions options;
  std::string size = "390x844";
  bool no_inspector = false;
  CLI::App app{"Plays a scene in a window, with its insides beside it."};
  app.name("playmill play");
  app.add_option("scene", options.scene, "scene.json; read again whenever it changes")->required();
  app.add_option("--size", size, "size of the game in points, for example 844x390")
      ->capture_default_str();
  app.add_flag("--no-inspector", no_inspector, "start without the inspector (F1 brings it)");
  app.add_flag("--bot", options.bots, "start with the bot playing");
  app.add_option("--screenshot", options.screenshot,
                 "let the bot play --steps, write this PNG and leave");
  app.add_option("--steps", options.steps, "how long, in 1/60 s")
      ->check(CLI::Range(1, 60 * 600))
      ->capture_default_str();
  app.add_flag("--headless", options.headless,
               "no window: let the bot play --steps and print the state hash");
  app.add_option("--tab", options.tab,
                 "inspector page of the screenshot: 0 parameters, 1 entities, 2 moves, 3 log")
      ->check(CLI::Range(0, 3));
  app.footer(
      "Keys: space pause, . step, r restart, [ and ] a second back and forth, F1 inspector, "
      "Esc.\n\n"
      "Examples:\n"
      "  playmill play out/fruit-drop-1/scene.json\n"
      "  playmill play scene.json --size 844x390 --bot\n"
      "  playmill play scene.json --screenshot mid.png --steps 400");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : static_cast<int>(pm::gen::ExitCode::usage);
  }
  if (!read_size(size, options.width, options.height)) {
    std::fprintf(stderr, "playmill play: --size takes WIDTHxHEIGHT, each 200 to 4096\n");
    return static_cast<int>(pm::gen::ExitCode::usage);
  }
  options.inspector = !no_inspector;
  int code = 0;
  {
    pm::Player player(options);
    code = player.run();
  }
  SDL_Quit();
  return code;
}
