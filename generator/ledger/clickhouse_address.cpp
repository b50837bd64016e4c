#include "generator/ledger/clickhouse_address.h"

#include <algorithm>
#include <charconv>

#include "generator/core/text.h"

namespace pm::gen {

namespace {

constexpr std::string_view kPlain = "http://", kSafe = "https://";
constexpr std::uint16_t kSafePort = 8443;  // what ClickHouse's own configuration proposes
constexpr std::string_view kForm =
    "Write http://user@host:8123/database or https://user@host:8443/database";
constexpr std::size_t kMaxName = 128;

/// Only what needs no quoting anywhere: these come into headers, addresses and statements.
bool is_name(std::string_view text, std::string_view also) {
  return !text.empty() && text.size() <= kMaxName &&
         std::all_of(text.begin(), text.end(), [&](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  also.find(c) != std::string_view::npos;
         });
}

bool read_port(std::string_view text, std::uint16_t& port) {
  const char* const end = text.data() + text.size();
  const auto [stop, failed] = std::from_chars(text.data(), end, port);
  return failed == std::errc{} && stop == end && port != 0;
}

}  // namespace

Result<ClickHouseAddress> parse_clickhouse_address(std::string_view address) {
  const std::string shown = without_password(address);
  const auto bad = [&](std::string message, std::string_view mend = kForm) {
    return Error{ExitCode::ledger, shown, "", std::move(message), std::string(mend)};
  };
  if (shown != address)
    return bad("a password does not belong into the address",
               "Put it into the environment variable PLAYMILL_LEDGER_PASSWORD");
  ClickHouseAddress out;
  out.tls = address.starts_with(kSafe);
  if (!out.tls && !address.starts_with(kPlain))
    return bad("a server's ledger is reached by http or https");
  if (out.tls) out.port = kSafePort;
  const std::string_view scheme = out.tls ? kSafe : kPlain;
  std::string_view place = address.substr(scheme.size());
  const std::size_t slash = place.find('/');
  if (slash == std::string_view::npos) return bad("the address names no database");
  out.database = place.substr(slash + 1);
  place = place.substr(0, slash);
  if (const std::size_t at = place.rfind('@'); at != std::string_view::npos) {
    out.user = place.substr(0, at);
    place.remove_prefix(at + 1);
    if (!is_name(out.user, "_.-")) return bad("the user's name is none");
  }
  const std::size_t bracket = place.find(']');  // [::1]:8123
  if (const std::size_t colon = place.rfind(':');
      colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket)) {
    if (!read_port(place.substr(colon + 1), out.port)) return bad("the port is none");
    place = place.substr(0, colon);
  }
  if (place.starts_with('[') && place.ends_with(']')) {
    place = place.substr(1, place.size() - 2);
    if (!is_name(place, ":.%")) return bad("the host is none");
  } else if (!is_name(place, ".-_")) {
    return bad("the host is none");
  }
  out.host = place;
  if (!is_name(out.database, "_"))
    return bad("the database's name may have letters, digits and _ only");
  return out;
}

}  // namespace pm::gen
