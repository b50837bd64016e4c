#pragma once
#include <vector>

#include "generator/look/look.h"
#include "generator/schema/catalog.h"
#include "runtime/view/playable.h"

namespace pm::gen {

/// What is to be measured in the frame that `play` has just drawn: its words, the pieces that a
/// player tells apart, the call to action.
LookSubject subject_of(Playable& play, const Template& spec);

/// The frame's quads without its words, and with `pieces` false without those pieces as well.
std::vector<Quad> quads_left(Playable& play, const Template& spec, bool pieces);

}  // namespace pm::gen
