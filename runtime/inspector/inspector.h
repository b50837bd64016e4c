#pragma once
#include <array>
#include <string>

#include "runtime/inspector/session.h"

namespace pm {

/// Where the inspector may draw, in the window's points.
struct InspectorPlace {
  float game_width = 0;  ///< the game's area lies at the left, full height
  float width = 0, height = 0;
  float density = 1;  ///< pixels per point
};

/// The panel beside the game (Dear ImGui): turns the session's knobs and shows its insides. Between
/// ImGui::NewFrame and ImGui::Render; owns no window and no context.
class Inspector {
 public:
  /// Points that the panel takes at the right of the window.
  static constexpr float kWidth = 400;

  void draw(Session& session, const InspectorPlace& place);
  /// The last fault of reading the scene file; empty when all is well.
  void set_fault(std::string line) { fault_ = std::move(line); }
  void set_renderer(std::string line) { renderer_ = std::move(line); }
  /// Brings a page to the front at the next draw: 0 parameters, 1 entities, 2 moves, 3 log.
  void open_page(int page) { wanted_page_ = page; }

 private:
  void draw_head(const Session& session) const;
  void draw_controls(Session& session);
  void draw_hashes(const Session& session) const;
  void draw_frames(const Session& session) const;
  void draw_params(Session& session);
  void draw_entities(const Session& session, const InspectorPlace& place) const;
  void draw_moves(const Session& session, const InspectorPlace& place);
  void draw_log(const Session& session);

  std::string fault_, renderer_;
  std::array<Gesture, 256> moves_{};
  int move_count_ = 0;
  std::uint32_t moves_of_ = ~0U;
  int wanted_step_ = 0;
  int wanted_page_ = -1;
  bool dragging_time_ = false;
  bool follow_log_ = true;
};

/// Colours, rounding and font. `density` scales all of it.
void style_inspector(float density);

}  // namespace pm
