#pragma once
#include <map>
#include <memory>
#include <vector>

#include "generator/planner/encoder.h"

namespace pm::gen {

/// Readings by the rows of their text.
using Readings = std::map<std::vector<std::int32_t>, Reading>;

/// Readings that somebody else makes: in a page ONNX Runtime answers later, a planner asks now.
/// What is not known yet is noted in `missing` and read as nothing in particular; the caller has it
/// read and plans anew, until nothing is missing. Both must outlive the encoder.
std::unique_ptr<TextEncoder> make_recorded_encoder(const Readings& known,
                                                   std::vector<std::vector<std::int32_t>>& missing,
                                                   std::size_t vector_size, std::size_t categories);

}  // namespace pm::gen
