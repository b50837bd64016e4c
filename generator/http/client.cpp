#include "generator/http/client.h"

#include <utility>

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <optional>

namespace pm::gen::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace wire = boost::beast::http;
using boost::system::error_code;

struct Client::Connection {
  asio::io_context io;
  asio::ip::tcp::resolver resolver{io};
  std::optional<beast::tcp_stream> stream;
  beast::flat_buffer buffer;

  /// Runs what was started until it is done.
  void finish() {
    io.restart();
    io.run();
  }
  error_code open(const ClientOptions& options);
  void close() {
    stream.reset();
    buffer.clear();
  }
};

error_code Client::Connection::open(const ClientOptions& options) {
  error_code failed;
  const auto endpoints = resolver.resolve(options.host, std::to_string(options.port), failed);
  if (failed) return failed;
  stream.emplace(io);
  stream->expires_after(options.timeout);
  stream->async_connect(endpoints,
                        [&](error_code why, const asio::ip::tcp::endpoint&) { failed = why; });
  finish();
  if (!failed) stream->socket().set_option(asio::ip::tcp::no_delay(true), failed);
  if (failed) close();
  return failed;
}

namespace {

wire::verb verb_of(Method method) {
  switch (method) {
    case Method::head: return wire::verb::head;
    case Method::post: return wire::verb::post;
    case Method::put: return wire::verb::put;
    case Method::del: return wire::verb::delete_;
    case Method::options: return wire::verb::options;
    default: return wire::verb::get;
  }
}

std::string text_of(beast::string_view text) { return {text.data(), text.size()}; }

}  // namespace

Client::Client(ClientOptions options)
    : options_(std::move(options)), connection_(std::make_unique<Connection>()) {}
Client::Client(Client&&) noexcept = default;
Client& Client::operator=(Client&&) noexcept = default;
Client::~Client() = default;

Result<Response> Client::send(Method method, std::string_view target, std::string body,
                              const std::vector<Field>& fields) {
  Connection& link = *connection_;
  const auto no_answer = [&](error_code why) {
    link.close();
    return Error{ExitCode::component, "", "",
                 "no answer from " + options_.host + ":" + std::to_string(options_.port) + ": " +
                     why.message(),
                 "Check that the server runs and its address is right"};
  };
  if (!link.stream)
    if (const error_code failed = link.open(options_)) return no_answer(failed);

  wire::request<wire::string_body> request{verb_of(method), {target.data(), target.size()}, 11};
  request.set(wire::field::host, options_.host + ":" + std::to_string(options_.port));
  for (const Field& field : fields) request.insert(field.name, field.value);
  request.body() = std::move(body);
  request.prepare_payload();

  wire::response_parser<wire::string_body> parser;
  parser.body_limit(options_.max_body_bytes);
  parser.skip(method == Method::head);
  error_code failed;
  link.stream->expires_after(options_.timeout);
  wire::async_write(*link.stream, request, [&](error_code why, std::size_t) {
    // A server that refuses a large body may answer before it has read it: the answer counts.
    if (why == beast::error::timeout) {
      failed = why;
      return;
    }
    wire::async_read(*link.stream, link.buffer, parser,
                     [&](error_code bad, std::size_t) { failed = bad; });
  });
  link.finish();
  if (failed) return no_answer(failed);

  auto message = parser.release();
  Response response{static_cast<int>(message.result_int()),
                    text_of(message[wire::field::content_type]),
                    std::move(message.body()),
                    {}};
  for (const auto& field : message)
    response.fields.push_back({text_of(field.name_string()), text_of(field.value())});
  if (!message.keep_alive()) link.close();
  return response;
}

std::string encode_percent(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += digits[byte >> 4];
      out += digits[byte & 15];
    }
  }
  return out;
}

}  // namespace pm::gen::http
