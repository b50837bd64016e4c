#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace pm::gen {

/// A progress bar on standard error. Silent when that is no terminal, or when told to be.
class Progress {
 public:
  Progress(std::size_t steps, bool silent);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// One step done; `label` says what runs next.
  void advance(std::string_view label);

 private:
  struct Bar;
  std::unique_ptr<Bar> bar_;
};

}  // namespace pm::gen
