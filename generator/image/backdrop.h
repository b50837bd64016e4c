#pragma once
#include <array>
#include <memory>
#include <string>
#include <string_view>

#include "generator/core/image.h"
#include "generator/core/result.h"
#include "generator/image/product_picture.h"
#include "runtime/scene/scene.h"

namespace pm::gen {

/// A picture that stands behind the game, as quarters of the strip: upper left, upper right, lower
/// left, lower right. The first one's `uri` is that of the whole.
struct Backdrop {
  std::array<SharedPicture, kBackdropQuarters> quarters;
  Rgba color = 0xffffffff;  ///< its main colour

  const std::string& uri() const { return quarters[0]->uri; }
};

using SharedBackdrop = std::shared_ptr<const Backdrop>;

/// A picture that somebody gave: its middle square, opaque, softened so that what is played with
/// stands out before it. Error (image) when it is less than 128 pixels high or wide.
Result<SharedBackdrop> backdrop_picture(Image image, std::string_view label);

/// The picture that a scene's document holds, as it is. `uri` is what will be written again.
SharedBackdrop backdrop_of_document(const Image& image, std::string uri);

/// What a scene's document holds of a strip that ends with a backdrop.
const std::string& backdrop_uri(const PictureStrip& strip);

}  // namespace pm::gen
