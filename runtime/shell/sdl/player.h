#pragma once
#include <memory>
#include <string>

#include "runtime/inspector/inspector.h"
#include "runtime/shell/sdl/audio.h"
#include "runtime/shell/sdl/scene_file.h"
#include "runtime/shell/sdl/window.h"
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

/// The native player: one window, one session, the inspector beside the game.
class Player {
 public:
  explicit Player(const PlayerOptions& options);
  ~Player();
  Player(const Player&) = delete;
  Player& operator=(const Player&) = delete;

  /// Plays until the window closes, or does what --screenshot or --headless ask. An exit code.
  int run();

 private:
  bool open_window();
  bool start_gl();
  void reload();
  void handle(const HostEvent& event);
  void press(Key key);
  void fit();
  void frame(double now_s);
  void paint(float alpha);
  int run_headless();
  int take_screenshot();
  void report(const char* what) const;

  PlayerOptions options_;
  SceneFile file_;
  SdlWindow window_;
  EventReader reader_;
  SdlAudio audio_;
  TtfText text_;
  std::unique_ptr<Driver> driver_;
  std::unique_ptr<Session> session_;
  Inspector inspector_;
  bool imgui_ = false;
  bool inspecting_ = true;
  bool quit_ = false;
  bool hidden_ = false;
  double last_s_ = -1;
  double behind_ = 0;
  double looked_s_ = 0;
};

}  // namespace pm
