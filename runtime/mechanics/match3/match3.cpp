#include "runtime/mechanics/match3/match3.h"

namespace pm::match3 {

namespace {

constexpr int kStageWidth = 1000;
constexpr int kMargin = 34;     // frame round the cells, stage units
constexpr int kWantSteps = 50;  // how long a swap waits for falling pieces
constexpr int kDangerMoves = 3;

int clamp(int v, int lo, int hi) { return v < lo ? lo : (v > hi ? hi : v); }

int cell_at(const Board& board, Point at) {
  if (at.x < board.left || at.y < board.top) return -1;
  const int x = (at.x - board.left) / board.cell;
  const int y = (at.y - board.top) / board.cell;
  return board.inside(x, y) ? board.index(x, y) : -1;
}

bool neighbours(const Board& board, int a, int b) {
  const int dx = a % board.cols - b % board.cols;
  const int dy = a / board.cols - b / board.cols;
  return dx * dx + dy * dy == 1;
}

int centre_x(const Board& board, int i) {
  return board.left + (i % board.cols) * board.cell + board.cell / 2;
}
int centre_y(const Board& board, int i) {
  return board.top + (i / board.cols) * board.cell + board.cell / 2;
}

bool accepts(const Board& board) {
  return board.outcome == Outcome::playing && board.moves_left > 0;
}

void charge_move(Board& board, Events& events, int at) {
  --board.moves_left;
  if (!board.busy) board.chain = 0;
  if (board.chain == 0) board.chain = 1;
  board.busy = true;
  if (board.moves_left > 0 && board.moves_left <= kDangerMoves) {
    events.emit(EventKind::danger, centre_x(board, at), centre_y(board, at), -1, board.moves_left);
  }
}

/// Swaps now, or as soon as both pieces have come to rest.
void ask_swap(Board& board, Events& events, int a, int b) {
  if (!accepts(board)) return;
  board.selected = -1;
  if (board.shuffle == 0 && settled(board.cells[static_cast<std::size_t>(a)]) &&
      settled(board.cells[static_cast<std::size_t>(b)])) {
    play_swap(board, events, a, b);
    return;
  }
  board.want_a = static_cast<std::int16_t>(a);
  board.want_b = static_cast<std::int16_t>(b);
  board.want_left = kWantSteps;
}

void press(Board& board, Events& events, Point at) {
  board.down = true;
  board.used = false;
  board.again = false;
  board.pressed = static_cast<std::int16_t>(cell_at(board, at));
  board.press_at = at;
  if (board.pressed < 0 || !accepts(board)) {
    board.selected = -1;
    return;
  }
  if (board.selected >= 0 && neighbours(board, board.selected, board.pressed)) {
    board.used = true;
    ask_swap(board, events, board.selected, board.pressed);
    return;
  }
  board.again = board.selected == board.pressed;
  board.selected = board.pressed;
  board.selected_at = board.age;
  const Cell& c = board.cells[static_cast<std::size_t>(board.pressed)];
  events.emit(EventKind::select, centre_x(board, board.pressed), centre_y(board, board.pressed),
              c.kind >= 0 ? board.slots[static_cast<std::size_t>(c.kind)] : -1);
}

void drag(Board& board, Events& events, Point at) {
  if (!board.down || board.used || board.pressed < 0) return;
  const int dx = at.x - board.press_at.x;
  const int dy = at.y - board.press_at.y;
  const int ax = dx < 0 ? -dx : dx;
  const int ay = dy < 0 ? -dy : dy;
  if ((ax > ay ? ax : ay) * 5 < board.cell * 2) return;
  const int x = board.pressed % board.cols + (ax > ay ? (dx > 0 ? 1 : -1) : 0);
  const int y = board.pressed / board.cols + (ax > ay ? 0 : (dy > 0 ? 1 : -1));
  board.used = true;
  if (board.inside(x, y)) {
    ask_swap(board, events, board.pressed, board.index(x, y));
  } else {
    board.selected = -1;
  }
}

void lift(Board& board, Events& events, Point at) {
  if (!board.down) return;
  drag(board, events, at);
  board.down = false;
  if (board.used || board.pressed < 0 || board.selected != board.pressed) return;
  if (!play_tap(board, events, board.pressed) && !board.again) return;
  board.selected = -1;
}

}  // namespace

bool play_swap(Board& board, Events& events, int a, int b) {
  Cell& ca = board.cells[static_cast<std::size_t>(a)];
  Cell& cb = board.cells[static_cast<std::size_t>(b)];
  const bool works = swap_works(board, a, b);
  const int dx = b % board.cols - a % board.cols;
  const int dy = b / board.cols - a / board.cols;
  if (works) {
    charge_move(board, events, a);
    const Cell keep = ca;
    ca = cb;
    cb = keep;
    // The dragged piece arrives in b. Two specials become one effect there.
    const Special both = combine(ca.special, cb.special);
    if (both != Special::none) {
      cb.special = both;
      strike(board, b, kSwapSteps);
      ca.special = Special::none;
      strike(board, a, kSwapSteps);
    } else {
      for (const int i : {a, b}) {
        Cell& c = board.cells[static_cast<std::size_t>(i)];
        if (c.special == Special::none) continue;
        // A rainbow takes the kind that it was swapped with.
        if (c.special == Special::rainbow)
          c.kind = board.cells[static_cast<std::size_t>(i == a ? b : a)].kind;
        strike(board, i, kSwapSteps);
      }
      clear_matches(board, events, a, b, kSwapSteps);
    }
  } else {
    board.busy = true;
    ca.refused = cb.refused = true;
  }
  ca.slide = cb.slide = static_cast<std::int16_t>(works ? kSwapSteps : kRefuseSteps);
  ca.from_x = static_cast<std::int8_t>(dx);
  ca.from_y = static_cast<std::int8_t>(dy);
  cb.from_x = static_cast<std::int8_t>(-dx);
  cb.from_y = static_cast<std::int8_t>(-dy);
  const int slot = ca.kind >= 0 ? board.slots[static_cast<std::size_t>(ca.kind)] : -1;
  events.emit(works ? EventKind::move : EventKind::reject, centre_x(board, b), centre_y(board, b),
              slot);
  return works;
}

bool play_tap(Board& board, Events& events, int index) {
  Cell& c = board.cells[static_cast<std::size_t>(index)];
  if (!accepts(board) || board.shuffle > 0 || c.special == Special::none || !settled(c))
    return false;
  charge_move(board, events, index);
  strike(board, index, 4);
  events.emit(EventKind::move, centre_x(board, index), centre_y(board, index), -1);
  return true;
}

int slot_of(const Scene& scene, const Board& board, const Cell& cell) {
  const auto of = [&](Role role) {
    return scene.role(role).count > 0 ? static_cast<int>(scene.role(role).first) : -1;
  };
  switch (cell.special) {
    case Special::none:
      return cell.kind >= 0 ? board.slots[static_cast<std::size_t>(cell.kind)] : -1;
    case Special::row:
    case Special::column:
    case Special::cross: return of(kSpecialRow);
    case Special::bomb:
    case Special::wide_cross:
    case Special::big_bomb: return of(kSpecialBomb);
    default: return of(kSpecialRainbow);
  }
}

namespace {

class Match3 final : public Mechanic {
 public:
  StageSize stage() const override {
    return {kStageWidth, board_.rows * board_.cell + 2 * kMargin};
  }

  void setup(const Scene& scene, Rng rng) override {
    scene_ = &scene;
    board_ = Board{};
    cached_turn_ = ~0U;
    Board& b = board_;
    const RoleRange pieces = scene.role(kPieces);
    b.cols = clamp(scene.param(kCols), 5, kMaxSide);
    b.rows = clamp(scene.param(kRows), 5, kMaxSide);
    b.kinds = clamp(scene.param(kKinds), 3, kMaxKinds);
    // Two kinds that look the same would be a riddle; fewer than three a walk-over.
    if (pieces.count >= 3 && b.kinds > pieces.count) b.kinds = pieces.count;
    for (int k = 0; k < kMaxKinds; ++k) {
      b.slots[static_cast<std::size_t>(k)] =
          static_cast<std::int16_t>(pieces.count > 0 ? pieces.first + k % pieces.count : -1);
    }
    b.cell = (kStageWidth - 2 * kMargin) / b.cols;
    b.left = (kStageWidth - b.cell * b.cols) / 2;
    b.top = kMargin;
    b.luck = clamp(scene.param(kLuck), 0, 100);
    b.rng = rng;
    b.moves_left = clamp(scene.param(kMoves), 1, 99);
    const int wants[kMaxGoals] = {clamp(scene.param(kGoal1), 1, 99),
                                  clamp(scene.param(kGoal2), 0, 99)};
    for (int g = 0; g < kMaxGoals; ++g) {
      if (wants[g] == 0) continue;
      Goal& goal = b.goals[static_cast<std::size_t>(b.goal_count++)];
      goal.kind = static_cast<std::int8_t>(g);
      goal.want = static_cast<std::int16_t>(wants[g]);
    }
    fill_board(b, clamp(scene.param(kStartSpecials), 0, 4));
  }

  void input(const Input& input, Events& events) override {
    switch (input.kind) {
      case InputKind::down: press(board_, events, input.at); break;
      case InputKind::move: drag(board_, events, input.at); break;
      case InputKind::up: lift(board_, events, input.at); break;
      case InputKind::cancel:
        board_.down = false;
        board_.selected = -1;
        break;
      case InputKind::retry: break;
    }
  }

  void step(Events& events) override { advance(board_, events); }
  Outcome outcome() const override { return board_.outcome; }

  bool ready() const override {
    return !board_.busy && board_.shuffle == 0 && board_.want_a < 0 && accepts(board_);
  }

  void hud(HudModel& hud) const override {
    int have = 0;
    int want = 0;
    for (int g = 0; g < board_.goal_count; ++g) {
      const Goal& goal = board_.goals[static_cast<std::size_t>(g)];
      hud.goals[static_cast<std::size_t>(g)] = {board_.slots[static_cast<std::size_t>(goal.kind)],
                                                goal.have, goal.want};
      have += goal.have;
      want += goal.want;
    }
    hud.goal_count = board_.goal_count;
    hud.budget_kind = Budget::moves;
    hud.budget = board_.moves_left;
    hud.progress_per_mille = want > 0 ? have * 1000 / want : 0;
    hud.score = board_.score;
  }

  int moves(std::span<Gesture> out, Depth depth) const override;

  void hash(Hasher& h) const override {
    const Board& b = board_;
    for (int i = 0; i < b.size(); ++i) {
      const Cell& c = b.cells[static_cast<std::size_t>(i)];
      h.add(static_cast<std::uint32_t>(static_cast<std::uint8_t>(c.kind)) |
            static_cast<std::uint32_t>(c.special) << 8U |
            static_cast<std::uint32_t>(c.leaves) << 16U |
            static_cast<std::uint32_t>(c.state) << 24U);
      h.add(static_cast<std::uint32_t>(static_cast<std::uint16_t>(c.wait)) |
            static_cast<std::uint32_t>(static_cast<std::uint16_t>(c.timer)) << 16U);
      h.add(static_cast<std::uint32_t>(static_cast<std::uint16_t>(c.slide)) |
            (c.refused ? 65536U : 0U));
      h.add(c.drop);
      h.add(c.speed);
    }
    for (const Goal& goal : b.goals) h.add(goal.have);
    h.add(b.moves_left);
    h.add(b.chain);
    h.add(b.score);
    h.add(b.shuffle);
    h.add(b.age);
    h.add(b.rng.state);
    h.add(static_cast<std::uint32_t>(b.outcome));
    h.add(b.busy);
    h.add(b.down);
    h.add(b.used);
    h.add(b.again);
    h.add(static_cast<int>(b.pressed));
    h.add(static_cast<int>(b.selected));
    h.add(static_cast<int>(b.want_a));
    h.add(static_cast<int>(b.want_b));
    h.add(static_cast<int>(b.want_left));
    h.add(static_cast<int>(b.press_at.x));
    h.add(static_cast<int>(b.press_at.y));
  }

  void draw(Painter& painter, const ViewClock& clock) const override {
    paint(painter, board_, clock);
  }
  float slot_radius(int slot) const override { return piece_half(*scene_, board_, slot) * 1.2F; }

#ifndef PM_SHIPPED
  std::span<const std::string_view> param_names() const override {
    static constexpr std::string_view names[kParamCount] = {
        "cols", "rows", "kinds", "goal_1", "goal_2", "moves", "luck", "start_specials"};
    return names;
  }
  std::span<const std::string_view> role_names() const override {
    static constexpr std::string_view names[kRoleCount] = {"pieces", "special_row", "special_bomb",
                                                           "special_rainbow"};
    return names;
  }
#endif

  const Board& board() const { return board_; }

 private:
  const Scene* scene_ = nullptr;
  Board board_;
  // The greedy choices of the resting board, kept because the hand asks again in every frame.
  mutable std::array<Choice, kMaxChoices> cached_{};
  mutable int cached_count_ = 0;
  mutable std::uint32_t cached_turn_ = ~0U;
};

int Match3::moves(std::span<Gesture> out, Depth depth) const {
  if (!ready()) return 0;
  std::span<const Choice> choices;
#ifndef PM_SHIPPED
  std::array<Choice, kMaxChoices> found;
  if (depth == Depth::deep) {
    const int n = deep_choices(board_, found);
    choices = std::span<const Choice>(found.data(), static_cast<std::size_t>(n));
  }
#endif
  (void)depth;
  if (choices.empty()) {
    if (cached_turn_ != board_.turn) {
      cached_count_ = greedy_choices(board_, cached_);
      cached_turn_ = board_.turn;
    }
    choices = std::span<const Choice>(cached_.data(), static_cast<std::size_t>(cached_count_));
  }
  int n = 0;
  for (const Choice& choice : choices) {
    if (static_cast<std::size_t>(n) == out.size()) break;
    Gesture& g = out[static_cast<std::size_t>(n++)];
    g = Gesture{};
    const auto put = [&](int cell) {
      g.points[g.count++] = Point{static_cast<std::int16_t>(centre_x(board_, cell)),
                                  static_cast<std::int16_t>(centre_y(board_, cell))};
    };
    put(choice.a);
    if (choice.b >= 0) put(choice.b);
    g.glide_steps = choice.b >= 0 ? 12 : 2;
    g.score = choice.score;
  }
  return n;
}

}  // namespace

#ifndef PM_SHIPPED
const Board& board_of(const Mechanic& mechanic) {
  return static_cast<const Match3&>(mechanic).board();
}
#endif

}  // namespace pm::match3

namespace pm {
std::unique_ptr<Mechanic> make_match3() { return std::make_unique<match3::Match3>(); }
}  // namespace pm
