#include "runtime/mechanics/sort/sort.h"

namespace pm::sorting {

namespace {

constexpr int kParNodes = 30000;  // positions searched for the move limit

int clamp(int v, int lo, int hi) { return v < lo ? lo : (v > hi ? hi : v); }

class Sort final : public Mechanic {
 public:
  StageSize stage() const override { return {1000, board_.height}; }

  void setup(const Scene& scene, Rng rng) override {
    scene_ = &scene;
    board_ = Board{};
    Board& b = board_;
    const RoleRange pieces = scene.role(kPieces);
    b.kinds = clamp(scene.param(kKinds), 2, kMaxKinds);
    // Two kinds that look the same could not be told apart.
    if (pieces.count >= 2 && b.kinds > pieces.count) b.kinds = pieces.count;
    for (int k = 0; k < kMaxKinds; ++k) {
      b.slots[static_cast<std::size_t>(k)] =
          static_cast<std::int16_t>(pieces.count > 0 ? pieces.first + k % pieces.count : -1);
    }
    b.style = scene.param(kStyle) == 1 ? Style::shelves : Style::tubes;
    b.undos_left = clamp(scene.param(kUndos), 0, 9);
    b.has_undo = b.undos_left > 0;
    const int bound =
        generate(b.rack, b.kinds, clamp(scene.param(kCapacity), 3, kMaxCapacity),
                 clamp(scene.param(kEmpty), 1, kMaxEmpty), clamp(scene.param(kMix), 0, 100), rng);
    std::array<Pour, kMaxPath> path;
    const int length = solve(b.rack, path, kParNodes);
    b.par = length >= 0 ? length : bound;
    const int spare = clamp(scene.param(kSpare), 0, 60);
    b.moves_left = spare > 0 ? b.par + spare : -1;
    b.start_blocks = blocks_of(b.rack);
    for (int t = 0; t < b.rack.tubes; ++t) b.done += closed(b.rack, t) ? 1 : 0;
    b.shown_done = b.done;
    for (int t = 0; t < b.rack.tubes; ++t) {
      if (closed(b.rack, t)) b.closed_at[static_cast<std::size_t>(t)] = 1;
    }
    lay_out(b);
  }

  void input(const Input& input, Events& events) override {
    switch (input.kind) {
      case InputKind::down: press(board_, events, input.at); break;
      case InputKind::move: drag(board_, events, input.at); break;
      case InputKind::up: release(board_, events, input.at); break;
      case InputKind::cancel: let_go(board_); break;
      case InputKind::retry: break;
    }
  }

  void step(Events& events) override { advance(board_, events); }
  Outcome outcome() const override { return board_.outcome; }

  bool ready() const override {
    return board_.outcome == Outcome::playing && board_.moves_left != 0 && board_.in_air == 0 &&
           board_.done < board_.kinds;
  }

  void hud(HudModel& hud) const override {
    hud.goals[0] = {scene_->star_slot, board_.shown_done, board_.kinds};
    hud.goal_count = 1;
    if (board_.moves_left >= 0) {
      hud.budget_kind = Budget::moves;
      hud.budget = board_.moves_left;
    }
    const int all = board_.start_blocks - board_.kinds;
    const int gone = board_.start_blocks - blocks_of(board_.rack);
    const bool finished = board_.outcome == Outcome::won;
    // The last piece in the air must not fill the bar before it lands.
    hud.progress_per_mille =
        finished || all <= 0 ? (finished ? 1000 : 0) : clamp(gone * 1000 / all, 0, 980);
    hud.score = board_.score;
  }

  int moves(std::span<Gesture> out, Depth depth) const override {
    if (!ready()) return 0;
#ifndef PM_SHIPPED
    if (depth == Depth::deep) return suggest_deep(board_, out);
#endif
    (void)depth;
    return suggest(board_, out);
  }

  void hash(Hasher& h) const override {
    const Board& b = board_;
    for (int t = 0; t < b.rack.tubes; ++t) {
      const auto at = static_cast<std::size_t>(t);
      h.add(static_cast<std::uint32_t>(b.rack.count[at]));
      for (int i = 0; i < b.rack.count[at]; ++i) {
        const auto j = static_cast<std::size_t>(i);
        const Flight& f = b.flights[at][j];
        h.add(static_cast<int>(b.rack.kind[at][j]) | (f.flying ? 256 : 0));
        if (!f.flying) continue;
        h.add(f.x * 65536 + f.y);
        h.add(f.start);
        h.add(f.end);
      }
      h.add(b.closed_at[at]);
    }
    h.add(b.history_count);
    h.add(b.moves_left);
    h.add(b.undos_left);
    h.add(b.done * 16 + b.shown_done);
    h.add(b.score);
    h.add(b.age);
    h.add(b.in_air);
    h.add(static_cast<std::uint32_t>(b.outcome));
    h.add((b.down ? 1 : 0) | (b.used ? 2 : 0) | (b.again ? 4 : 0) | (b.dragging ? 8 : 0) |
          (b.on_undo ? 16 : 0) | (b.stuck ? 32 : 0));
    h.add(b.pressed * 256 + b.lifted);
    h.add(static_cast<int>(b.sinking));
    h.add(b.lifted_at);
    h.add(b.press_at.x * 65536 + b.press_at.y);
    h.add(b.drag_at.x * 65536 + b.drag_at.y);
  }

  void draw(Painter& painter, const ViewClock& clock) const override {
    paint(painter, board_, clock);
  }
  float slot_radius(int slot) const override { return piece_half(*scene_, board_, slot) * 1.15F; }

#ifndef PM_SHIPPED
  std::span<const std::string_view> param_names() const override {
    static constexpr std::string_view names[kParamCount] = {"style", "kinds", "capacity", "empty",
                                                            "mix",   "spare", "undos"};
    return names;
  }
  std::span<const std::string_view> role_names() const override {
    static constexpr std::string_view names[kRoleCount] = {"pieces"};
    return names;
  }
#endif

  const Board& board() const { return board_; }

 private:
  const Scene* scene_ = nullptr;
  Board board_;
};

}  // namespace

#ifndef PM_SHIPPED
const Board& board_of(const Mechanic& mechanic) {
  return static_cast<const Sort&>(mechanic).board();
}
#endif

}  // namespace pm::sorting

namespace pm {
std::unique_ptr<Mechanic> make_sort() { return std::make_unique<sorting::Sort>(); }
}  // namespace pm
