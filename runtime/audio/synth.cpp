#include "runtime/audio/synth.h"

#include <span>

#include "runtime/sim/det_math.h"
#include "runtime/sim/rng.h"
#include "runtime/view/presenter.h"

namespace pm {

namespace {

enum class Wave : std::uint8_t { sine, bell, soft_square, noise };

/// One layer of a sound: a pitch that glides while it fades.
struct Layer {
  Wave wave;
  std::int16_t start_ms, length_ms;
  std::int16_t from_hz, to_hz;
  std::int16_t gain_pm;
};

constexpr Layer kTouch[] = {{Wave::sine, 0, 60, 520, 640, 300}};
constexpr Layer kMove[] = {{Wave::sine, 0, 110, 330, 620, 300},
                           {Wave::noise, 0, 70, 1800, 900, 90}};
constexpr Layer kReject[] = {{Wave::soft_square, 0, 90, 200, 160, 200},
                             {Wave::soft_square, 100, 120, 160, 120, 200}};
constexpr Layer kLand[] = {{Wave::sine, 0, 90, 190, 90, 480}, {Wave::noise, 0, 40, 900, 300, 160}};
constexpr Layer kPop[] = {{Wave::sine, 0, 80, 420, 980, 360},
                          {Wave::bell, 20, 180, 1320, 1320, 130}};
constexpr Layer kMerge[] = {{Wave::sine, 0, 120, 300, 760, 400},
                            {Wave::bell, 60, 320, 988, 988, 200},
                            {Wave::bell, 120, 360, 1318, 1318, 180}};
constexpr Layer kSpecial[] = {{Wave::noise, 0, 320, 600, 4200, 240},
                              {Wave::bell, 60, 420, 1046, 1046, 200},
                              {Wave::bell, 120, 420, 1568, 1568, 160}};
constexpr Layer kLaunch[] = {{Wave::noise, 0, 260, 500, 2600, 300},
                             {Wave::sine, 0, 200, 260, 520, 260}};
constexpr Layer kHit[] = {{Wave::sine, 0, 130, 150, 60, 600}, {Wave::noise, 0, 90, 1400, 400, 320}};
constexpr Layer kShatter[] = {{Wave::noise, 0, 260, 3600, 800, 380},
                              {Wave::sine, 0, 110, 240, 90, 360},
                              {Wave::bell, 40, 200, 2093, 1760, 90}};
constexpr Layer kCollect[] = {{Wave::bell, 0, 120, 988, 988, 260},
                              {Wave::bell, 70, 300, 1318, 1318, 260}};
constexpr Layer kGate[] = {{Wave::bell, 0, 220, 659, 659, 240},
                           {Wave::bell, 70, 240, 880, 880, 240},
                           {Wave::bell, 140, 380, 1318, 1318, 240}};
constexpr Layer kHurt[] = {{Wave::soft_square, 0, 220, 260, 90, 300},
                           {Wave::noise, 0, 160, 1200, 300, 280}};
constexpr Layer kComplete[] = {{Wave::bell, 0, 260, 784, 784, 240},
                               {Wave::bell, 90, 260, 988, 988, 240},
                               {Wave::bell, 180, 300, 1175, 1175, 240},
                               {Wave::bell, 270, 520, 1568, 1568, 260}};
constexpr Layer kWon[] = {
    {Wave::bell, 0, 300, 523, 523, 260},     {Wave::bell, 120, 300, 659, 659, 260},
    {Wave::bell, 240, 300, 784, 784, 260},   {Wave::bell, 360, 900, 1046, 1046, 300},
    {Wave::bell, 360, 900, 1318, 1318, 200}, {Wave::noise, 360, 500, 5000, 7000, 60}};
constexpr Layer kLost[] = {{Wave::soft_square, 0, 240, 392, 380, 160},
                           {Wave::soft_square, 220, 240, 349, 340, 160},
                           {Wave::soft_square, 440, 620, 294, 262, 180}};

constexpr std::span<const Layer> kSounds[] = {
    kTouch, kMove,    kReject,  kLand, kPop,  kMerge,    kSpecial, kLaunch,
    kHit,   kShatter, kCollect, kGate, kHurt, kComplete, kWon,     kLost};
static_assert(sizeof(kSounds) / sizeof(kSounds[0]) == static_cast<std::size_t>(Sound::count));

constexpr float kTau = 6.2831853F;
constexpr int kBeatMs = 300;
constexpr int kBeats = 32;

int samples(int ms) { return ms * kSampleRate / 1000; }

void add_layer(const Layer& layer, std::vector<float>& out) {
  const int count = samples(layer.length_ms);
  const int first = samples(layer.start_ms);
  const float gain = static_cast<float>(layer.gain_pm) * 0.001F;
  Rng rng(static_cast<std::uint64_t>(layer.from_hz));
  float phase = 0;
  float low = 0;
  for (int i = 0; i < count; ++i) {
    const auto at = static_cast<std::size_t>(first + i);
    if (at >= out.size()) break;
    const float t = static_cast<float>(i) / static_cast<float>(count);
    const float hz =
        static_cast<float>(layer.from_hz) + static_cast<float>(layer.to_hz - layer.from_hz) * t;
    phase += hz / kSampleRate;
    if (phase >= 1) phase -= 1;
    const float attack = i < 60 ? static_cast<float>(i) / 60.0F : 1;
    const float fade = (1 - t) * (1 - t);
    float value = 0;
    switch (layer.wave) {
      case Wave::sine: value = pm_sinf(phase * kTau); break;
      case Wave::bell:
        value = 0.75F * pm_sinf(phase * kTau) + 0.25F * (1 - t) * pm_sinf(phase * kTau * 3);
        break;
      case Wave::soft_square: {
        const float s = pm_sinf(phase * kTau) * 3;
        value = s > 1 ? 1 : (s < -1 ? -1 : s);
        break;
      }
      case Wave::noise: {
        // One-pole low pass at the gliding frequency.
        const float k = hz * 3 / kSampleRate;
        low += (rng.unit() * 2 - 1 - low) * (k > 1 ? 1 : k);
        value = low * 1.6F;
        break;
      }
    }
    out[at] += value * gain * attack * fade;
  }
}

/// A plucked tone by a decaying two-pole resonator: two multiplications a sample.
void pluck(std::vector<float>& out, int start_ms, int length_ms, float hz, float gain) {
  const float w = kTau * hz / kSampleRate;
  const float decay = pm_expf(-4.5F / static_cast<float>(samples(length_ms)));
  const float a = 2 * pm_cosf(w) * decay;
  const float b = -decay * decay;
  float y1 = 0;
  float y2 = -pm_sinf(w) * gain;
  auto at = static_cast<std::size_t>(samples(start_ms));
  for (int i = 0; i < samples(length_ms); ++i) {
    const float y = a * y1 + b * y2;
    y2 = y1;
    y1 = y;
    // The tail wraps, so that the loop has no seam.
    out[at] += y;
    if (++at == out.size()) at = 0;
  }
}

void compose(std::uint64_t seed, std::vector<float>& out) {
  constexpr float scale[] = {261.63F, 293.66F, 329.63F, 392.0F, 440.0F,
                             523.25F, 587.33F, 659.26F, 783.99F};
  constexpr float bass[] = {130.81F, 110.0F, 87.31F, 98.0F};
  constexpr int chords[4][3] = {{0, 2, 3}, {4, 0, 2}, {4, 0, 6}, {1, 3, 6}};
  Rng rng(seed, 99);
  int melody = rng.range(2, 6);
  for (int beat = 0; beat < kBeats; ++beat) {
    const auto chord = static_cast<std::size_t>(beat / 8);
    const int at = beat * kBeatMs;
    if (beat % 4 == 0) pluck(out, at, 900, bass[chord], 0.34F);
    pluck(out, at, 420, scale[chords[chord][beat % 3]], 0.12F);
    if (beat % 2 == 0 || rng.chance_per_mille(350)) {
      melody += rng.range(-2, 2);
      if (melody < 2) melody = 3;
      if (melody > 8) melody = 7;
      pluck(out, at + (rng.chance_per_mille(250) ? kBeatMs / 2 : 0), 520, scale[melody], 0.17F);
    }
  }
}

}  // namespace

int sound_samples(int sound) {
  if (sound == kMusic) return samples(kBeats * kBeatMs);
  if (sound > kMusic) return voice_samples(sound - static_cast<int>(Sound::voice_1));
  if (sound < 0) return 0;
  int end = 0;
  for (const Layer& layer : kSounds[sound]) {
    const int stop = layer.start_ms + layer.length_ms;
    if (stop > end) end = stop;
  }
  return samples(end);
}

void render_sound(int sound, std::uint64_t seed, int voice_hz, std::vector<float>& out) {
  out.assign(static_cast<std::size_t>(sound_samples(sound)), 0.0F);
  if (sound > kMusic) {
    render_voice(sound - static_cast<int>(Sound::voice_1), voice_hz, out);
  } else if (sound == kMusic) {
    compose(seed, out);
  } else if (!out.empty()) {
    for (const Layer& layer : kSounds[sound]) add_layer(layer, out);
  }
  for (float& v : out) v = v > 1 ? 1 : (v < -1 ? -1 : v);
}

}  // namespace pm
