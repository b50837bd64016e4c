#include "runtime/scene/cooked.h"

#include <type_traits>
#include <utility>

#include "runtime/view/presenter.h"

namespace pm {

namespace {

/// Little-endian cursor; the first fault sticks and everything read after it is zero or empty.
class Reader {
 public:
  explicit Reader(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  template <class T>
  void number(T& out) {
    using U = std::make_unsigned_t<T>;
    U value = 0;
    if (take(sizeof(T))) {
      for (std::size_t i = 0; i < sizeof(T); ++i) {
        value = static_cast<U>(
            value | static_cast<U>(static_cast<U>(bytes_[at_ - sizeof(T) + i]) << (8 * i)));
      }
    }
    out = static_cast<T>(value);
  }
  void number(bool& out) {
    std::uint8_t byte = 0;
    number(byte);
    if (byte > 1) fail(CookedError::out_of_range);
    out = byte == 1;
  }
  void text(std::string& out) {
    const std::size_t size = count(1);
    if (take(size)) out.assign(reinterpret_cast<const char*>(bytes_.data() + at_ - size), size);
  }
  /// A list's length; refused when that many items of at least `item_size` bytes cannot follow.
  std::size_t count(std::size_t item_size, std::size_t most = 0xffffffU) {
    std::uint32_t n = 0;
    number(n);
    if (n > most)
      fail(CookedError::out_of_range);
    else if (static_cast<std::size_t>(n) > (bytes_.size() - at_) / item_size)
      fail(CookedError::truncated);
    return error_ == CookedError::none ? n : 0;
  }
  void fail(CookedError error) {
    if (error_ == CookedError::none) error_ = error;
  }
  CookedError error() const { return error_; }
  bool at_end() const { return at_ == bytes_.size(); }

 private:
  bool take(std::size_t size) {
    if (error_ == CookedError::none && bytes_.size() - at_ < size) error_ = CookedError::truncated;
    if (error_ != CookedError::none) return false;
    at_ += size;
    return true;
  }

  std::span<const std::uint8_t> bytes_;
  std::size_t at_ = 0;
  CookedError error_ = CookedError::none;
};

#ifndef PM_SHIPPED
class Writer {
 public:
  template <class T>
  void number(const T& value) {
    const auto bits = static_cast<std::make_unsigned_t<T>>(value);
    for (std::size_t i = 0; i < sizeof(T); ++i)
      bytes.push_back(static_cast<std::uint8_t>(bits >> (8 * i)));
  }
  void number(const bool& value) { bytes.push_back(value ? 1 : 0); }
  void text(const std::string& value) {
    number(static_cast<std::uint32_t>(value.size()));
    bytes.insert(bytes.end(), value.begin(), value.end());
  }
  std::size_t length(std::size_t size) {
    number(static_cast<std::uint32_t>(size));
    return size;
  }
  std::vector<std::uint8_t> bytes;
};
#endif

/// Lists differ between reading (resize first) and writing; everything else is one description of
/// the format for both directions, so that they cannot drift apart.
template <class Io, class List, class Each>
void list(Io& io, List& items, std::size_t item_size, Each each) {
  if constexpr (std::is_same_v<Io, Reader>) {
    items.resize(io.count(item_size));
  } else {
    io.length(items.size());
  }
  for (auto& item : items) each(item);
}

template <class Io, class S, class T>
void describe(Io& io, S& s, T& t) {
  io.text(s.mechanic);
  io.number(s.seed);
  list(io, s.param_values, 4, [&](auto& v) { io.number(v); });
  list(io, s.param_offsets, 2, [&](auto& v) { io.number(v); });
  list(io, s.slots, 15, [&](auto& slot) {
    io.text(slot.archetype);
    io.number(slot.tint);
    io.number(slot.color);
    io.number(slot.face);
    io.number(slot.radius_pm);
  });
  list(io, s.roles, 2, [&](auto& role) {
    io.number(role.first);
    io.number(role.count);
  });
  io.number(s.hand_slot);
  io.number(s.host_slot);
  io.number(s.icon_slot);
  io.number(s.star_slot);
  for (auto& color : s.colors) io.number(color);
  io.text(s.background.name);
  for (auto& g : s.background.grade_pm) io.number(g);
  io.number(s.background.light);
  auto& life = s.background.life;
  for (auto* v :
       {&life.count, &life.size_min_pm, &life.size_max_pm, &life.speed_x_pm, &life.speed_y_pm,
        &life.band_low_pm, &life.band_high_pm, &life.sway_pm, &life.twinkle_pm, &life.alpha_pm}) {
    io.number(*v);
  }
  list(io, s.locales, 9, [&](auto& locale) {
    io.text(locale.tag);
    io.number(locale.right_to_left);
    list(io, locale.words, 4, [&](auto& word) { io.text(word); });
  });
  io.number(s.pictures.count);
  io.number(s.pictures.icon);
  io.number(s.limit_steps);
  io.number(s.hint_idle_steps);
  io.number(s.retries);
  io.number(s.juice);
  for (auto* part : {&t.cell_vert, &t.sprite_head, &t.sprite_tail, &t.face_frag, &t.far_frag,
                     &t.near_frag, &t.life_frag, &t.batch_vert, &t.picture_frag, &t.panel_frag}) {
    io.text(*part);
  }
  list(io, t.sprites, 8, [&](auto& sprite) {
    io.text(sprite.archetype);
    io.text(sprite.code);
  });
}

/// Behind everything else, and only of scenes that have one: the others are what they were.
template <class Io, class P>
void describe_presenter(Io& io, P& p) {
  io.number(p.first_slot);
  io.number(p.first_word);
  io.number(p.voice_hz);
  io.number(p.mood);
  for (auto& color : p.colors) io.number(color);
}

bool slot_ok(const Scene& s, std::int16_t slot) {
  return slot >= -1 && slot < static_cast<std::int16_t>(s.slots.size());
}

/// Everything the runtime indexes by must be inside its list.
bool consistent(const Scene& s) {
  if (s.slots.size() > 250 || s.locales.empty() || s.param_offsets.empty()) return false;
  if (s.param_offsets.front() != 0 || s.param_offsets.back() != s.param_values.size()) return false;
  for (std::size_t i = 1; i < s.param_offsets.size(); ++i) {
    if (s.param_offsets[i] <= s.param_offsets[i - 1]) return false;
  }
  for (const RoleRange& role : s.roles) {
    if (static_cast<std::size_t>(role.first) + role.count > s.slots.size()) return false;
  }
  for (const std::int16_t slot : {s.hand_slot, s.host_slot, s.icon_slot, s.star_slot}) {
    if (!slot_ok(s, slot)) return false;
  }
  const PresenterLook& p = s.presenter;
  if (newest_scene_version() >= kPresenterVersion && p.here() &&
      (!slot_ok(s, static_cast<std::int16_t>(p.slot(PresenterPart::count) - 1)) ||
       p.first_word < static_cast<int>(CopyId::count) || p.mood >= PresenterMood::count)) {
    return false;
  }
  return s.pictures.icon >= -1 && s.pictures.icon < s.pictures.count;
}

}  // namespace

CookedError read_cooked(std::span<const std::uint8_t> bytes, Scene& scene, ShaderText& shaders) {
  Reader in(bytes);
  std::uint32_t magic = 0;
  in.number(magic);
  std::uint16_t version = 0;
  in.number(version);
  scene.version = version;
  if (in.error() != CookedError::none || magic != kCookedMagic) return CookedError::not_a_scene;
  if (version > newest_scene_version()) return CookedError::newer_version;
  describe(in, scene, shaders);
  if (newest_scene_version() >= kPresenterVersion && version >= kPresenterVersion)
    describe_presenter(in, scene.presenter);
  if (in.error() != CookedError::none) return in.error();
  if (!in.at_end()) return CookedError::trailing_bytes;
  return consistent(scene) ? CookedError::none : CookedError::out_of_range;
}

#ifndef PM_SHIPPED
std::vector<std::uint8_t> write_cooked(const Scene& scene, const ShaderText& shaders) {
  Writer out;
  out.number(kCookedMagic);
  out.number(scene.version);
  describe(out, scene, shaders);
  if (scene.version >= kPresenterVersion) describe_presenter(out, scene.presenter);
  return std::move(out.bytes);
}
#endif

}  // namespace pm
