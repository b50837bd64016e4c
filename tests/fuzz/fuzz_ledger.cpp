// What a ClickHouse server, or whoever stands in its place, may send; and addresses of ledgers and
// topics as a person may write them.
#include <cstddef>
#include <cstdint>
#include <string>

#include "generator/collector/kafka_address.h"
#include "generator/ledger/clickhouse.h"
#include "generator/ledger/row_binary.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  if (const auto place = pm::gen::parse_clickhouse_address(text)) {
    for (const std::string* part : {&place->host, &place->user, &place->database})
      if (part->find_first_of("\r\n`'\\ /") != std::string::npos) __builtin_trap();
  }
  if (const auto topic = pm::gen::parse_kafka_address(text)) {
    if (topic->brokers.find_first_of("\r\n@/ =") != std::string::npos) __builtin_trap();
    const auto again = pm::gen::parse_kafka_address(topic->shown());
    if (!again || again->user != topic->user || again->brokers != topic->brokers) __builtin_trap();
  }
  const std::string quoted = pm::gen::clickhouse_quoted(text);
  for (std::size_t i = 1; i + 1 < quoted.size(); ++i) {
    if (quoted[i] == '\'') __builtin_trap();
    if (quoted[i] == '\\') ++i;
  }
  if (quoted.back() != '\'' || quoted.find('\0') != std::string::npos) __builtin_trap();
  pm::gen::RowReader row(text);
  pm::gen::RowWriter again;
  while (row.more()) {
    again.text(row.text());
    again.number(row.number());
    again.maybe(row.maybe());
  }
  if (row.fine() && again.bytes().size() > text.size()) __builtin_trap();
  return 0;
}
