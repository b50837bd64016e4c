#pragma once
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "generator/core/image.h"
#include "generator/core/result.h"
#include "runtime/scene/scene.h"

namespace pm::gen {

using SharedPicture = std::shared_ptr<const ProductPicture>;

/// Sides of an icon, without the clear rim that a picture has round it.
inline constexpr int kIconSide = 240;

/// A picture that somebody gave, made a sprite: a plain ground cut away (a picture that fills its
/// frame gets round corners instead), trimmed, and fitted into a sprite's square. Error (image)
/// when it shows next to nothing.
Result<SharedPicture> sprite_picture(Image image, std::string_view label);

/// The picture that a scene's document holds: as it is when it has a picture's sides, else fitted.
/// `uri` is what will be written again.
SharedPicture picture_of_document(const Image& image, std::string uri);

/// The icon as a picture: its corners round, with a clear rim. `icon` is as a document has it.
SharedPicture icon_picture(const Image& icon, std::string uri);

/// A picture's square.
Image square_of(const ProductPicture& picture);

}  // namespace pm::gen
