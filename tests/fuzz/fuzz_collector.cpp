// What comes through the collector's doors and what its log holds: bodies of sessions and
// postbacks, frames, batches.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "generator/collector/codec.h"
#include "generator/collector/doors.h"
#include "generator/collector/frames.h"
#include "generator/collector/hits.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace pm::gen;
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  static SessionReader reader;
  Arrival arrival;
  arrival.received_ms = 1'790'000'000'000;
  const Received received = receive_sessions(reader, bytes, arrival);

  LedgerBatch back;
  if (!decode_batch(encode_batch(received.keep), back) || back.sessions != received.keep.sessions)
    std::abort();
  LedgerBatch ignored;
  (void)decode_batch(bytes, ignored);
  FrameFault fault{};
  (void)frame_at(bytes, 0, fault);
  (void)next_frame(bytes, 0);

  PostbackForm form;
  form.default_event = "install";
  form.names = {{"id"},      {"event"}, {"campaign"}, {"variant"}, {"network"},
                {"country"}, {"time"},  {"revenue"},  {"currency"}};
  http::Request request;
  request.query = bytes;
  (void)read_postback(request, "generic", form, arrival);
  (void)read_pixel(request, "web", "click", arrival);
  request.query.clear();
  request.body = bytes;
  (void)read_postback(request, "generic", form, arrival);
  return 0;
}
