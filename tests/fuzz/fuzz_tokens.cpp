// A text of any language, or of none, on its way to the planner's model.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "generator/planner/tokenizer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const pm::gen::ModelTokens tokens =
      pm::gen::model_tokens({reinterpret_cast<const char*>(data), size});
  if (tokens.rows.size() != tokens.word_of.size()) std::abort();
  for (std::size_t i = 0; i < tokens.rows.size(); ++i) {
    if (tokens.rows[i] < 1 || tokens.rows[i] >= static_cast<std::int32_t>(pm::gen::kModelRows) ||
        tokens.word_of[i] >= tokens.words.size()) {
      std::abort();
    }
  }
  return 0;
}
