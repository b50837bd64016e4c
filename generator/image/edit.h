#pragma once
#include "generator/core/image.h"

namespace pm::gen {

/// The picture at another size, by area averaging with colours weighted by their alpha; also to
/// larger sizes, by the nearest pixel. Sides of at least 1.
Image resized(const Image& image, int width, int height);

/// Fits an image into `side` x `side`: kept in proportion, centred on transparency.
Image fit_square(const Image& image, int side);

/// Copies `part` onto `on`, inside which it must lie.
void lay(const Image& part, int x, int y, Image& on);

/// Without its transparent margins; one transparent pixel when nothing is seen.
Image trimmed(const Image& image);

/// Takes away a plain ground that reaches the edges: what is near the ground's colour and connected
/// with an edge becomes transparent, pixels at the rim give back the ground's part of their colour.
/// False, and nothing changed, when the picture has transparency of its own, when its edges are not
/// of one colour, or when nothing would be left.
bool cut_out(Image& image);

/// The picture with a margin on an opaque square of paper: white, or dark where it is itself pale.
Image on_paper(const Image& image, int side);

}  // namespace pm::gen
