#pragma once
#include <memory>
#include <string>
#include <vector>

#include "runtime/view/text_source.h"

namespace pm {

/// Text by SDL2_ttf (FreeType, HarfBuzz) for native programs: player, previews, golden pictures.
/// Picks for each text the first installed font that has its characters.
class TtfText final : public TextRaster {
 public:
  TtfText();
  ~TtfText() override;
  TtfText(const TtfText&) = delete;
  TtfText& operator=(const TtfText&) = delete;

  /// False when no usable font is installed; texts are then left out.
  bool usable() const;
  void measure(TextSpec& spec) override;
  void draw(const TextSpec& spec, int x, int y) override;

 private:
  struct Fonts;
  std::unique_ptr<Fonts> fonts_;
};

}  // namespace pm
