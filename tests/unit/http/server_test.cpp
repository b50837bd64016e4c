#include "generator/http/server.h"

#include <utility>

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>
#include <catch2/catch_test_macros.hpp>
#include <deque>
#include <filesystem>
#include <fstream>
#include <future>
#include <mutex>
#include <thread>

#include "generator/http/client.h"
#include "generator/http/files.h"

namespace fs = std::filesystem;
namespace http = pm::gen::http;
using http::Method;
using http::Reply;
using http::Request;
using http::Response;
using tcp = boost::asio::ip::tcp;

namespace {

http::Server started(http::ServerOptions options, http::Handler handler) {
  auto server = http::Server::start(std::move(options), std::move(handler));
  REQUIRE(server.ok());
  return std::move(*server);
}

http::Handler echo() {
  return http::plain([](const Request& request) {
    return http::text_response(200, request.path + "|" + request.query + "|" + request.body);
  });
}

http::Client client_of(const http::Server& server) {
  http::ClientOptions options;
  options.port = server.port();
  return http::Client(options);
}

/// Bytes sent to a server and all that comes back until it closes.
class RawClient {
 public:
  explicit RawClient(std::uint16_t port) {
    socket_.connect({boost::asio::ip::address_v4::loopback(), port});
  }
  void send(std::string_view bytes) {
    boost::system::error_code ignored;
    boost::asio::write(socket_, boost::asio::buffer(bytes.data(), bytes.size()), ignored);
  }
  std::string rest() {
    std::string all;
    boost::system::error_code end;
    boost::asio::read(socket_, boost::asio::dynamic_buffer(all), end);
    return all;
  }

 private:
  boost::asio::io_context io_;
  tcp::socket socket_{io_};
};

std::size_t occurrences(std::string_view text, std::string_view word) {
  std::size_t count = 0;
  for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("a connection serves one request after the other", "[http]") {
  http::Server server = started({}, echo());
  http::Client client = client_of(server);
  for (int i = 0; i < 3; ++i) {
    auto answer = client.send(Method::post, "/a%20b?x=1", "body" + std::to_string(i));
    REQUIRE(answer.ok());
    CHECK(answer->status == 200);
    CHECK(answer->body == "/a b|x=1|body" + std::to_string(i));
  }
  CHECK(server.counters().connections == 1);
  CHECK(server.counters().requests == 3);
}

TEST_CASE("whoever knocks while the server is busy is let in before anybody is served", "[http]") {
  constexpr int kKnocking = 20;
  std::promise<void> busy, go_on;
  std::promise<std::uint64_t> let_in;
  const http::Server* running = nullptr;
  int number = 0;
  http::Server server = started({}, http::plain([&](const Request&) {
                                  if (++number == 1) {
                                    busy.set_value();
                                    go_on.get_future().wait();
                                  } else if (number == 2) {
                                    let_in.set_value(running->counters().connections);
                                  }
                                  return http::text_response(200, "");
                                }));
  running = &server;
  constexpr std::string_view kQuestion = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
  RawClient first(server.port());
  first.send(kQuestion);
  busy.get_future().wait();
  std::deque<RawClient> knocking;
  for (int i = 0; i < kKnocking; ++i) knocking.emplace_back(server.port()).send(kQuestion);
  go_on.set_value();
  CHECK(let_in.get_future().get() == 1 + kKnocking);
  for (RawClient& client : knocking) CHECK(client.rest().starts_with("HTTP/1.1 200"));
}

TEST_CASE("requests sent ahead are answered in order", "[http]") {
  http::Server server = started({}, echo());
  RawClient client(server.port());
  client.send(
      "GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  const std::string all = client.rest();
  CHECK(all.find("/1|") < all.find("/2|"));
  CHECK(occurrences(all, "HTTP/1.1 200") == 2);
}

TEST_CASE("an answer may be given later and from another thread", "[http]") {
  std::mutex lock;
  std::vector<Reply> waiting;
  http::Server server = started({}, [&](const Request&, Reply reply) {
    const std::lock_guard held(lock);
    waiting.push_back(std::move(reply));
  });
  auto answer = std::async(std::launch::async, [&] {
    http::Client client = client_of(server);
    return client.send(Method::get, "/");
  });
  while (true) {
    const std::lock_guard held(lock);
    if (waiting.empty()) continue;
    waiting.front().send(http::text_response(202, "later"));
    waiting.front().send(http::text_response(500, "only the first counts"));
    break;
  }
  const auto got = answer.get();
  REQUIRE(got.ok());
  CHECK(got->status == 202);
  CHECK(got->body == "later");
}

TEST_CASE("a request that nobody answers or that fails is told 500", "[http]") {
  http::Server server = started({}, [](const Request& request, Reply reply) {
    if (request.path == "/throws") throw std::runtime_error("failed");
    if (request.path == "/fine") reply.send(http::text_response(200, "fine"));
  });
  http::Client client = client_of(server);
  CHECK(client.send(Method::get, "/forgotten")->status == 500);
  CHECK(client.send(Method::get, "/throws")->status == 500);
  CHECK(client.send(Method::get, "/fine")->status == 200);
}

TEST_CASE("HEAD has the length of the body but no body", "[http]") {
  http::Server server = started({}, echo());
  http::Client client = client_of(server);
  auto answer = client.send(Method::head, "/abc");
  REQUIRE(answer.ok());
  CHECK(answer->body.empty());
  CHECK(http::find_field(answer->fields, "Content-Length") == "6");
  CHECK(client.send(Method::get, "/abc")->body == "/abc||");
}

TEST_CASE("what is too large or no HTTP is refused with its status", "[http]") {
  http::ServerOptions options;
  options.max_header_bytes = 2048;
  options.max_body_bytes = 1000;
  http::Server server = started(options, echo());
  const auto status_of = [&](std::string_view bytes) {
    RawClient client(server.port());
    client.send(bytes);
    return client.rest().substr(0, 12);
  };
  CHECK(status_of("GET / HTTP/1.1\r\nX: " + std::string(9000, 'x') + "\r\n\r\n") == "HTTP/1.1 431");
  CHECK(status_of("POST / HTTP/1.1\r\nContent-Length: 2000\r\n\r\n" + std::string(2000, 'x')) ==
        "HTTP/1.1 413");
  CHECK(status_of("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n7d0\r\n" +
                  std::string(2000, 'x') + "\r\n0\r\n\r\n") == "HTTP/1.1 413");
  CHECK(status_of("\x16\x03\x01 hello\r\n\r\n") == "HTTP/1.1 400");
  CHECK(status_of("GET /%00 HTTP/1.1\r\n\r\n") == "HTTP/1.1 400");
  CHECK(server.counters().requests == 0);
  CHECK(server.counters().malformed == 5);
}

TEST_CASE("a client that dribbles its request is cut off while others are served", "[http]") {
  http::ServerOptions options;
  options.header_timeout = std::chrono::milliseconds(100);
  options.body_timeout = std::chrono::milliseconds(100);
  options.max_header_bytes = 1024 * 1024;  // time runs out before it is reached
  http::Server server = started(options, echo());
  RawClient slow_head(server.port()), slow_body(server.port());
  slow_head.send("GET / HTTP/1.1\r\n");
  slow_body.send("POST / HTTP/1.1\r\nContent-Length: 100000\r\n\r\nx");
  http::Client client = client_of(server);
  while (server.counters().timeouts < 2) {
    slow_head.send("x");
    slow_body.send("x");
    REQUIRE(client.send(Method::get, "/")->status == 200);
  }
  CHECK(slow_head.rest().empty());
}

TEST_CASE("one connection too many is answered 503", "[http]") {
  http::ServerOptions options;
  options.max_connections = 1;
  http::Server server = started(options, echo());
  http::Client first = client_of(server), second = client_of(server);
  CHECK(first.send(Method::get, "/")->status == 200);
  auto refused = second.send(Method::get, "/");
  REQUIRE(refused.ok());
  CHECK(refused->status == 503);
  CHECK(http::find_field(refused->fields, "Retry-After").has_value());
  CHECK(first.send(Method::get, "/")->status == 200);
}

TEST_CASE("stopping lets the request under way be answered and closes the rest", "[http]") {
  std::promise<Reply> arrived;
  http::Server server =
      started({}, [&](const Request&, Reply reply) { arrived.set_value(std::move(reply)); });
  RawClient idle(server.port());
  auto answer = std::async(std::launch::async, [&] {
    http::Client client = client_of(server);
    return client.send(Method::get, "/");
  });
  const Reply reply = arrived.get_future().get();
  auto stopped = std::async(std::launch::async, [&] { server.stop(std::chrono::seconds(20)); });
  CHECK(idle.rest().empty());
  reply.send(http::text_response(200, "just in time"));
  CHECK(answer.get()->body == "just in time");
  stopped.get();
  reply.send(http::text_response(200, "too late, and harmless"));
}

TEST_CASE("an address that is taken is an error", "[http]") {
  http::Server first = started({}, echo());
  http::ServerOptions options;
  options.port = first.port();
  const auto second = http::Server::start(options, echo());
  REQUIRE_FALSE(second.ok());
  CHECK(second.error().code == pm::gen::ExitCode::output);
}

TEST_CASE("files are served from their folder and from nowhere else", "[http]") {
  const fs::path folder = fs::temp_directory_path() / "playmill-http-files";
  fs::remove_all(folder);
  fs::create_directories(folder / "site" / "sub");
  const auto put = [&](const fs::path& name, std::string_view text) {
    std::ofstream(folder / name) << text;
  };
  put("secret.txt", "secret");
  put("site/index.html", "<p>home");
  put("site/sub/a.js", "1;");
  put("site/.hidden", "hidden");
  fs::create_symlink(folder / "secret.txt", folder / "site" / "way-out.txt");
  fs::create_directory_symlink(folder, folder / "site" / "up");

  Request request;
  const auto get = [&](std::string_view path) {
    return http::file_response(request, folder / "site", path);
  };
  CHECK(get("").body == "<p>home");
  CHECK(get("index.html").type == "text/html; charset=utf-8");
  CHECK(get("sub/a.js").body == "1;");
  for (const std::string_view bad :
       {"../secret.txt", "sub/../../secret.txt", "way-out.txt", "up/secret.txt", ".hidden", "sub",
        "none", "/etc/passwd", "sub//a.js", "..\\secret.txt"})
    CHECK(get(bad).status == 404);

  const Response first = get("sub/a.js");
  request.fields.push_back({"If-None-Match", std::string(*http::find_field(first.fields, "ETag"))});
  CHECK(get("sub/a.js").status == 304);
  request.method = Method::post;
  CHECK(get("sub/a.js").status == 405);
  fs::remove_all(folder);
}

TEST_CASE("queries are read as forms write them", "[http]") {
  const auto fields = http::parse_query("a=1&b=x+y%26&&c&a=2");
  REQUIRE(fields.has_value());
  CHECK(http::find_field(*fields, "a") == "1");
  CHECK(http::find_field(*fields, "b") == "x y&");
  CHECK(http::find_field(*fields, "c") == "");
  CHECK_FALSE(http::find_field(*fields, "d").has_value());
  CHECK_FALSE(http::parse_query("a=%2").has_value());
  CHECK_FALSE(http::parse_query("a=%00").has_value());
  std::string many;
  for (int i = 0; i < 201; ++i) many += "a=1&";
  CHECK_FALSE(http::parse_query(many).has_value());
  CHECK(http::encode_percent("a b/ü") == "a%20b%2F%C3%BC");
}

TEST_CASE("only names of this machine are loopback hosts", "[http]") {
  for (const std::string_view host :
       {"localhost", "LocalHost:8080", "127.0.0.1", "127.0.0.1:80", "[::1]:80"})
    CHECK(http::is_loopback_host(host));
  for (const std::string_view host : {"", "evil.example", "127.0.0.1.evil.example",
                                      "localhost.evil.example", "[::2]", "192.168.0.1"})
    CHECK_FALSE(http::is_loopback_host(host));
}

TEST_CASE("a request knows how far its server is behind", "[http]") {
  std::promise<void> entered, leave;
  std::chrono::nanoseconds behind{0};
  http::Server server = started({}, http::plain([&](const Request& request) {
                                  if (request.path == "/long") {
                                    entered.set_value();
                                    leave.get_future().wait();
                                  } else {
                                    behind = request.behind;
                                  }
                                  return http::text_response(200, "");
                                }));
  RawClient waits(server.port());
  auto long_one =
      std::async(std::launch::async, [&] { return client_of(server).send(Method::get, "/long"); });
  entered.get_future().wait();
  // The only thread is busy from here on.
  const auto since = std::chrono::steady_clock::now();
  waits.send("GET /waits HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
  while (std::chrono::steady_clock::now() - since < std::chrono::milliseconds(80))
    std::this_thread::yield();
  leave.set_value();
  CHECK(waits.rest().starts_with("HTTP/1.1 200"));
  REQUIRE(long_one.get().ok());
  server.stop(std::chrono::milliseconds(1000));
  CHECK(behind >= std::chrono::milliseconds(60));
}
