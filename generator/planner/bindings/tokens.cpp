// The planner's tokenizer behind a C interface: a shared library for the training scripts
// (generator/planner/training/tokens.py) and a WebAssembly module for the browser
// (planner_tokens.wasm). There is only one tokenizer.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "generator/planner/tokenizer.h"

#ifdef __EMSCRIPTEN__
#define PM_EXPORT(name) __attribute__((export_name(name)))
#else
#define PM_EXPORT(name)
#endif

extern "C" {

/// Rows of the model's table that a token can name.
PM_EXPORT("pm_model_rows") std::uint32_t pm_model_rows() { return pm::gen::kModelRows; }

/// Memory for a caller who has none of his own to share: for a text, or for the rows.
PM_EXPORT("pm_model_room") void* pm_model_room(std::uint32_t bytes) { return std::malloc(bytes); }
PM_EXPORT("pm_model_free") void pm_model_free(void* room) { std::free(room); }

/// Writes at most `room` rows of the text (UTF-8, `size` bytes); gives how many.
PM_EXPORT("pm_model_tokens")
std::int32_t pm_model_tokens(const char* text, std::int32_t size, std::int32_t* rows,
                             std::int32_t room) {
  if (size < 0 || room <= 0) return 0;
  const auto tokens = pm::gen::model_tokens({text, static_cast<std::size_t>(size)});
  const auto count =
      std::min(static_cast<std::size_t>(room), static_cast<std::size_t>(tokens.rows.size()));
  std::copy_n(tokens.rows.begin(), count, rows);
  return static_cast<std::int32_t>(count);
}
}
