#include "runtime/shell/sdl/audio.h"

#include <utility>

#include "runtime/audio/synth.h"

namespace pm {

namespace {
constexpr float kMusicGain = 0.35F;
constexpr float kMasterGain = 0.8F;
}  // namespace

SdlAudio::~SdlAudio() {
  if (device_ != 0) SDL_CloseAudioDevice(device_);
}

void SdlAudio::open(const Scene& scene) {
  if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) return;
  for (std::size_t i = 0; i < effects_.size(); ++i) {
    if (static_cast<int>(i) == kMusic) continue;
    render_sound(static_cast<int>(i), scene.seed, scene.presenter.voice_hz, effects_[i]);
  }
  render_sound(kMusic, scene.seed, 0, music_);
  SDL_AudioSpec want{};
  want.freq = kSampleRate;
  want.format = AUDIO_F32SYS;
  want.channels = 1;
  // 12 ms: a sound within one frame of its cause.
  want.samples = 256;
  want.callback = fill;
  want.userdata = this;
  device_ = SDL_OpenAudioDevice(nullptr, 0, &want, nullptr, 0);
  if (device_ != 0) SDL_PauseAudioDevice(device_, 0);
}

void SdlAudio::compose(const Scene& scene) {
  if (device_ == 0) return;
  std::vector<float> music;
  render_sound(kMusic, scene.seed, 0, music);
  std::array<std::vector<float>, kVoices> voices;
  for (int i = 0; i < kVoices; ++i) {
    render_sound(static_cast<int>(Sound::voice_1) + i, scene.seed, scene.presenter.voice_hz,
                 voices[static_cast<std::size_t>(i)]);
  }
  SDL_LockAudioDevice(device_);
  // What sounds still is of the old vectors.
  for (Voice& v : voices_) v.samples = nullptr;
  std::swap(music_, music);
  for (std::size_t i = 0; i < voices.size(); ++i)
    std::swap(effects_[static_cast<std::size_t>(Sound::voice_1) + i], voices[i]);
  music_at_ = 0;
  SDL_UnlockAudioDevice(device_);
}

void SdlAudio::wake() {
  if (device_ == 0 || awake_) return;
  SDL_LockAudioDevice(device_);
  awake_ = true;
  SDL_UnlockAudioDevice(device_);
}

void SdlAudio::pause(bool paused) {
  if (device_ != 0) SDL_PauseAudioDevice(device_, paused ? 1 : 0);
}

void SdlAudio::play(Sound sound, int pitch_pm, int gain_pm) {
  if (device_ == 0 || static_cast<std::size_t>(sound) >= kEffects) return;
  SDL_LockAudioDevice(device_);
  // A free voice, else the one that has sounded longest.
  Voice* voice = &voices_[0];
  for (Voice& v : voices_) {
    if (v.samples == nullptr) {
      voice = &v;
      break;
    }
    if (v.at > voice->at) voice = &v;
  }
  *voice = Voice{&effects_[static_cast<std::size_t>(sound)], 0,
                 static_cast<float>(pitch_pm) * 0.001F, static_cast<float>(gain_pm) * 0.001F};
  SDL_UnlockAudioDevice(device_);
}

void SDLCALL SdlAudio::fill(void* self, Uint8* bytes, int size) {
  static_cast<SdlAudio*>(self)->mix(reinterpret_cast<float*>(bytes),
                                    size / static_cast<int>(sizeof(float)));
}

void SdlAudio::mix(float* out, int frames) {
  for (int i = 0; i < frames; ++i) {
    float sum = 0;
    if (awake_ && !music_.empty()) {
      sum += music_[music_at_] * kMusicGain;
      music_at_ = (music_at_ + 1) % music_.size();
    }
    for (Voice& v : voices_) {
      if (v.samples == nullptr) continue;
      const auto at = static_cast<std::size_t>(v.at);
      if (at + 1 >= v.samples->size()) {
        v.samples = nullptr;
        continue;
      }
      const float part = v.at - static_cast<float>(at);
      if (awake_) sum += ((*v.samples)[at] * (1 - part) + (*v.samples)[at + 1] * part) * v.gain;
      v.at += v.rate;
    }
    sum *= kMasterGain;
    out[i] = sum > 1 ? 1 : (sum < -1 ? -1 : sum);
  }
}

}  // namespace pm
