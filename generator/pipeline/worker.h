#pragma once
#include <chrono>
#include <mutex>

#include "generator/pipeline/pipeline.h"
#include "generator/playtest/module_check.h"
#include "generator/playtest/play.h"
#include "generator/screen/screen.h"

namespace pm::gen {

/// What one thread needs to bring scenes through gate, packer and module check.
class Worker {
 public:
  Worker(const PipelineOptions& options, std::mutex& redraw_guard);

  /// Writes scene.json and playable.html into `folder`, which it makes; the report is left to the
  /// caller to complete and to write.
  Result<Variant> make(SceneDoc doc, std::size_t index, const std::filesystem::path& folder);

 private:
  struct Packed;
  Status gate_and_pack(Variant& variant, std::size_t index, Packed& packed);
  Result<Check> check_module(const Variant& variant, const Packed& packed);

  const PipelineOptions& options_;
  std::mutex& redraw_guard_;
  Player player_;
  ModuleChecker checker_;
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
