#pragma once
#include <SDL2/SDL.h>

#include <array>
#include <cstdint>
#include <vector>

#include "runtime/inspector/session.h"
#include "runtime/view/presenter.h"

namespace pm {

/// Mixes the synthesised effects and the music loop into SDL's audio device. Silent until `wake`
/// (the first touch), like the shipped ad; without an audio device it stays silent.
class SdlAudio final : public SoundOut {
 public:
  SdlAudio() = default;
  ~SdlAudio() override;
  SdlAudio(const SdlAudio&) = delete;
  SdlAudio& operator=(const SdlAudio&) = delete;

  /// Renders all effects (some 50 ms) and opens the device. The music is composed from the scene's
  /// seed.
  void open(const Scene& scene);
  /// Another scene, another loop and another voice.
  void compose(const Scene& scene);
  void wake();
  /// While the window is hidden.
  void pause(bool paused);
  void play(Sound sound, int pitch_pm, int gain_pm) override;
  bool working() const { return device_ != 0; }

 private:
  struct Voice {
    const std::vector<float>* samples = nullptr;
    float at = 0, rate = 1, gain = 0;
  };
  /// By number of the sound; the music's own place stays empty.
  static constexpr std::size_t kEffects = static_cast<std::size_t>(Sound::voice_1) + kVoices;

  static void SDLCALL fill(void* self, Uint8* bytes, int size);
  void mix(float* out, int frames);

  SDL_AudioDeviceID device_ = 0;
  std::array<std::vector<float>, kEffects> effects_;
  std::vector<float> music_;
  std::size_t music_at_ = 0;
  std::array<Voice, 12> voices_{};
  bool awake_ = false;
};

}  // namespace pm
