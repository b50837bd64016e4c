#pragma once
#include <vector>

#include "runtime/shell/host.h"

namespace pm {

constexpr int kSampleRate = 22050;
/// The generative loop, after the last effect.
constexpr int kMusic = static_cast<int>(Sound::count);

/// Number of samples of a sound (a Sound, kMusic or a syllable); 0 for an unknown number.
int sound_samples(int sound);

/// Writes mono samples in -1..1; `out` is resized. Deterministic; the music is composed from
/// `seed`, syllables are spoken at `voice_hz`.
void render_sound(int sound, std::uint64_t seed, int voice_hz, std::vector<float>& out);

}  // namespace pm
