#pragma once
#include <array>
#include <cstdint>
#include <span>

namespace pm {

/// What happened in a step, told by the mechanic for the view (particles, words, shake), for sound
/// and for measurement. Events never feed back into the simulation.
enum class EventKind : std::uint8_t {
  select,    ///< a piece was picked up or touched
  move,      ///< a legal move was started (swap, pour, lane change)
  reject,    ///< a move that is not allowed; the piece wobbles back
  land,      ///< something came to rest; value = strength 0..1000
  pop,       ///< a piece vanished in a success; slot = its sprite
  merge,     ///< two became one; slot = the new sprite, value = chain level from 1
  special,   ///< a special piece was made or fired; value 0 made, 1 fired
  combo,     ///< value = length of the chain (2, 3, ...), rises in pitch
  launch,    ///< a shot left
  hit,       ///< impact; value = strength 0..1000
  shatter,   ///< a block or target broke; slot = its sprite
  collect,   ///< something was picked up; value = points
  gate,      ///< passed a gate; value = the new count
  hurt,      ///< an obstacle was hit or something good was lost
  tick,      ///< small progress (goal counter changed)
  danger,    ///< the loss is near (overflow line, last moves)
  complete,  ///< one part of the goal is done (a tube, a shelf, a level)
  choose,    ///< a choice was made; value = its worth 0..1000
  won,
  lost,
  count
};

struct Event {
  EventKind kind = EventKind::select;
  std::int16_t x = 0;  ///< stage units
  std::int16_t y = 0;
  std::int16_t slot = -1;  ///< sprite slot whose colours the particles take, -1 none
  std::int32_t value = 0;
};

/// Fixed-capacity event list of one step. Overflow drops the newest: the view loses a spark, the
/// simulation nothing.
class Events {
 public:
  void emit(EventKind kind, int x, int y, int slot = -1, int value = 0) {
    if (size_ == items_.size()) return;
    items_[size_++] = Event{kind, static_cast<std::int16_t>(x), static_cast<std::int16_t>(y),
                            static_cast<std::int16_t>(slot), value};
  }
  void clear() { size_ = 0; }
  std::span<const Event> view() const { return {items_.data(), size_}; }

 private:
  std::array<Event, 128> items_{};
  std::size_t size_ = 0;
};

}  // namespace pm
