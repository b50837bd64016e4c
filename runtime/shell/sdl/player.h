#pragma once
#include <string>

#include "runtime/shell/sdl/scene_file.h"
#include "runtime/shell/sdl/workbench.h"
#include "runtime/shell/ttf/text_ttf.h"

namespace pm {

struct PlayerOptions {
  std::string scene;  ///< path of scene.json
  int width = 390;    ///< size of the game in points, without the inspector
  int height = 844;
  bool inspector = true;
  bool bots = false;       ///< start with the bot playing
  std::string screenshot;  ///< PNG to write after `steps`, then leave
  int steps = 300;
  bool headless = false;  ///< no window, no pictures: only the simulation and its hash
  int tab = -1;           ///< inspector page of a screenshot: 0 parameters to 3 log
};

/// The native player: a workbench whose scene is a watched file.
class Player {
 public:
  explicit Player(const PlayerOptions& options);

  /// Plays until the window closes, or does what --screenshot or --headless ask. An exit code.
  int run();

 private:
  void reload();
  void frame();
  int run_headless();
  int take_screenshot();
  void report(const char* what);

  PlayerOptions options_;
  SceneFile file_;
  TtfText text_;
  Workbench bench_;
  double looked_s_ = 0;
};

}  // namespace pm
