#include "runtime/audio/synth.h"
#include "runtime/sim/det_math.h"
#include "runtime/view/presenter.h"

namespace pm {

namespace {

constexpr int kSyllableMs = 125;
constexpr float kLevel = 0.6F;
constexpr float kTau = 6.2831853F;

/// First two formants of ah, eh, oh and oo, Hz (Peterson and Barney 1952, rounded).
struct Vowel {
  float first, second;
};
constexpr Vowel kVowels[kVoices] = {{730, 1250}, {540, 1850}, {570, 860}, {340, 950}};

/// Two-pole resonator at a formant.
class Formant {
 public:
  Formant(float hz, float width_hz) {
    const float decay = pm_expf(-0.5F * kTau * width_hz / kSampleRate);
    a_ = 2 * decay * pm_cosf(kTau * hz / kSampleRate);
    b_ = -decay * decay;
    gain_ = 1 - decay;
  }
  float operator()(float in) {
    const float out = gain_ * in + a_ * y1_ + b_ * y2_;
    y2_ = y1_;
    y1_ = out;
    return out;
  }

 private:
  float a_ = 0, b_ = 0, gain_ = 0, y1_ = 0, y2_ = 0;
};

}  // namespace

int voice_samples(int syllable) {
  return syllable >= 0 && syllable < kVoices ? kSyllableMs * kSampleRate / 1000 : 0;
}

void render_voice(int syllable, int voice_hz, std::span<float> out) {
  const Vowel& vowel = kVowels[static_cast<std::size_t>(syllable) % kVoices];
  // Small heads have short throats: their formants lie higher.
  const float size = 0.8F + static_cast<float>(voice_hz) * 0.0012F;
  Formant first(vowel.first * size, 90);
  Formant second(vowel.second * size, 120);
  float phase = 0;
  const auto count = static_cast<float>(out.size());
  float loudest = 0.001F;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const float t = static_cast<float>(i) / count;
    const float hz = static_cast<float>(voice_hz) * (1.06F - 0.12F * t);
    phase += hz / kSampleRate;
    if (phase >= 1) phase -= 1;
    // A soft pulse, like a throat: short open phase, quick closing.
    const float pulse = phase < 0.4F ? pm_sinf(phase * kTau * 1.25F) : 0;
    const float shape = t < 0.12F ? t / 0.12F : (1 - t) / 0.88F;
    out[i] = (first(pulse) * 1.2F + second(pulse) + pulse * 0.02F) * shape;
    const float level = out[i] < 0 ? -out[i] : out[i];
    if (level > loudest) loudest = level;
  }
  // How much a formant rings depends on the pitch: all syllables are made equally loud.
  for (float& v : out) v *= kLevel / loudest;
}

}  // namespace pm
