#include <cairo.h>
#include <librsvg/rsvg.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>

#include "generator/image/read.h"

namespace pm::gen {

namespace {

constexpr std::size_t kMostSvgBytes = 2U << 20U;
constexpr int kMostNodes = 20'000;
constexpr int kMostUses = 500;  // each may stand for many others
constexpr int kLongerSide = 1024;

struct FreeSvg {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
  void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};
template <class T>
using Owned = std::unique_ptr<T, FreeSvg>;

std::string_view text_of(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

/// True for what stays inside the file: a part of it, or a picture in it.
bool stays_inside(std::string_view reference) {
  const std::size_t at = reference.find_first_not_of(" \t\r\n'\"");
  if (at == std::string_view::npos) return true;
  const std::string text = lower(reference.substr(at, 40));
  return text.starts_with("#") || text.starts_with("data:image/png") ||
         text.starts_with("data:image/jp") || text.starts_with("data:image/webp");
}

/// True when a style sheet, a style or a paint points outside.
bool style_leaves(std::string_view style) {
  const std::string text = lower(style);
  if (text.find("@import") != std::string::npos) return true;
  for (std::size_t at = text.find("url("); at != std::string::npos;
       at = text.find("url(", at + 4)) {
    if (!stays_inside(std::string_view(text).substr(at + 4))) return true;
  }
  return false;
}

/// Looks at every node once, without recursion. Empty when nothing is wrong.
class Inspection {
 public:
  /// What must not be in a picture; "" when there is nothing.
  std::string run(const xmlDoc* document) {
    if (document->intSubset != nullptr && document->intSubset->entities != nullptr)
      return "defines entities";
    const xmlNode* node = document->children;
    while (node != nullptr && fault_.empty()) {
      look(*node);
      if (node->children != nullptr && node->type == XML_ELEMENT_NODE) {
        node = node->children;
        continue;
      }
      while (node != nullptr && node->next == nullptr) {
        node = node->parent;
        if (node != nullptr && node->type == XML_DOCUMENT_NODE) node = nullptr;
      }
      if (node != nullptr) node = node->next;
    }
    return fault_;
  }

 private:
  void look(const xmlNode& node) {
    if (++nodes_ > kMostNodes) fault_ = "has more than " + std::to_string(kMostNodes) + " parts";
    if (node.type == XML_PI_NODE && text_of(node.name) == "xml-stylesheet")
      fault_ = "names a style sheet outside itself";
    if ((node.type == XML_TEXT_NODE || node.type == XML_CDATA_SECTION_NODE) &&
        node.parent != nullptr && text_of(node.parent->name) == "style" &&
        style_leaves(text_of(node.content)))
      fault_ = "points outside itself in a style";
    if (node.type != XML_ELEMENT_NODE) return;
    const std::string_view name = text_of(node.name);
    if (name == "script") fault_ = "holds a script";
    if (name == "foreignObject" || name == "iframe" || name == "include")
      fault_ = "holds a foreign object";
    if (name == "use" && ++uses_ > kMostUses) fault_ = "repeats too many parts";
    for (const xmlAttr* attribute = node.properties; attribute != nullptr;
         attribute = attribute->next) {
      look(text_of(attribute->name),
           attribute->children == nullptr ? "" : text_of(attribute->children->content));
    }
  }

  void look(std::string_view name, std::string_view value) {
    if (name.starts_with("on")) fault_ = "holds a script";
    if (name == "href" && !stays_inside(value)) fault_ = "points outside itself";
    if (value.find("url(") != std::string_view::npos && style_leaves(value))
      fault_ = "points outside itself";
  }

  std::string fault_;
  int nodes_ = 0;
  int uses_ = 0;
};

Status inspect(std::string_view bytes, std::string_view label) {
  const Owned<xmlDoc> document(
      xmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr,
                    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
  if (!document) return image_error(label, "is a broken SVG", "Save the image again");
  const std::string fault = Inspection().run(document.get());
  if (fault.empty()) return Done{};
  return image_error(label, fault, "Save it as plain SVG, with everything inside, or as PNG");
}

/// Width and height with the longer side at kLongerSide.
void drawn_size(RsvgHandle* handle, int& width, int& height) {
  double w = 0, h = 0;
  if (rsvg_handle_get_intrinsic_size_in_pixels(handle, &w, &h) == 0 || w <= 0 || h <= 0) {
    gboolean has_width = 0, has_height = 0, has_box = 0;
    RsvgLength ignored_width, ignored_height;
    RsvgRectangle box{};
    rsvg_handle_get_intrinsic_dimensions(handle, &has_width, &ignored_width, &has_height,
                                         &ignored_height, &has_box, &box);
    w = has_box != 0 ? box.width : 1;
    h = has_box != 0 ? box.height : 1;
  }
  if (!(w > 0) || !(h > 0) || !std::isfinite(w) || !std::isfinite(h)) w = h = 1;
  const double scale = kLongerSide / std::max(w, h);
  width = std::clamp(static_cast<int>(std::lround(w * scale)), 1, kLongerSide);
  height = std::clamp(static_cast<int>(std::lround(h * scale)), 1, kLongerSide);
}

/// Cairo's premultiplied native-endian pixels to straight RGBA.
void take_pixels(cairo_surface_t* surface, Image& image) {
  cairo_surface_flush(surface);
  const unsigned char* rows = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  std::size_t to = 0;
  for (int y = 0; y < image.height; ++y) {
    const auto* row = reinterpret_cast<const std::uint32_t*>(rows + std::ptrdiff_t{stride} * y);
    for (int x = 0; x < image.width; ++x) {
      const std::uint32_t pixel = row[x];
      const std::uint32_t alpha = pixel >> 24U;
      for (const unsigned shift : {16U, 8U, 0U}) {
        const std::uint32_t part = pixel >> shift & 255U;
        image.rgba[to++] =
            alpha == 0 ? 0 : static_cast<std::uint8_t>(std::min(255U, part * 255U / alpha));
      }
      image.rgba[to++] = static_cast<std::uint8_t>(alpha);
    }
  }
}

}  // namespace

Result<Image> read_svg(std::string_view bytes, std::string_view label) {
  if (bytes.size() > kMostSvgBytes) {
    return image_error(label,
                       "is an SVG of more than " + std::to_string(kMostSvgBytes >> 20U) + " MB",
                       "Save it as PNG");
  }
  if (auto fine = inspect(bytes, label); !fine) return fine.error();
  const auto broken = [&](std::string why) {
    return image_error(label, "is an SVG that cannot be drawn (" + why + ")", "Save it as PNG");
  };
  GError* error = nullptr;
  // Without a base address it can load nothing from outside.
  const Owned<RsvgHandle> handle(rsvg_handle_new_from_data(
      reinterpret_cast<const guint8*>(bytes.data()), bytes.size(), &error));
  if (!handle) {
    const std::string why = error == nullptr ? "unknown" : error->message;
    g_clear_error(&error);
    return broken(why);
  }
  Image image;
  drawn_size(handle.get(), image.width, image.height);
  image.rgba.resize(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) *
                    4);
  const Owned<cairo_surface_t> surface(
      cairo_image_surface_create(CAIRO_FORMAT_ARGB32, image.width, image.height));
  const Owned<cairo_t> context(cairo_create(surface.get()));
  const RsvgRectangle all{0, 0, static_cast<double>(image.width),
                          static_cast<double>(image.height)};
  if (rsvg_handle_render_document(handle.get(), context.get(), &all, &error) == 0) {
    const std::string why = error == nullptr ? "unknown" : error->message;
    g_clear_error(&error);
    return broken(why);
  }
  take_pixels(surface.get(), image);
  return image;
}

}  // namespace pm::gen
