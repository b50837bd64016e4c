#include <webp/encode.h>

#include <memory>

#include "generator/image/strip.h"

namespace pm::gen {

Result<std::string> encode_webp(const Image& image, int quality) {
  WebPConfig config;
  if (WebPConfigPreset(&config, WEBP_PRESET_ICON,
                       static_cast<float>(quality > 100 ? 75 : quality)) == 0)
    return std::string();
  config.lossless = quality > 100 ? 1 : 0;
  config.use_sharp_yuv = 1;
  config.alpha_quality = 100;
  WebPPicture picture;
  if (WebPPictureInit(&picture) == 0) return std::string();
  picture.width = image.width;
  picture.height = image.height;
  picture.use_argb = 1;
  WebPMemoryWriter out;
  WebPMemoryWriterInit(&out);
  picture.writer = WebPMemoryWrite;
  picture.custom_ptr = &out;
  const bool done = WebPPictureImportRGBA(&picture, image.rgba.data(), image.width * 4) != 0 &&
                    WebPEncode(&config, &picture) != 0;
  std::string bytes;
  if (done) bytes.assign(reinterpret_cast<const char*>(out.mem), out.size);
  WebPMemoryWriterClear(&out);
  WebPPictureFree(&picture);
  return bytes;
}

}  // namespace pm::gen
