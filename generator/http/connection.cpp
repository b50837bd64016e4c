#include "generator/http/connection.h"

#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>
#include <ctime>
#include <exception>

namespace pm::gen::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace wire = boost::beast::http;

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kReadBytes = 16 * 1024;
/// What a client may still send after its last answer, so that the answer is not lost to a reset.
constexpr std::size_t kLingerBytes = 4 * 1024 * 1024;
constexpr std::chrono::milliseconds kLingerTime{2'000};

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

Method method_of(wire::verb verb) {
  switch (verb) {
    case wire::verb::get: return Method::get;
    case wire::verb::head: return Method::head;
    case wire::verb::post: return Method::post;
    case wire::verb::put: return Method::put;
    case wire::verb::delete_: return Method::del;
    case wire::verb::options: return Method::options;
    default: return Method::other;
  }
}

/// "Fri, 27 Nov 2026 09:30:00 GMT", made once a second.
const std::string& http_date() {
  thread_local std::time_t made = 0;
  thread_local std::string text;
  const std::time_t now = std::time(nullptr);
  if (now != made) {
    std::tm utc{};
    gmtime_r(&now, &utc);
    char buffer[40];
    text.assign(buffer, std::strftime(buffer, sizeof buffer, "%a, %d %b %Y %H:%M:%S GMT", &utc));
    made = now;
  }
  return text;
}

/// Path and query of a request's target; nothing when it is none that a server of its own can have.
bool split_target(std::string_view target, Request& request) {
  // A proxy's form, "http://host/path", is legal too (RFC 9112, 3.2.2).
  if (target.starts_with("http://")) {
    const std::size_t slash = target.find('/', 7);
    target = slash == std::string_view::npos ? std::string_view{"/"} : target.substr(slash);
  }
  if (target == "*") target = "/";
  if (!target.starts_with('/')) return false;
  const std::size_t mark = target.find('?');
  auto path = decode_percent(target.substr(0, mark));
  if (!path) return false;
  request.path = std::move(*path);
  if (mark != std::string_view::npos) request.query = target.substr(mark + 1);
  return true;
}

}  // namespace

Connection::Connection(std::shared_ptr<Server::Core> core, asio::ip::tcp::socket socket)
    : core_(std::move(core)),
      stream_(std::move(socket)),
      buffer_(core_->options.max_header_bytes + kReadBytes) {
  ErrorCode ignored;
  const auto remote = stream_.socket().remote_endpoint(ignored);
  if (!ignored) peer_ = remote.address().to_string();
  stream_.socket().set_option(asio::ip::tcp::no_delay(true), ignored);
  const std::lock_guard lock(core_->open_lock);
  core_->open.insert(this);
}

Connection::~Connection() {
  const std::lock_guard lock(core_->open_lock);
  core_->open.erase(this);
}

void Connection::serve() {
  asio::dispatch(stream_.get_executor(), [self = shared_from_this()] { self->await_request(); });
}

void Connection::refuse() {
  asio::dispatch(stream_.get_executor(), [self = shared_from_this()] {
    Response busy = error_response(503, "too many connections");
    busy.fields.push_back({"Retry-After", "1"});
    self->write(std::move(busy), true);
  });
}

void Connection::close_soon(bool now) {
  asio::post(stream_.get_executor(), [self = shared_from_this(), now] {
    if (now || self->idle_) self->stream_.close();
  });
}

void Connection::await_request() {
  if (core_->stopping) return linger();
  head_ = false;
  if (buffer_.size() > 0) return read_head();  // the next request came with the last one
  idle_ = true;
  stream_.expires_after(core_->options.idle_timeout);
  stream_.async_read_some(buffer_.prepare(kReadBytes),
                          [self = shared_from_this()](ErrorCode failed, std::size_t bytes) {
                            self->idle_ = false;
                            if (failed) return;
                            self->buffer_.commit(bytes);
                            self->read_head();
                          });
}

void Connection::read_head() {
  arrived_ = Clock::now() - core_->lag.now();
  arrived_bytes_ = buffer_.size();
  parser_.emplace();
  parser_->header_limit(static_cast<std::uint32_t>(core_->options.max_header_bytes));
  parser_->body_limit(core_->options.max_body_bytes);
  // An absolute time, not extended by the bytes that come meanwhile.
  stream_.expires_after(core_->options.header_timeout);
  wire::async_read_header(
      stream_, buffer_, *parser_, [self = shared_from_this()](ErrorCode failed, std::size_t bytes) {
        if (failed) return self->reject(failed);
        self->note_arrival(bytes);
        if (!equal_ignoring_case(view(self->parser_->get()[wire::field::expect]), "100-continue"))
          return self->read_body();
        auto go_on =
            std::make_shared<wire::response<wire::empty_body>>(wire::status::continue_, 11);
        wire::async_write(self->stream_, *go_on, [self, go_on](ErrorCode lost, std::size_t) {
          if (lost) return self->give_up(lost);
          self->read_body();
        });
      });
}

void Connection::note_arrival(std::size_t head_bytes) {
  const auto length = parser_->content_length();
  arrived_whole_ = head_bytes + buffer_.size() == arrived_bytes_ && !parser_->chunked() &&
                   buffer_.size() >= length.value_or(0);
}

std::chrono::nanoseconds Connection::behind() const {
  // Of a request that came bit by bit nobody knows how long the client took over it.
  return arrived_whole_ ? Clock::now() - arrived_ : core_->lag.now();
}

void Connection::read_body() {
  stream_.expires_after(core_->options.body_timeout);
  wire::async_read(stream_, buffer_, *parser_,
                   [self = shared_from_this()](ErrorCode failed, std::size_t) {
                     if (failed) return self->reject(failed);
                     self->handle();
                   });
}

void Connection::handle() {
  stream_.expires_never();
  auto message = parser_->release();
  parser_.reset();
  Request request;
  request.method = method_of(message.method());
  head_ = request.method == Method::head;
  close_ = !message.keep_alive();
  if (!split_target(view(message.target()), request)) {
    ++core_->malformed;
    return write(error_response(400, "the address of the request is malformed"), true);
  }
  for (const auto& field : message)
    request.fields.push_back(
        {std::string{view(field.name_string())}, std::string{view(field.value())}});
  request.body = std::move(message.body());
  request.peer = peer_;
  request.behind = behind();
  ++core_->requests;
  ++number_;
  const Reply reply([self = shared_from_this(), number = number_](Response response) {
    self->answer(number, std::move(response));
  });
  try {
    core_->handler(request, reply);
  } catch (const std::exception&) {
    // One request that failed must not end the others: the client is told 500.
    reply.send(error_response(500, "the request could not be handled"));
  }
}

void Connection::answer(std::uint64_t number, Response response) {
  if (core_->ended) return;
  asio::dispatch(stream_.get_executor(),
                 [self = shared_from_this(), number, response = std::move(response)]() mutable {
                   if (number == self->number_)
                     self->write(std::move(response), self->close_ || self->core_->stopping);
                 });
}

void Connection::write(Response response, bool close) {
  close_ = close;
  response_ = {};
  response_.version(11);
  response_.result(static_cast<unsigned>(response.status));
  response_.set(wire::field::date, http_date());
  if (!response.type.empty()) response_.set(wire::field::content_type, response.type);
  for (const Field& field : response.fields) response_.insert(field.name, field.value);
  const bool bodiless = response.status == 204 || response.status == 304;
  if (!bodiless) response_.content_length(response.body.size());
  response_.keep_alive(!close);
  if (!bodiless && !head_) response_.body() = std::move(response.body);

  stream_.expires_after(core_->options.write_timeout);
  serializer_.emplace(response_);
  const auto written = [self = shared_from_this()](ErrorCode failed, std::size_t) {
    self->serializer_.reset();
    if (failed) return self->give_up(failed);
    if (self->close_) return self->linger();
    self->await_request();
  };
  if (bodiless || head_)
    wire::async_write_header(stream_, *serializer_, written);
  else
    wire::async_write(stream_, *serializer_, written);
}

void Connection::reject(ErrorCode why) {
  if (why == wire::error::header_limit) {
    ++core_->malformed;
    return write(error_response(431, "the header is too large"), true);
  }
  if (why == wire::error::body_limit) {
    ++core_->malformed;
    return write(error_response(413, "the body is larger than " +
                                         std::to_string(core_->options.max_body_bytes) + " bytes"),
                 true);
  }
  if (why.category() == wire::make_error_code(wire::error::bad_method).category() &&
      why != wire::error::end_of_stream && why != wire::error::partial_message) {
    ++core_->malformed;
    return write(error_response(400, "this is no HTTP request"), true);
  }
  give_up(why);
}

void Connection::give_up(ErrorCode why) {
  if (why == beast::error::timeout) ++core_->timeouts;
  stream_.close();
}

void Connection::linger() {
  ErrorCode ignored;
  stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
  buffer_.clear();
  stream_.expires_after(kLingerTime);
  stream_.async_read_some(buffer_.prepare(kReadBytes),
                          [self = shared_from_this()](ErrorCode failed, std::size_t bytes) {
                            self->lingered_bytes_ += bytes;
                            if (failed || self->lingered_bytes_ > kLingerBytes)
                              return self->stream_.close();
                            self->linger();
                          });
}

}  // namespace pm::gen::http
