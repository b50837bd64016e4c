#pragma once
#include <memory>

#include "generator/core/result.h"
#include "generator/planner/encoder.h"
#include "generator/planner/planner.h"
#include "generator/schema/catalog.h"

namespace pm::gen {

struct ModelPlannerOptions {
  /// Say which words led to the mechanic and the category, found by leaving each out in turn
  /// (some ten times the work of the plan itself).
  bool explain = true;
};

/// The planner with the embedded model: what the text means, in any language, compared with the
/// profiles of mechanics, backgrounds and moods; the lexical planner's findings count as well.
/// `catalog` must outlive it. Error (component) when the model or ONNX Runtime is missing.
Result<std::unique_ptr<Planner>> make_model_planner(const Catalog& catalog,
                                                    const ModelPlannerOptions& options = {});
/// The same with a reader of texts that the caller brings; `card` describes its model.
Result<std::unique_ptr<Planner>> make_model_planner(const Catalog& catalog,
                                                    const ModelPlannerOptions& options,
                                                    ModelCard card,
                                                    std::unique_ptr<TextEncoder> encoder);

}  // namespace pm::gen
