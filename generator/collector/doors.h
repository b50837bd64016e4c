#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "generator/collector/hits.h"
#include "generator/collector/session_reader.h"
#include "generator/http/message.h"
#include "generator/ledger/ledger.h"

namespace pm::gen {

/// What a request to a door comes to: rows to keep, and the answer to give once they are durable.
struct Received {
  LedgerBatch keep;
  http::Response answer;
  std::uint64_t events = 0;
};

/// `POST /v1/sessions`: a verdict for every record; what is refused is kept as dead letters.
Received receive_sessions(SessionReader& reader, std::string_view body, const Arrival& arrival);

/// The answer to a pixel or postback that could not be read, and its dead letter, which keeps what
/// remains of it and no more.
Received refuse_hit(const http::Request& request, const RecordFault& fault, const Arrival& arrival,
                    const Remains& remains);

/// A record of the log that cannot be read, as a dead letter that keeps it whole.
DeadLetter unreadable_record(std::string_view record, std::int64_t received_ms);

/// A letter's records by the rules of today: what can be taken now. Driven twice, they count once.
struct Redriven {
  LedgerBatch keep;
  bool taken = false;  ///< else the letter stays
};
Redriven redrive(SessionReader& reader, const PostbackForms& forms, const DeadLetter& letter);

/// The time as the ledger has it: milliseconds since 1970.
std::int64_t now_ms();

/// The address that a picture's element asks for gets a picture: one transparent pixel.
http::Response pixel_answer();

}  // namespace pm::gen
