#include "generator/collector/doors.h"

#include <algorithm>
#include <chrono>

#include "generator/collector/codec.h"
#include "generator/core/image.h"
#include "generator/core/json.h"
#include "generator/core/sha256.h"
#include "generator/core/text.h"

namespace pm::gen {

namespace {

constexpr std::size_t kMaxLetterBytes = std::size_t{16} * 1024;
constexpr std::string_view kSessionDoor = "/v1/sessions";
constexpr std::string_view kPixelDoor = "/v1/pixel/";
constexpr std::string_view kPostbackDoor = "/v1/postback/";
constexpr std::string_view kLogDoor = "log";  ///< of records that the feeder could not read

std::string to_line_text(const nlohmann::json& json) {
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

DeadLetter letter(std::string_view door, const RecordFault& fault, std::string_view body,
                  std::int64_t sent_ms, const Arrival& arrival) {
  DeadLetter kept;
  // The same refused bytes sent again are the same letter.
  kept.id = sha256_hex(std::string(door) + "|" + std::string(body)).substr(0, 32);
  kept.door = door;
  kept.reason = fault.reason;
  kept.pointer = fault.pointer;
  kept.received_ms = arrival.received_ms;
  kept.sent_ms = sent_ms;
  kept.context = to_line_text({{"country", arrival.country}, {"flags", arrival.flags}});
  // Well-formed text of bounded size, whatever was sent: it is read by people and by databases.
  kept.body = encode_utf8(decode_utf8(body.substr(0, kMaxLetterBytes)));
  std::erase(kept.body, '\0');
  return kept;
}

nlohmann::json verdict(const RecordFault& fault) {
  return {{"reason", fault.reason}, {"pointer", fault.pointer}};
}

std::uint64_t events_in(std::string_view record) {
  // Every event is a list within the list, and no text of a record can hold a bracket.
  std::uint64_t lists = 0;
  for (const char c : record) lists += c == '[' ? 1 : 0;
  return lists == 0 ? 0 : lists - 1;
}

Redriven redrive_record(const DeadLetter& letter) {
  Redriven result;
  const auto record = unbase64(letter.body, letter.id);
  result.taken = record && decode_batch(*record, result.keep);
  if (!result.taken) result.keep = {};
  return result;
}

Redriven redrive_sessions(SessionReader& reader, const DeadLetter& letter, const Arrival& arrival) {
  Redriven result;
  // A record by itself is put back into an envelope; a whole body that was refused has its own.
  const std::string record = R"({"v":1,"sent_ms":)" + std::to_string(letter.sent_ms) +
                             R"(,"sessions":[)" + letter.body + "]}";
  for (const std::string_view body : {std::string_view(record), std::string_view(letter.body)}) {
    SessionBatch batch;
    if (reader.read(body, arrival, batch) || batch.parts.empty() || !batch.rejected.empty())
      continue;
    result.keep.sessions = std::move(batch.parts);
    result.taken = true;
    break;
  }
  return result;
}

Redriven redrive_hit(const PostbackForms& forms, const DeadLetter& letter,
                     const nlohmann::json& context, const Arrival& arrival) {
  Redriven result;
  http::Request request;
  request.path = letter.door;
  request.body = letter.body;
  std::string key;
  if (context.is_object()) {
    if (!context.value("whole", true)) return result;
    key = context.value("key", "");
    request.query = context.value("query", "");
    request.fields.push_back({"Content-Type", context.value("content_type", "")});
  }
  const std::string_view door = letter.door;
  ReadHit read;
  if (door.starts_with(kPixelDoor)) {
    const std::string_view rest = door.substr(kPixelDoor.size());
    const std::size_t slash = rest.find('/');
    if (slash == std::string_view::npos) return result;
    read = read_pixel(request, rest.substr(0, slash), rest.substr(slash + 1), arrival);
    // One that may count each time counts once all the same when its letter is driven twice.
    const auto query = http::parse_query(request.query);
    if (read.hit && !(query && http::find_field(*query, "id")))
      read.hit->key = "letter-" + letter.id;
  } else if (door.starts_with(kPostbackDoor)) {
    const std::string provider(door.substr(kPostbackDoor.size()));
    const auto form = forms.find(provider);
    if (form == forms.end()) return result;
    read = read_postback(request, provider, form->second, arrival);
  }
  if (!read.hit) return result;
  if (!key.empty()) read.hit->key = std::move(key);
  result.keep.hits.push_back(std::move(*read.hit));
  result.taken = true;
  return result;
}

}  // namespace

Received receive_sessions(SessionReader& reader, std::string_view body, const Arrival& arrival) {
  Received received;
  SessionBatch batch;
  if (const auto fault = reader.read(body, arrival, batch)) {
    received.keep.letters.push_back(letter(kSessionDoor, *fault, body, 0, arrival));
    received.answer = http::json_response(400, to_line_text({{"error", verdict(*fault)}}) + "\n");
    return received;
  }
  if (batch.rejected.empty()) {
    received.answer = http::json_response(
        200, "{\"accepted\":" + std::to_string(batch.parts.size()) + ",\"rejected\":[]}\n");
  } else {
    nlohmann::json rejected = nlohmann::json::array();
    for (const RejectedRecord& record : batch.rejected) {
      nlohmann::json one = verdict(record.fault);
      one["index"] = record.index;
      rejected.push_back(std::move(one));
      received.keep.letters.push_back(
          letter(kSessionDoor, record.fault, record.record, batch.sent_ms, arrival));
    }
    received.answer = http::json_response(
        200,
        to_line_text({{"accepted", batch.parts.size()}, {"rejected", std::move(rejected)}}) + "\n");
  }
  received.keep.sessions = std::move(batch.parts);
  for (const SessionPart& part : received.keep.sessions) received.events += events_in(part.record);
  return received;
}

Received refuse_hit(const http::Request& request, const RecordFault& fault, const Arrival& arrival,
                    const Remains& remains) {
  Received received;
  DeadLetter kept = letter(request.path, fault, "", 0, arrival);
  kept.id = sha256_hex(request.path + "|" + remains.query + "|" +
                       (remains.whole ? remains.key : request.body))
                .substr(0, 32);
  auto context = nlohmann::json::parse(kept.context);
  context["query"] = remains.query;
  if (!remains.key.empty()) context["key"] = remains.key;
  if (!remains.whole) context["whole"] = false;
  kept.context = to_line_text(context);
  received.keep.letters.push_back(std::move(kept));
  received.answer = http::json_response(400, to_line_text({{"error", verdict(fault)}}) + "\n");
  return received;
}

DeadLetter unreadable_record(std::string_view record, std::int64_t received_ms) {
  DeadLetter kept;
  kept.id = sha256_hex(std::string(kLogDoor) + "|" + std::string(record)).substr(0, 32);
  kept.door = kLogDoor;
  kept.reason = "the log's record was written by another version of the program";
  kept.received_ms = received_ms;
  kept.context = "{}";
  kept.body = base64(record);
  return kept;
}

Redriven redrive(SessionReader& reader, const PostbackForms& forms, const DeadLetter& letter) {
  const auto context = nlohmann::json::parse(letter.context, nullptr, false);
  Arrival arrival;
  arrival.received_ms = letter.received_ms;
  if (context.is_object()) {
    arrival.country = context.value("country", "");
    arrival.flags = context.value("flags", 0U);
  }
  if (letter.door == kLogDoor) return redrive_record(letter);
  if (letter.door == kSessionDoor) return redrive_sessions(reader, letter, arrival);
  return redrive_hit(forms, letter, context, arrival);
}

std::int64_t now_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

http::Response pixel_answer() {
  // A GIF of one transparent pixel, the smallest that every browser takes.
  constexpr unsigned char gif[] = {'G', 'I', 'F', '8', '9', 'a',  1, 0, 1, 0,   0x80, 0, 0,   0, 0,
                                   0,   0,   0,   0,   '!', 0xF9, 4, 1, 0, 0,   0,    0, ',', 0, 0,
                                   0,   0,   1,   0,   1,   0,    0, 2, 2, 'D', 1,    0, ';'};
  http::Response response;
  response.type = "image/gif";
  response.body.assign(reinterpret_cast<const char*>(gif), sizeof gif);
  response.fields.push_back({"Cache-Control", "no-store"});
  return response;
}

}  // namespace pm::gen
