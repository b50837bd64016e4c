#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pm {

/// 0xRRGGBBAA, straight alpha.
using Rgba = std::uint32_t;

/// Colours a scene hands to the view; the composer fills all of them.
enum class ColorId : std::uint8_t {
  cta_top,
  cta_low,
  cta_line,
  cta_text,
  panel_top,
  panel_low,
  panel_line,
  text,
  accent,
  board_top,
  board_low,
  frame_top,
  frame_low,
  cell,
  title_top,
  title_low,
  title_line,
  progress_top,
  progress_low,
  confetti_1,
  confetti_2,
  confetti_3,
  confetti_4,
  count
};

/// Words every scene has, in every locale. Mechanic-specific words follow from `count` on, in the
/// order of the template's `copy` list.
enum class CopyId : std::uint8_t {
  name,
  tagline,
  prompt,
  win_title,
  win_line,
  lose_title,
  lose_line,
  cta,
  retry,
  praise_1,
  praise_2,
  praise_3,
  goal,
  budget,
  count
};

/// Archetype of slots that show one of the product's own pictures (shaders/picture_sprite.glsl).
inline constexpr std::string_view kPictureSprite = "picture";

/// One sprite of the scene. Slots are what the mechanics draw; the archetype's distance function is
/// baked into the atlas at load.
struct SpriteSlot {
  std::string archetype;         ///< file name in shaders/sprites, e.g. "apple"; kPictureSprite
  Rgba tint = 0;                 ///< replaces the archetype's main colour when its alpha is not 0
  Rgba color = 0xffffffff;       ///< dominant colour, for particles
  bool face = false;             ///< has moods
  std::int16_t radius_pm = 800;  ///< silhouette radius in 1/1000 of the cell's half size

  bool is_picture() const { return archetype == kPictureSprite; }
};

/// The tint of a picture's slot: the colour that stands in for it, and which picture it is.
constexpr Rgba picture_tint(Rgba color, int picture) {
  return (color & 0xffffff00U) | static_cast<Rgba>(picture + 1);
}
/// Index into Scene::pictures; -1 when the tint is none of a picture.
constexpr int picture_of(Rgba tint) { return static_cast<int>(tint & 255U) - 1; }

/// Consecutive slots that fill one role of the template.
struct RoleRange {
  std::uint8_t first = 0;
  std::uint8_t count = 0;
};

struct LocaleCopy {
  std::string tag;  ///< BCP 47, e.g. "en", "zh-Hans"
  bool right_to_left = false;
  std::vector<std::string> words;  ///< CopyId::count common words, then the template's own
};

/// Drifting elements of the background.
struct BackgroundLife {
  std::int16_t count = 0;
  std::int16_t size_min_pm = 0, size_max_pm = 0;   ///< 1/1000 of the screen height
  std::int16_t speed_x_pm = 0, speed_y_pm = 0;     ///< 1/1000 screen heights per second
  std::int16_t band_low_pm = 0, band_high_pm = 0;  ///< where they live, 1/1000 of the height, y up
  std::int16_t sway_pm = 0, twinkle_pm = 0, alpha_pm = 1000;
};

struct Background {
  std::string
      name;  ///< file name in shaders/backgrounds; kPictureSprite: the product's own picture
  std::array<std::int16_t, 4> grade_pm{0, 1000, 1000,
                                       0};  ///< hue shift rad, saturation, lightness, warmth
  bool light = true;
  BackgroundLife life;

  bool is_picture() const { return name == kPictureSprite; }
};

#ifndef PM_SHIPPED
/// Side of a picture in pixels.
inline constexpr int kPictureSide = 256;

/// A picture that the product brought, as large as a sprite's square, in which its silhouette has
/// the usual room for outline and shadow. An icon fills its square, but for a clear rim.
struct ProductPicture {
  std::string uri;                 ///< as the document has it: a data URI
  std::vector<std::uint8_t> rgba;  ///< kPictureSide rows from the top, straight alpha
  Rgba color = 0xffffffff;         ///< its main colour
  std::int16_t radius_pm = 800;    ///< as SpriteSlot::radius_pm
};
#endif

/// Pictures that the product brought: sprites, the icon, then the quarters of the background. They
/// ship as one strip of squares, top to bottom, which the page's browser decodes: the scene itself
/// knows only how many there are.
struct PictureStrip {
  std::uint8_t count = 0;
  std::int8_t icon = -1;  ///< the one that is the product's icon; -1: the icon slot stands in
#ifndef PM_SHIPPED
  std::vector<std::shared_ptr<const ProductPicture>> all;  ///< shared by the scenes of a brief
#endif
};
inline constexpr int kBackdropQuarters = 4;

/// Parts of the presenter's picture, each a sprite slot; what `Mood` selects is said beside it.
enum class PresenterPart : std::uint8_t {
  body,
  head,
  arm,    ///< pointing, open hand, thumb up, fist
  eyes,   ///< open, wide, worried, shut, laughing
  mouth,  ///< closed, small, open, wide, grin
  count
};

/// What the presenter says beside the prompt. In a locale's words from `PresenterLook::first_word`
/// on.
enum class PresenterLine : std::uint8_t { greet, point, praise, near, fail, win, end, count };

/// Choices of shaders/hosts that make up a look; each names a file there: head_<body>, hair_<hair>…
enum class PresenterTrait : std::uint8_t { body, hair, hat, outfit, beard, eyewear, age, count };
enum class PresenterColor : std::uint8_t {
  skin,  ///< or fur
  hair,  ///< or the fur's light parts
  cloth,
  trim,
  iris,
  ground,  ///< of the medallion behind
  count
};
/// How lively it is when nothing happens.
enum class PresenterMood : std::uint8_t { cheerful, calm, excited, cool, count };

/// The host of a scene: a character who greets, points, reacts and speaks. (`Host` is the
/// platform.)
struct PresenterLook {
  std::int16_t first_slot = -1;  ///< PresenterPart::count slots from here; -1: there is none
  std::int16_t first_word = 0;
  std::int16_t voice_hz = 220;
  PresenterMood mood = PresenterMood::cheerful;
#ifndef PM_SHIPPED
  /// Only the packer needs these: what ships is the shaders that they chose.
  bool lashes = false;
  std::array<std::string, static_cast<std::size_t>(PresenterTrait::count)> traits;
#endif
  std::array<Rgba, static_cast<std::size_t>(PresenterColor::count)> colors{};

  bool here() const { return first_slot >= 0; }
  Rgba color(PresenterColor id) const { return colors[static_cast<std::size_t>(id)]; }
  int slot(PresenterPart part) const { return first_slot + static_cast<int>(part); }
  int word(PresenterLine line) const { return first_word + static_cast<int>(line); }
};

/// One complete mini-game as data. Native tools read it from scene.json, the shipped module from
/// its cooked form; both give the same value (held by a test).
struct Scene {
  std::uint16_t version = 1;  ///< of the cooked form, see cooked.h
  std::string mechanic;
  std::uint64_t seed = 1;

  /// Parameters in the order of the template's `params`, each one or more integers.
  std::vector<std::int32_t> param_values;
  std::vector<std::uint16_t> param_offsets;  ///< size = number of params + 1

  std::vector<SpriteSlot> slots;
  std::vector<RoleRange> roles;  ///< in the order of the template's `roles`
  std::int16_t hand_slot = -1;   ///< tutorial hand
  std::int16_t host_slot = -1;   ///< character that reacts, -1 none
  std::int16_t icon_slot = -1;   ///< stands for the product on the end card
  std::int16_t star_slot = -1;

  std::array<Rgba, static_cast<std::size_t>(ColorId::count)> colors{};
  Background background;
  std::vector<LocaleCopy> locales;  ///< at least one; the first is the fallback
  PictureStrip pictures;

  // Pacing, in 60 Hz steps.
  std::int32_t limit_steps = 0;  ///< time limit from the first touch, 0 none
  std::int32_t hint_idle_steps = 150;
  std::int16_t retries = 1;  ///< how often a lost game may be tried again
  std::uint8_t juice = 2;    ///< 0 none, 1 low, 2 medium, 3 high

  PresenterLook presenter;

  std::int32_t param(int index) const {
    return param_values[param_offsets[static_cast<std::size_t>(index)]];
  }
  std::span<const std::int32_t> param_list(int index) const {
    const auto i = static_cast<std::size_t>(index);
    return {param_values.data() + param_offsets[i],
            static_cast<std::size_t>(param_offsets[i + 1] - param_offsets[i])};
  }
  RoleRange role(int index) const {
    return index >= 0 && static_cast<std::size_t>(index) < roles.size()
               ? roles[static_cast<std::size_t>(index)]
               : RoleRange{};
  }
  Rgba color(ColorId id) const { return colors[static_cast<std::size_t>(id)]; }
  /// Word of a locale; empty when the locale lacks it.
  std::string_view copy(int locale, int id) const;
  std::string_view copy(int locale, CopyId id) const { return copy(locale, static_cast<int>(id)); }
};

#ifndef PM_SHIPPED
/// Archetypes of a presenter's slots, in the order of PresenterPart.
inline constexpr std::array<std::string_view, static_cast<std::size_t>(PresenterPart::count)>
    kPresenterSprites{"host_body", "host_head", "host_arm", "host_eyes", "host_mouth"};
/// Gives the scene's presenter its slots, behind all others, and the scene the version that has
/// one.
void add_presenter_slots(Scene& scene);
#endif

}  // namespace pm
