#include "generator/ledger/clickhouse.h"

#include <algorithm>
#include <cstdlib>
#include <random>
#include <utility>

#include "generator/core/hex.h"

namespace pm::gen {

namespace {

constexpr std::size_t kMaxAnswer_bytes = 1U << 30;
constexpr std::size_t kMaxComplaint = 400;

http::ClientOptions client_options(const ClickHouseAddress& address,
                                   std::chrono::milliseconds timeout) {
  http::ClientOptions options;
  options.host = address.host;
  options.port = address.port;
  options.tls = address.tls;
  options.timeout = timeout;
  options.max_body_bytes = kMaxAnswer_bytes;
  return options;
}

/// The number in "Code: 193, e.displayText() = …" and "Code: 516. DB::Exception: …".
int code_of(std::string_view complaint) {
  constexpr std::string_view mark = "Code: ";
  const std::size_t at = complaint.find(mark);
  if (at == std::string_view::npos) return 0;
  return std::atoi(std::string(complaint.substr(at + mark.size(), 9)).c_str());
}

std::string_view mend_for(int code, int status) {
  switch (code) {
    case 192:  // unknown user
    case 193:  // wrong password
    case 194:  // a password is required
    case 516:  // authentication failed
      return "Check the user in the address and the password in PLAYMILL_LEDGER_PASSWORD";
    case 81: return "Name a database that is there";
    case 164:  // read only
    case 291:  // no access to the database
    case 497:  // not enough privileges
      return "Give the user the right to create, read, write and alter tables of the database";
    case 241: return "Raise max_memory_usage of the server or ask for fewer days";
    case 243: return "Free some space on the server's disk";
    case 252: return "The server merges too slowly; give it time or a faster disk";
    case 159: return "Raise max_execution_time of the server or ask for fewer days";
    case 60: return "A table of the ledger is missing; restore the database";
    default:
      return status == 404 || code == 0 ? "Check that a ClickHouse server answers at this address"
                                        : "";
  }
}

std::string first_words(std::string_view complaint) {
  std::string_view text = complaint.substr(0, complaint.find(", e.what()"));
  text = text.substr(0, text.find_first_of("\r\n"));
  if (text.size() <= kMaxComplaint) return std::string(text);
  return std::string(text.substr(0, kMaxComplaint)) + " …";
}

/// A line that parts multipart bodies: nobody who sends rows can know it.
std::string fresh_boundary() {
  std::random_device device;
  const auto half = [&] {
    return hex_digits((static_cast<std::uint64_t>(device()) << 32U) | device());
  };
  return "playmill-" + half() + half();
}

}  // namespace

ClickHouse::ClickHouse(ClickHouseAddress address, std::string label, std::string password,
                       std::chrono::milliseconds timeout)
    : address_(std::move(address)),
      label_(std::move(label)),
      password_(std::move(password)),
      client_(client_options(address_, timeout)) {}

Error ClickHouse::error(std::string message, std::string mend) const {
  return {ExitCode::ledger, label_, "", std::move(message), std::move(mend)};
}

Error ClickHouse::no_rows() const {
  return error("the server's answer cannot be read",
               "Check that a ClickHouse server answers at this address");
}

std::string ClickHouse::target() const {
  // An answer is held back until the statement is done, so that its status is true; and a block
  // is as large as what is inserted, so that it is written whole or not at all.
  std::string out =
      "/?wait_end_of_query=1&max_query_size=67108864&max_insert_block_size=100000000"
      "&min_insert_block_size_rows=100000000&min_insert_block_size_bytes=0";
  if (inside_) out += "&database=" + http::encode_percent(address_.database);
  return out;
}

Result<std::string> ClickHouse::ask(const std::string& target, const std::string& body,
                                    std::string_view type) {
  // Servers close an idle connection after seconds, and a client that meets that cannot know
  // whether its statement was run: each gets a connection of its own.
  std::vector<http::Field> fields{{"Connection", "close"}, {"Content-Type", std::string(type)}};
  fields.push_back({"X-ClickHouse-User", address_.user});
  if (!password_.empty()) fields.push_back({"X-ClickHouse-Key", password_});
  auto answer = client_.send(http::Method::post, target, body, fields);
  if (!answer) return error(answer.error().message, answer.error().mend);
  if (answer->status == 200) return std::move(answer->body);
  const int code = code_of(answer->body);
  std::string message = "the server says " + std::to_string(answer->status);
  if (!answer->body.empty()) message += ": " + first_words(answer->body);
  return error(std::move(message), std::string(mend_for(code, answer->status)));
}

Status ClickHouse::execute(std::string_view sql) {
  auto done = ask(target(), std::string(sql), "text/plain");
  if (!done) return done.error();
  return Done{};
}

Result<std::string> ClickHouse::rows(std::string_view sql) {
  return ask(target(), std::string(sql) + " FORMAT RowBinary", "text/plain");
}

Result<std::string> ClickHouse::rows(std::string_view sql, const ExternalTable& table) {
  const std::string name{table.name};
  std::string boundary = fresh_boundary();
  while (table.rows.find(boundary) != std::string_view::npos) boundary = fresh_boundary();
  std::string body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name +
                     "\"; filename=\"" + name +
                     "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
  body += table.rows;
  body += "\r\n--" + boundary + "--\r\n";
  const std::string with_table = target() + "&" + name + "_format=RowBinary&" + name +
                                 "_structure=" + http::encode_percent(table.structure) + "&query=" +
                                 http::encode_percent(std::string(sql) + " FORMAT RowBinary");
  return ask(with_table, body, "multipart/form-data; boundary=" + boundary);
}

Status ClickHouse::insert(std::string_view table_and_columns, const std::string& rows) {
  const std::string sql = "INSERT INTO " + std::string(table_and_columns) + " FORMAT RowBinary";
  auto done =
      ask(target() + "&query=" + http::encode_percent(sql), rows, "application/octet-stream");
  if (!done) return done.error();
  return Done{};
}

std::string clickhouse_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    switch (c) {
      case '\'': out += "\\'"; break;
      case '\\': out += "\\\\"; break;
      case '\0': out += "\\0"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      case '\b': out += "\\b"; break;
      case '\f': out += "\\f"; break;
      default: out += c;
    }
  }
  return out + "'";
}

}  // namespace pm::gen
