#include "runtime/mechanics/sort/sort.h"
#include "runtime/view/ease.h"

namespace pm::sorting {

namespace {

constexpr int kWidth = 1000;
constexpr int kTallestTubes = 1190;  // stage units for all lines together
constexpr int kTallestShelves = 1120;
constexpr int kMargin = 26;
constexpr int kUndoRoom = 160;

int least(int a, int b) { return a < b ? a : b; }

}  // namespace

void lay_out(Board& board) {
  const int n = board.rack.tubes;
  const int cap = board.rack.capacity;
  const bool tubes = board.style == Style::tubes;
  board.piece = 0;
  for (int lines = 1; lines <= n; ++lines) {
    const int columns = (n + lines - 1) / lines;
    int piece = 0;
    if (tubes) {
      // Beyond six in a line tubes get too thin for a thumb on a phone held upright.
      if (lines != (n > 6 ? 2 : 1)) continue;
      // A tube needs its pieces, a lip, and room above for what is lifted.
      piece = least((kWidth - 2 * kMargin) * 70 / (100 * columns),
                    kTallestTubes * 100 / (lines * (cap * 100 + 150)));
    } else {
      // Two columns use a wide screen as well as a tall one.
      if (columns != (n > 4 ? 2 : 1)) continue;
      piece = least((kWidth - 2 * kMargin - columns * 36) * 100 / (columns * cap * 104),
                    kTallestShelves * 100 / (lines * 146));
    }
    if (piece > 170) piece = 170;
    if (piece > board.piece) {
      board.piece = piece;
      board.lines = lines;
      board.columns = columns;
    }
  }
  const int d = board.piece;
  if (tubes) {
    board.pitch_x = least((kWidth - 2 * kMargin) / board.columns, d * 184 / 100);
    board.pitch_y = d * (cap * 100 + 150) / 100;
    board.top = d * 6 / 10;
  } else {
    board.pitch_x = d * cap * 104 / 100 + 36;
    board.pitch_y = least(d * 172 / 100, kTallestShelves / board.lines);
    board.top = 58;
  }
  const int wide = board.pitch_x * board.columns;
  board.left = (kWidth - wide) / 2;
  board.height = board.top + board.pitch_y * board.lines + (tubes ? 14 : 66);
  // Beside the frame where there is room, else below it.
  const bool beside = (kWidth - wide) / 2 - 30 >= 2 * kUndoRadius;
  if (beside) {
    board.undo = Point{static_cast<std::int16_t>(kWidth - kUndoRadius - 6),
                       static_cast<std::int16_t>(board.height - kUndoRadius - 30)};
  } else {
    board.undo = Point{kWidth / 2, static_cast<std::int16_t>(board.height + kUndoRoom / 2)};
    if (board.has_undo) board.height += kUndoRoom;
  }
}

/// Left top corner of a tube's or shelf's field; the last line is centred.
static Spot field(const Board& board, int tube) {
  const int line = tube / board.columns;
  const int column = tube % board.columns;
  const int rest = board.rack.tubes - line * board.columns;
  const int missing = rest < board.columns ? board.columns - rest : 0;
  return Spot{static_cast<float>(board.left + column * board.pitch_x) +
                  0.5F * static_cast<float>(missing * board.pitch_x),
              static_cast<float>(board.top + line * board.pitch_y)};
}

Spot seat(const Board& board, int tube, int index) {
  const Spot f = field(board, tube);
  const auto d = static_cast<float>(board.piece);
  if (board.style == Style::tubes) {
    return Spot{f.x + static_cast<float>(board.pitch_x) * 0.5F,
                f.y + d * (0.9F + static_cast<float>(board.rack.capacity - 1 - index) + 0.5F)};
  }
  return Spot{f.x + 18 + d * 1.04F * (static_cast<float>(index) + 0.5F),
              f.y + static_cast<float>(board.pitch_y) - d * 0.66F};
}

Spot gate(const Board& board, int tube, int index) {
  const auto d = static_cast<float>(board.piece);
  if (board.style == Style::shelves) {
    const Spot s = seat(board, tube, index);
    return Spot{s.x, s.y - d * 0.34F};
  }
  const Spot s = seat(board, tube, board.rack.capacity - 1);
  return Spot{s.x, s.y - d * 1.22F};
}

Spot place(const Board& board, int tube, int index, float now) {
  const Spot home = seat(board, tube, index);
  const Flight& f = board.flights[static_cast<std::size_t>(tube)][static_cast<std::size_t>(index)];
  if (f.flying) {
    float t = now - static_cast<float>(f.start);
    const Spot from{static_cast<float>(f.x), static_cast<float>(f.y)};
    if (t <= 0) return from;
    const auto rise = static_cast<float>(f.rise);
    const auto glide = static_cast<float>(f.glide);
    const auto fall = static_cast<float>(f.fall);
    const auto top = static_cast<float>(f.top);
    if (t < rise) return Spot{from.x, lerp(from.y, top, ease_out(t / rise))};
    t -= rise;
    const Spot over = gate(board, tube, index);
    if (t < glide) {
      const float e = t / glide;
      const float dx = over.x - from.x;
      const float wide = dx < 0 ? -dx : dx;
      const float arc = 0.16F * wide + 0.3F * static_cast<float>(board.piece);
      return Spot{lerp(from.x, over.x, ease_in_out(e)), lerp(top, over.y, e) - arc * bump(e)};
    }
    t = clamp01((t - glide) / (fall > 0 ? fall : 1));
    return Spot{over.x, lerp(over.y, home.y, t * t)};
  }
  const int count = board.rack.count[static_cast<std::size_t>(tube)];
  const int group = group_of(board.rack, tube);
  if (index < count - group) return home;
  const bool up = board.lifted == tube;
  if (!up && board.sinking != tube) return home;
  const Spot top_seat = seat(board, tube, count - 1);
  const Spot top_gate = gate(board, tube, count - 1);
  if (up && board.dragging) {
    return Spot{static_cast<float>(board.drag_at.x) + (home.x - top_seat.x),
                static_cast<float>(board.drag_at.y) + (home.y - top_seat.y)};
  }
  const float high = top_seat.y - top_gate.y;
  if (up) {
    const float t = (now - static_cast<float>(board.lifted_at)) / static_cast<float>(kLiftSteps);
    return Spot{home.x, home.y - high * ease_out_back(t)};
  }
  const float t =
      clamp01((now - static_cast<float>(board.sinking_at)) / static_cast<float>(kSinkSteps));
  const float down = t < 0.5F ? 1 - 4 * t * t : 0.12F * bump((t - 0.5F) * 2);
  return Spot{home.x, home.y - high * down};
}

int tube_at(const Board& board, Point at) {
  for (int i = 0; i < board.rack.tubes; ++i) {
    const Spot f = field(board, i);
    const float x = static_cast<float>(at.x) - f.x;
    const float y = static_cast<float>(at.y) - f.y;
    if (x >= 0 && x < static_cast<float>(board.pitch_x) && y >= 0 &&
        y < static_cast<float>(board.pitch_y))
      return i;
  }
  return -1;
}

}  // namespace pm::sorting
