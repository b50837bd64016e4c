#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "generator/core/result.h"

namespace pm::gen {

/// Which database of which ClickHouse server.
struct ClickHouseAddress {
  std::string host;
  std::uint16_t port = 8123;
  bool tls = false;
  std::string user = "default";
  std::string database;
};

/// Reads "http://user@host:8123/database" and "https://user@host:8443/database"; user and port may
/// be left out. Error (ledger) when it is anything else; one with a password in it is refused,
/// because others see a command line, and the error does not repeat it.
Result<ClickHouseAddress> parse_clickhouse_address(std::string_view address);

}  // namespace pm::gen
