#include "runtime/measure/trace.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "generator/playtest/play.h"
#include "runtime/mechanics/mechanic.h"
#include "runtime/sim/rng.h"
#include "tests/support/scene_builder.h"

using namespace pm;

namespace {

bool same(std::span<const Input> a, std::span<const Input> b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Input& x, const Input& y) {
    return x.step == y.step && x.kind == y.kind && x.at.x == y.at.x && x.at.y == y.at.y;
  });
}

std::vector<std::uint8_t> packed(std::span<const Input> inputs) {
  std::vector<std::uint8_t> out(inputs.size() * 32 + 64);
  const PackedTrace done = pack_trace(inputs, out);
  REQUIRE(done.inputs == inputs.size());
  out.resize(done.bytes);
  return out;
}

/// Anything that the interface lets through, near and far, slow and at once.
std::vector<Input> any_inputs(Rng& rng) {
  std::vector<Input> out(rng.below(200));
  std::uint32_t step = 0;
  Point at;
  for (Input& input : out) {
    step += rng.below(8) == 0 ? static_cast<std::uint32_t>(rng.below(20000)) : rng.below(3);
    const int reach = rng.below(6) == 0 ? 65536 : 40;
    at.x = static_cast<std::int16_t>(at.x + static_cast<int>(rng.below(reach)) - reach / 2);
    at.y = static_cast<std::int16_t>(at.y + static_cast<int>(rng.below(reach)) - reach / 2);
    input = {step, static_cast<InputKind>(rng.below(5)), at};
  }
  return out;
}

}  // namespace

TEST_CASE("a packed trace unpacks to the same inputs", "[session]") {
  Rng rng(11);
  for (int i = 0; i < 400; ++i) {
    const std::vector<Input> inputs = any_inputs(rng);
    std::vector<Input> back;
    REQUIRE(unpack_trace(packed(inputs), back));
    REQUIRE(same(back, inputs));
  }
}

TEST_CASE("what does not fit is left for the next part, and no room is overrun", "[session]") {
  Rng rng(12);
  for (int i = 0; i < 200; ++i) {
    const std::vector<Input> inputs = any_inputs(rng);
    std::vector<Input> back;
    std::span<const Input> rest = inputs;
    for (int part = 0; part < 1000 && (part == 0 || !rest.empty()); ++part) {
      std::vector<std::uint8_t> room(64 + rng.below(300));
      const PackedTrace done = pack_trace(rest, room);
      REQUIRE(done.bytes <= room.size());
      REQUIRE((done.inputs > 0 || rest.empty()));
      room.resize(done.bytes);
      REQUIRE(unpack_trace(room, back));
      rest = rest.subspan(done.inputs);
    }
    REQUIRE(same(back, inputs));
  }
}

TEST_CASE("bytes that pack_trace would not write are refused", "[session]") {
  Rng rng(13);
  int refused = 0;
  for (int i = 0; i < 300; ++i) {
    std::vector<std::uint8_t> bytes = packed(any_inputs(rng));
    if (i % 3 == 0) bytes.push_back(static_cast<std::uint8_t>(rng.below(256)));
    if (i % 3 == 1 && !bytes.empty()) bytes.pop_back();
    if (i % 3 == 2) {
      for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(rng.below(256));
    }
    std::vector<Input> back{{7, InputKind::up, {1, 2}}};
    if (unpack_trace(bytes, back)) {
      // Then it is the one form of what was read.
      REQUIRE(packed(std::span(back).subspan(1)) == bytes);
    } else {
      REQUIRE(back.size() == 1);
      ++refused;
    }
  }
  CHECK(refused > 200);
}

TEST_CASE("a person's play of any mechanic fits one record", "[session]") {
  // What a record has left beside its other fields, generously filled.
  constexpr std::size_t kRoom = 800;
  gen::Player player;
  for (const std::string_view mechanic : mechanic_names()) {
    const Scene scene = test_scene(mechanic, 3);
    const gen::PlayResult& play = player.session(scene, gen::Bot::human, 5, 60 * 30);
    const std::size_t bytes = packed(play.trace).size();
    INFO(mechanic << ": " << play.trace.size() << " inputs, " << bytes << " bytes");
    CHECK(bytes < kRoom);
  }
}
