#pragma once
#include <string_view>

#include "generator/brief/brief.h"
#include "generator/core/result.h"
#include "generator/planner/plan.h"

namespace pm::gen {

/// Reads a brief and says what kind of game fits it. Same brief, same plan, but for a language
/// model's.
class Planner {
 public:
  virtual ~Planner() = default;
  virtual std::string_view name() const = 0;
  /// Always gives a usable plan for a valid brief; an error means that the wishes contradict each
  /// other (for example every mechanic excluded).
  virtual Result<Plan> plan(const Brief& brief) const = 0;
};

}  // namespace pm::gen
