#pragma once
#include <chrono>
#include <mutex>

#include "generator/pipeline/pipeline.h"
#include "generator/playtest/module_check.h"
#include "generator/playtest/play.h"
#include "generator/preview/preview.h"
#include "generator/screen/screen.h"

namespace pm::gen {

/// What one thread needs to bring scenes through gate, packer, module check and preview.
class Worker {
 public:
  Worker(const PipelineOptions& options, std::mutex& redraw_guard);

  /// On the thread that will call `make`. Error (component) when there is nothing to draw with.
  Status open();
  /// Writes the variant's files into `folder`, which it makes. `tell` hears of every stage.
  Result<Variant> make(SceneDoc doc, std::size_t index, const std::filesystem::path& folder,
                       const PipelineProgress& tell);

 private:
  struct Packed;
  Status gate_and_pack(Variant& variant, std::size_t index, Packed& packed);
  Result<Check> check_module(const Variant& variant, const Packed& packed);
  Status write_files(Variant& variant, const Packed& packed, const std::filesystem::path& folder);

  const PipelineOptions& options_;
  std::mutex& redraw_guard_;
  Player player_;
  ModuleChecker checker_;
  PreviewRenderer renderer_;
};

/// Wall-clock time since construction.
class Watch {
 public:
  double ms() const {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start_)
        .count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// What an interrupted run ends with.
Error interrupted_error();

}  // namespace pm::gen
