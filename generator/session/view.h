#pragma once
#include <span>
#include <string>
#include <vector>

#include "generator/session/record.h"

namespace pm::gen {

/// One view of a playable: its records joined in the order of their parts.
struct SessionView {
  SessionRecord record;  ///< lists in full, everything else as the last part says it
  /// States that parts told, with how many inputs of the trace were made by then.
  struct Mark {
    SessionMark state;
    std::size_t inputs = 0;
  };
  std::vector<Mark> marks;
  int parts = 0;
  /// The first part that is missing before the last one; -1 when none is. Trace and marks end
  /// there.
  int missing_part = -1;

  /// Milliseconds since started_ms of the first event of that name; -1 when it did not happen.
  std::int64_t time_of(std::string_view event) const;
};

/// Views by the order in which they first appear. A part that is there twice counts once.
std::vector<SessionView> join_sessions(std::vector<SessionRecord> records);

}  // namespace pm::gen
