#pragma once
#include <cstdint>

#include "runtime/view/text_source.h"

namespace pm {

/// What a play tells the world round it. The web shell turns these into network calls, the native
/// player logs them, previews ignore them. Values are stable: they are part of the page's
/// interface.
enum class Signal : std::uint8_t {
  displayed,
  first_touch,
  started,
  progress_25,
  progress_50,
  progress_75,
  solved,
  failed,
  retried,
  end_card,
  cta
};

/// Sounds by meaning; see runtime/audio/synth.h for how they are made.
enum class Sound : std::uint8_t {
  touch,
  move,
  reject,
  land,
  pop,
  merge,
  special,
  launch,
  hit,
  shatter,
  collect,
  gate,
  hurt,
  complete,
  won,
  lost,
  count,               ///< the music has this number, see runtime/audio/synth.h
  voice_1 = count + 1  ///< the presenter's syllables from here on, kVoices of them
};

/// The thin seam to a platform: SDL2, headless EGL or the browser stand behind it.
class Host {
 public:
  virtual ~Host() = default;
  virtual TextRaster& text() = 0;
  virtual void signal(Signal signal) = 0;
  /// `pitch_pm` 1000 = as made; `gain_pm` 0..1000.
  virtual void sound(Sound sound, int pitch_pm, int gain_pm) = 0;
};

}  // namespace pm
