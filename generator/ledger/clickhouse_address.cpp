#include "generator/ledger/clickhouse_address.h"

#include <algorithm>
#include <charconv>

namespace pm::gen {

namespace {

constexpr std::string_view kScheme = "http://";
constexpr std::string_view kForm = "Write http://user@host:8123/database";
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
  const auto bad = [&](std::string message, std::string_view mend = kForm) {
    return Error{ExitCode::ledger, std::string(address), "", std::move(message), std::string(mend)};
  };
  if (!address.starts_with(kScheme))
    return bad("a server's ledger is reached by http",
               "Write http://user@host:8123/database; where the way to it is not trusted, let a "
               "proxy on this machine speak TLS");
  ClickHouseAddress out;
  std::string_view place = address.substr(kScheme.size());
  const std::size_t slash = place.find('/');
  if (slash == std::string_view::npos) return bad("the address names no database");
  out.database = place.substr(slash + 1);
  place = place.substr(0, slash);
  if (const std::size_t at = place.rfind('@'); at != std::string_view::npos) {
    out.user = place.substr(0, at);
    place.remove_prefix(at + 1);
    if (out.user.find(':') != std::string::npos)
      return Error{ExitCode::ledger, std::string(kScheme) + "…@" + std::string(place), "",
                   "a password does not belong into the address",
                   "Put it into the environment variable PLAYMILL_LEDGER_PASSWORD"};
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
