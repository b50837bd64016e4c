#pragma once
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "generator/core/result.h"
#include "generator/planner/profiles.h"
#include "generator/planner/tokenizer.h"

namespace pm::gen {

/// What the planner's model says of a text.
struct Reading {
  std::vector<float> vector;  ///< unit length; texts of one meaning point one way, in any language
  std::vector<float> categories;  ///< logits, one per name of the model's card
};

/// The planner's ONNX model in ONNX Runtime. Same text, same reading; safe from several threads.
class TextEncoder {
 public:
  /// Error (component) when ONNX Runtime or the model is missing or is not what the card says. The
  /// library is looked for in $PLAYMILL_ONNXRUNTIME (a file), where `./playmill setup` puts it, and
  /// among the system's libraries.
  static Result<std::unique_ptr<TextEncoder>> load(const ModelCard& card);
  virtual ~TextEncoder() = default;

  /// One text. An empty one reads as nothing in particular.
  virtual Result<Reading> read(const ModelTokens& text) const = 0;
  /// Lists of rows in one run, padded to the longest; row 0 counts as not there.
  virtual Result<std::vector<Reading>> read_rows(
      std::span<const std::vector<std::int32_t>> texts) const = 0;
};

}  // namespace pm::gen
