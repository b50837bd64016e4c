#include <webp/encode.h>

#include <catch2/catch_test_macros.hpp>

#include "generator/image/read.h"

using namespace pm::gen;

namespace {

// 16 x 8 pixels, left half red, right half blue, as other programs write them.
constexpr const char* kTurnedJpeg =
    "/9j/4AAQSkZJRgABAQAAAQABAAD/4QAiRXhpZgAATU0AKgAAAAgAAQESAAMAAAABAAYAAAAAAAD/2wBDAAMCAgMCAgMD"
    "AwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMUFRUVDA8XGBYUGBIUFRT/2wBDAQMEBAUEBQkF"
    "BQkUDQsNFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBT/wAARCAAIABADAREA"
    "AhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIh"
    "MUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZn"
    "aGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl"
    "5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3"
    "AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RV"
    "VldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU"
    "1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDxqvyQ/wBCzxyv9Zj/ADJP/9k=";  // EXIF
                                                                                     // orientation
                                                                                     // 6
constexpr const char* kCmykJpeg =
    "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwADAgIDAgIDAwMDBAMDBAUIBQUEBAUKBwcGCAwKDAwLCgsLDQ4SEA0OEQ4LCxAW"
    "EBETFBUVFQwPFxgWFBgSFBUU/8AAFAgACAAQBEMRAE0RAFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgMEBQYH"
    "CAkKC//EALUQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBka"
    "JSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeo"
    "qaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/aAA4EQwBNAFkASwAAPwD9EK/P"
    "qvz6r9U6/nqor+hWiv/Z";
constexpr const char* kGreyJpeg =
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsL"
    "EBYQERMUFRUVDA8XGBYUGBIUFRT/wAALCAAIABABAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QA"
    "tRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0"
    "NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2"
    "t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/APGq8cr/2Q==";
constexpr const char* kPalettePng =
    "iVBORw0KGgoAAAANSUhEUgAAABAAAAAIAQMAAADKuO3UAAAABlBMVEXmHh4eHuaB/L73AAAAAXRSTlMAQObYZgAAAA9J"
    "REFUeJxjYPjPxMCAiQAWqgEOaMoenwAAAABJRU5ErkJggg==";
constexpr const char* kDeepPng =
    "iVBORw0KGgoAAAANSUhEUgAAAAMAAAADEAAAAAAj0zYgAAAAFElEQVR4nGOc48DAwMDAxMCARAEAEUQA4nuYp/MAAAAA"
    "SUVORK5CYII=";  // 16 bits a channel, 3 x 3
constexpr const char* kAnimatedPng =
    "iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAYAAACp8Z5+AAAACGFjVEwAAAACAAAAAPONk3AAAAAaZmNUTAAAAAAAAAAE"
    "AAAABAAAAAAAAAAAAAAAAQAAZkfFsAAAABVJREFUeJxj/M/A8J8BCTAxoAHCAgCD0QIGApDvWAAAABpmY1RMAAAAAQAA"
    "AAQAAAAEAAAAAAAAAAAAAAABAAD9NC9kAAAAGWZkQVQAAAACeJxjZPjP8J8BCTAxoAHCAgCC0gIGTHCdpgAAAABJRU5E"
    "rkJggg==";
constexpr const char* kAnimatedWebp =
    "UklGRsoAAABXRUJQVlA4WAoAAAACAAAAAwAAAwAAQU5JTQYAAAAAAAAAAABBTk1GSgAAAAAAAAAAAAMAAAMAAAAAAAJW"
    "UDggMgAAADABAJ0BKgQABAABQCYloAADcAD+8ut///mwP/bz/wR6Af//0uD//pcH//S4P/SkAAAAQU5NRkwAAAAAAAAA"
    "AAADAAADAAAAAAAAVlA4IDQAAAA0AQCdASoEAAQAAAAmJaAAA3AA/ukiH//3nz//ufP/+58/6M///yn7//I4//8jj/5Q"
    "IAAA";

std::string bytes_of(const char* text) { return *unbase64(text, "test"); }

struct Pixel {
  int r, g, b, a;
};
Pixel at(const Image& image, int x, int y) {
  const auto i = static_cast<std::size_t>(y * image.width + x) * 4;
  return {image.rgba[i], image.rgba[i + 1], image.rgba[i + 2], image.rgba[i + 3]};
}
bool red(const Pixel& p) { return p.r > 150 && p.b < 110 && p.a == 255; }
bool blue(const Pixel& p) { return p.b > 110 && p.r < 110 && p.a == 255; }

std::string svg(const std::string& inside, const std::string& head = "") {
  return head +
         "<svg xmlns=\"http://www.w3.org/2000/svg\" "
         "xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 20 10\">" +
         inside + "</svg>";
}

void refuses(const std::string& bytes, const std::string& words) {
  auto image = read_image(bytes, "logo.bin");
  INFO(words);
  REQUIRE_FALSE(image.ok());
  CHECK(image.error().code == ExitCode::image);
  CHECK(image.error().file == "logo.bin");
  CHECK_FALSE(image.error().mend.empty());
  CHECK(to_line(image.error()).find(words) != std::string::npos);
}

}  // namespace

TEST_CASE("pictures of all kinds are read", "[image]") {
  const auto halves = [](const Image& image) {
    return red(at(image, 2, 4)) && blue(at(image, 13, 4));
  };
  const Image png = *read_image(bytes_of(kPalettePng), "x");
  CHECK(png.width == 16);
  const Image cmyk = *read_image(bytes_of(kCmykJpeg), "x");
  CHECK(halves(cmyk));
  const Image grey = *read_image(bytes_of(kGreyJpeg), "x");
  CHECK(at(grey, 2, 2).r == at(grey, 2, 2).g);
  const Image deep = *read_image(bytes_of(kDeepPng), "x");
  CHECK(deep.rgba.size() == 3U * 3U * 4U);
  CHECK(at(deep, 1, 1).a == 255);

  // Lies on its side in the file: what is left there is above when it is seen.
  const Image turned = *read_image(bytes_of(kTurnedJpeg), "x");
  CHECK(turned.width == 8);
  CHECK(turned.height == 16);
  CHECK(red(at(turned, 4, 2)));
  CHECK(blue(at(turned, 4, 13)));

  std::uint8_t* encoded = nullptr;
  const std::size_t size =
      WebPEncodeLosslessRGBA(cmyk.rgba.data(), cmyk.width, cmyk.height, cmyk.width * 4, &encoded);
  const std::string webp(reinterpret_cast<const char*>(encoded), size);
  WebPFree(encoded);
  CHECK(read_image(webp, "x")->rgba == cmyk.rgba);
  refuses(webp.substr(0, webp.size() / 2), "broken WebP");

  const Image dot = *read_image(encode_png(Image{1, 1, {9, 8, 7, 6}}), "x");
  CHECK(dot.rgba == std::vector<std::uint8_t>{9, 8, 7, 6});
}

TEST_CASE("an SVG is drawn with its longer side at 1024", "[image]") {
  const Image image = *read_image(
      svg("<rect width=\"10\" height=\"10\" fill=\"#f00\"/><circle cx=\"15\" cy=\"5\" r=\"3\" "
          "fill=\"#00f\" fill-opacity=\"0.5\"/>",
          "<?xml version=\"1.0\"?>\n<!-- drawn -->\n"),
      "x");
  CHECK(image.width == 1024);
  CHECK(image.height == 512);
  CHECK(red(at(image, 100, 100)));
  const Pixel half = at(image, 768, 256);
  CHECK(half.b > 250);
  CHECK(half.a > 120);
  CHECK(half.a < 135);
  CHECK(at(image, 1020, 4).a == 0);
}

TEST_CASE("an SVG that reaches outside or runs anything is refused", "[image]") {
  refuses(svg("<script>alert(1)</script>"), "holds a script");
  refuses(svg("<rect onload=\"alert(1)\"/>"), "holds a script");
  refuses(svg("<image href=\"http://a.example/x.png\"/>"), "points outside itself");
  refuses(svg("<image xlink:href=\"file:///etc/passwd\"/>"), "points outside itself");
  refuses(svg("<use href=\"other.svg#a\"/>"), "points outside itself");
  refuses(svg("<rect fill=\"url(http://a.example/x#y)\"/>"), "points outside itself");
  refuses(svg("<style>@import 'http://a.example/x.css';</style>"), "points outside itself");
  refuses(svg("<foreignObject/>"), "foreign object");
  refuses(svg("", "<?xml-stylesheet href=\"http://a.example/x.css\"?>"), "style sheet");
  refuses(svg("<text>&a;</text>", "<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"),
          "entities");
  refuses("<svg xmlns=\"http://www.w3.org/2000/svg\"><g>", "broken SVG");
  std::string many;
  for (int i = 0; i < 21'000; ++i) many += "<g/>";
  refuses(svg(many), "more than 20000 parts");
  CHECK(
      read_image(svg("<defs><path id=\"a\" d=\"M0 0h9v9z\"/></defs><use href=\"#a\"/>"), "x").ok());
}

TEST_CASE("a JPEG whose codes its decoder has no place for is broken", "[image]") {
  // 256 codes, the last of them of 9 bits: stb looks for codes of more than 9 bits only after its
  // table.
  const std::string codes = bytes_of(
      "/9j/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ"
      "EBAQH/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EARMQAAAAAAAAAP4CAAAAAAAAAAABAgMEBQYH"
      "CAkKCwwNDg8QERITFBUWFxgZGhscHR4fICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj9AQUJDREVGR0hJSk"
      "tMTU5PUFFSU1RVVldYWVpbXF1eX2BhYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ent8fX5/gIGCg4SFhoeIiYqLjI2O"
      "j5CRkpOUlZaXmJmam5ydnp+goaKjpKWmp6ipqqusra6vsLGys7S1tre4ubq7vL2+v8DBwsPExcbHyMnKy8zNzs/Q0d"
      "LT1NXW19jZ2tvc3d7f4OHi4+Tl5ufo6err7O3u7/Dx8vP09fb3+Pn6+/z9/v//2gAIAQEAAD8Af0AAAAAAAAAAAP/Z");
  refuses(codes, "broken JPEG (bad huffman code)");
  CHECK(read_image(bytes_of(kGreyJpeg), "x").ok());
}

TEST_CASE("what is broken, huge, animated or of another kind is refused", "[image]") {
  refuses("", "is empty");
  refuses("hello", "no PNG, JPEG, WebP or SVG");
  refuses("GIF89a....", "is a GIF");
  refuses(bytes_of(kAnimatedPng), "is animated");
  refuses(bytes_of(kAnimatedWebp), "is animated");
  const std::string png = encode_png(Image{2, 1, {255, 0, 0, 255, 0, 0, 255, 255}});
  refuses(png.substr(0, png.size() - 20), "broken PNG");
  refuses("\xff\xd8\xff\xe0 no more", "broken JPEG");
  refuses("RIFF\x10\x10\x10\x10WEBPVP8 x", "broken WebP");

  // A header that promises more pixels than any memory holds; its checksum is right.
  const std::string bomb = bytes_of(
      "iVBORw0KGgoAAAANSUhEUgAA6mAAAOpgCAYAAACA0nVCAAAACUlEQVR4nGMAAAABAAFe/335AAAAAElFTkSuQmCC");
  refuses(bomb, "60000 x 60000 pixels");
  refuses(std::string(33U << 20U, 'x'), "larger than 32 MB");
}
