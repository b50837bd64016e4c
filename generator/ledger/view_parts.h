#pragma once
#include <functional>
#include <utility>
#include <vector>

#include "generator/ledger/rows.h"

namespace pm::gen {

/// Gathers parts that come in the order of their ids and hands them on view by view, without the
/// views a part of which is invalid traffic, unless those are asked for.
class ViewParts {
 public:
  ViewParts(bool with_flagged, const std::function<bool(const SessionPart&)>& take)
      : with_flagged_(with_flagged), take_(take) {}

  /// False: `take` wants no more.
  bool add(SessionPart part) {
    if (!view_.empty() && view_.front().id != part.id && !finish()) return false;
    view_.push_back(std::move(part));
    return true;
  }
  /// Hands on what is left.
  bool finish() {
    bool flagged = false;
    for (const SessionPart& part : view_) flagged = flagged || (part.flags & kInvalidTraffic) != 0;
    bool go_on = true;
    if (!flagged || with_flagged_)
      for (const SessionPart& part : view_) go_on = go_on && take_(part);
    view_.clear();
    return go_on;
  }

 private:
  const bool with_flagged_;
  const std::function<bool(const SessionPart&)>& take_;
  std::vector<SessionPart> view_;
};

}  // namespace pm::gen
