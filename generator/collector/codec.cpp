#include "generator/collector/codec.h"

namespace pm::gen {

namespace {

constexpr char kVersion = 1;

// One list of fields for either direction: `visit` gets them in the order of the bytes.
template <class Row, class Visit>
void session_fields(Row& row, Visit visit) {
  visit(row.id), visit(row.part), visit(row.campaign), visit(row.variant), visit(row.scene);
  visit(row.network), visit(row.locale), visit(row.country), visit(row.started_ms);
  visit(row.received_ms), visit(row.skew_ms), visit(row.events), visit(row.flags),
      visit(row.record);
}
template <class Row, class Visit>
void hit_fields(Row& row, Visit visit) {
  visit(row.key), visit(row.kind), visit(row.source), visit(row.event), visit(row.campaign);
  visit(row.variant), visit(row.network), visit(row.country), visit(row.at_ms);
  visit(row.received_ms), visit(row.revenue_micros), visit(row.currency), visit(row.flags);
}
template <class Row, class Visit>
void letter_fields(Row& row, Visit visit) {
  visit(row.id), visit(row.door), visit(row.reason), visit(row.pointer), visit(row.received_ms);
  visit(row.sent_ms), visit(row.context), visit(row.body);
}

struct Writer {
  std::string& out;

  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) out += static_cast<char>(value | 0x80);
    out += static_cast<char>(value);
  }
  void operator()(const std::string& text) {
    number(text.size());
    out += text;
  }
  template <class Integer>
  void operator()(const Integer& value) {
    // Zigzag: small numbers are short, negative ones too.
    const auto wide = static_cast<std::int64_t>(value);
    number((static_cast<std::uint64_t>(wide) << 1) ^ static_cast<std::uint64_t>(wide >> 63));
  }
};

struct Reader {
  std::string_view& in;
  bool& fine;

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (in.empty()) break;
      const auto byte = static_cast<std::uint8_t>(in.front());
      in.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    fine = false;
    return 0;
  }
  void operator()(std::string& text) {
    const std::uint64_t length = number();
    if (length > in.size()) fine = false;
    if (!fine) return;
    text = in.substr(0, length);
    in.remove_prefix(length);
  }
  template <class Integer>
  void operator()(Integer& value) {
    const std::uint64_t coded = number();
    value = static_cast<Integer>(static_cast<std::int64_t>(coded >> 1) ^
                                 -static_cast<std::int64_t>(coded & 1));
  }
};

}  // namespace

std::string encode_batch(const LedgerBatch& batch) {
  std::string out(1, kVersion);
  Writer write{out};
  write.number(batch.sessions.size());
  for (const SessionPart& part : batch.sessions) session_fields(part, write);
  write.number(batch.hits.size());
  for (const Hit& hit : batch.hits) hit_fields(hit, write);
  write.number(batch.letters.size());
  for (const DeadLetter& letter : batch.letters) letter_fields(letter, write);
  return out;
}

bool decode_batch(std::string_view bytes, LedgerBatch& batch) {
  if (bytes.empty() || bytes.front() != kVersion) return false;
  bytes.remove_prefix(1);
  bool fine = true;
  Reader read{bytes, fine};
  // A row has a byte at least: a count beyond that is damage, and would only take memory.
  const auto rows = [&] {
    const std::uint64_t count = read.number();
    if (count > bytes.size()) fine = false;
    return fine ? count : 0;
  };
  for (std::uint64_t left = rows(); left > 0 && fine; --left)
    session_fields(batch.sessions.emplace_back(), read);
  for (std::uint64_t left = rows(); left > 0 && fine; --left)
    hit_fields(batch.hits.emplace_back(), read);
  for (std::uint64_t left = rows(); left > 0 && fine; --left)
    letter_fields(batch.letters.emplace_back(), read);
  for (const Hit& hit : batch.hits) fine = fine && static_cast<int>(hit.kind) < kSourceKinds;
  return fine && bytes.empty();
}

}  // namespace pm::gen
