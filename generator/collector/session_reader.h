#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/ledger/rows.h"

namespace pm::gen {

/// A view may have begun that long before it is told. Within this window a record is counted once,
/// however often it comes: the ledger must not forget sooner.
inline constexpr std::int64_t kWindow_ms = 35LL * 86'400'000;
inline constexpr std::size_t kMaxRecordBytes = 2048;
inline constexpr std::size_t kMaxSessionsPerBatch = 1000;

/// What is known of a request besides its body.
struct Arrival {
  std::int64_t received_ms = 0;
  std::string country;
  std::uint32_t flags = 0;
};

/// What is wrong with a body or a record of it.
struct RecordFault {
  std::string reason;
  std::string pointer;  ///< JSON pointer into the record; into the body when all of it is refused
};

struct RejectedRecord {
  std::size_t index = 0;  ///< in `sessions`
  RecordFault fault;
  std::string record;  ///< its JSON
};

struct SessionBatch {
  std::vector<SessionPart> parts;
  std::vector<RejectedRecord> rejected;
  std::int64_t sent_ms = 0;
};

/// Reads batches of session records: the rules of templates/schema/session.schema.json, written as
/// code, because a general validator would cost more than all the rest of the collector. Keeps its
/// memory between calls; of one thread.
class SessionReader {
 public:
  SessionReader();
  ~SessionReader();
  SessionReader(SessionReader&&) noexcept;

  /// A fault is about the batch as such: no record of it could be looked at.
  std::optional<RecordFault> read(std::string_view body, const Arrival& arrival, SessionBatch& out);

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace pm::gen
