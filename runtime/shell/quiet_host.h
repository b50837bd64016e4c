#pragma once
#include "runtime/shell/host.h"

namespace pm {

/// A host that neither sounds nor reports: previews, golden pictures, tests.
class QuietHost final : public Host {
 public:
  explicit QuietHost(TextRaster& raster) : raster_(raster) {}
  TextRaster& text() override { return raster_; }
  void signal(Signal) override {}
  void sound(Sound, int, int) override {}

 private:
  TextRaster& raster_;
};

}  // namespace pm
