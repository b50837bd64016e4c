#include "generator/studio_server/server.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <algorithm>

#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <random>

#include "generator/core/json.h"
#include "generator/http/files.h"
#include "generator/http/server.h"
#include "generator/studio/studio.h"

namespace pm::gen {

namespace {

constexpr std::size_t kMostShared = 32;
constexpr std::size_t kMostPageBytes = 8U << 20U;
constexpr int kKeyBytes = 16;
/// A page asks several times a second; one that is gone wants nothing.
constexpr std::chrono::seconds kPatience{20};
constexpr std::string_view kCookie = "playmill=";

std::string random_key() {
  constexpr std::string_view hex = "0123456789abcdef";
  std::random_device source;
  std::string out;
  for (int i = 0; i < kKeyBytes; ++i) {
    const unsigned byte = source() & 255U;
    out += hex[byte >> 4U];
    out += hex[byte & 15U];
  }
  return out;
}

/// Address of this machine in its network; empty when it is in none.
std::string network_address() {
  ifaddrs* list = nullptr;
  if (getifaddrs(&list) != 0) return "";
  const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> kept(list, freeifaddrs);
  for (const ifaddrs* one = list; one != nullptr; one = one->ifa_next) {
    if (one->ifa_addr == nullptr || one->ifa_addr->sa_family != AF_INET) continue;
    if ((one->ifa_flags & IFF_LOOPBACK) != 0 || (one->ifa_flags & IFF_UP) == 0) continue;
    char text[INET_ADDRSTRLEN] = {};
    const auto* address = reinterpret_cast<const sockaddr_in*>(one->ifa_addr);
    if (inet_ntop(AF_INET, &address->sin_addr, text, sizeof text) != nullptr) return text;
  }
  return "";
}

/// No early end: how long it takes says nothing of where the texts differ.
bool same_secret(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  unsigned apart = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    apart |=
        static_cast<unsigned>(static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]));
  return apart == 0;
}

}  // namespace

bool is_studio_site(const std::filesystem::path& folder) {
  std::error_code ignored;
  return std::filesystem::exists(folder / "player.html", ignored) &&
         std::filesystem::exists(folder / "index.html", ignored);
}

struct StudioServer::State {
  std::filesystem::path site;
  std::string token;  ///< empty: this machine alone
  std::string host;   ///< that addresses begin with, port included
  std::function<Result<Json>()> campaign;
  std::function<Result<std::vector<std::string>>()> turn;
  ScreeningWork screening;
  bool gpu = false;
  Job turning;
  Job sifting;
  std::mutex guard;
  std::deque<std::pair<std::string, std::string>> shared;  ///< key and page, oldest first
  std::optional<http::Server> server;

  http::Response answer(const http::Request& request) {
    http::Response out = route(request);
    // Files bring it along.
    const bool there = std::any_of(
        out.fields.begin(), out.fields.end(),
        [](const http::Field& field) { return field.name == "X-Content-Type-Options"; });
    if (!there) out.fields.push_back({"X-Content-Type-Options", "nosniff"});
    out.fields.push_back({"Referrer-Policy", "no-referrer"});
    return out;
  }

  http::Response route(const http::Request& request) {
    if (request.path.starts_with("/share/")) return share_of(request.path.substr(7));
    if (token.empty() && !http::is_loopback_host(request.field("Host")))
      return http::error_response(403, "this studio serves its own machine alone");
    bool fresh = false;
    if (!token.empty() && !allowed(request, fresh))
      return http::error_response(403, "open the address that playmill studio printed");
    if (request.path == "/api/server") return about();
    if (request.path == "/api/share") return share(request);
    if (request.path == "/api/campaign" && campaign) return show_campaign();
    if (request.path == "/api/campaign/run" && turn) return run_campaign(request);
    if (request.path == "/api/screen" && screening) return screen(request);
    if (request.path.starts_with("/api/")) return http::error_response(404, "no such thing");
    http::Response out = http::file_response(request, site, request.path.substr(1));
    out.fields.push_back({"Content-Security-Policy", "frame-ancestors 'self'"});
    if (fresh) {
      out.fields.push_back(
          {"Set-Cookie", std::string(kCookie) + token + "; Path=/; HttpOnly; SameSite=Strict"});
    }
    return out;
  }

  /// By cookie, or by the token in the address, which then becomes a cookie.
  bool allowed(const http::Request& request, bool& fresh) const {
    const std::string_view cookies = request.field("Cookie");
    const std::size_t at = cookies.find(kCookie);
    if (at != std::string_view::npos &&
        same_secret(cookies.substr(at + kCookie.size(), token.size()), token)) {
      return true;
    }
    const auto query = http::parse_query(request.query);
    const auto given = query ? http::find_field(*query, "token") : std::nullopt;
    fresh = given && same_secret(*given, token);
    return fresh;
  }

  http::Response about() const {
    return http::json_response(200, Json{{"version", PLAYMILL_VERSION},
                                         {"network", !token.empty()},
                                         {"campaign", campaign != nullptr},
                                         {"screening", screening != nullptr},
                                         {"gpu", gpu}}
                                        .dump());
  }

  http::Response show_campaign() {
    // Asked first: a turn that ends meanwhile is told of next time, and is not missed.
    Json now;
    if (turn) {
      const Job::Sight sight = turning.look();
      now = {{"running", sight.running},
             {"lines", sight.result.is_null() ? Json::array() : sight.result},
             {"error", sight.error ? to_line(*sight.error) : ""}};
    }
    auto overview = campaign();
    if (!overview) return http::error_response(500, to_line(overview.error()));
    (*overview)["turn"] = std::move(now);
    return http::json_response(200, overview->dump());
  }

  http::Response run_campaign(const http::Request& request) {
    if (request.method != http::Method::post) return http::error_response(405, "POST it");
    if (!from_own_page(request, "application/json"))
      return http::error_response(403, "only the studio's own page may run it");
    const int begun = turning.begin([this](JobWatch&) -> Result<Json> {
      auto lines = turn();
      if (!lines) return lines.error();
      return Json(*lines);
    });
    if (begun == 0) return http::error_response(409, "a turn goes on already");
    return http::json_response(202, "{}");
  }

  http::Response screen(const http::Request& request) {
    if (request.method == http::Method::get) return screened(request);
    if (request.method != http::Method::post && request.method != http::Method::del)
      return http::error_response(405, "GET, POST or DELETE it");
    if (!from_own_page(request, "application/json"))
      return http::error_response(403, "only the studio's own page may ask for it");
    if (request.method == http::Method::del) {
      sifting.stop();
      return http::json_response(202, "{}");
    }
    auto ask = parse_json(request.body, "request", ExitCode::usage);
    if (!ask) return http::error_response(400, to_line(ask.error()));
    const int begun = sifting.begin(
        [this, ask = std::move(*ask)](JobWatch& watch) { return screening(ask, watch); },
        kPatience);
    if (begun == 0)
      return http::error_response(
          409, "candidates are being screened for another page; try again in a minute");
    return http::json_response(202, Json{{"number", begun}}.dump());
  }

  http::Response screened(const http::Request& request) {
    const Job::Sight sight = sifting.look();
    const auto query = http::parse_query(request.query);
    const auto number = query ? http::find_field(*query, "number") : std::nullopt;
    if (!number || *number != std::to_string(sight.number))
      return http::error_response(404, "another page has had candidates screened since");
    return http::json_response(200, Json{{"running", sight.running},
                                         {"stage", sight.stage},
                                         {"done", sight.done},
                                         {"of", sight.of},
                                         {"result", sight.result},
                                         {"error", sight.error ? to_json(*sight.error) : Json()}}
                                        .dump());
  }

  /// A form of another page cannot send these types, and a script of one is refused by its origin.
  static bool from_own_page(const http::Request& request, std::string_view type) {
    const std::string own = "http://" + std::string(request.field("Host"));
    return request.field("Origin") == own && request.field("Content-Type").starts_with(type);
  }

  http::Response share(const http::Request& request) {
    if (request.method != http::Method::post) return http::error_response(405, "POST a page");
    if (!from_own_page(request, "text/html"))
      return http::error_response(403, "only the studio's own page may share");
    if (request.body.empty() || request.body.size() > kMostPageBytes)
      return http::error_response(413, "a page has at most 8 MB");
    std::string key = random_key();
    {
      const std::lock_guard lock(guard);
      shared.emplace_back(key, request.body);
      if (shared.size() > kMostShared) shared.pop_front();
    }
    return http::json_response(200, Json{{"address", "http://" + host + "/share/" + key}}.dump());
  }

  http::Response share_of(const std::string& key) {
    const std::lock_guard lock(guard);
    for (const auto& [known, page] : shared) {
      if (!same_secret(known, key)) continue;
      http::Response out;
      out.type = "text/html; charset=utf-8";
      out.body = page;
      out.fields.push_back({"Content-Security-Policy", "sandbox allow-scripts allow-popups"});
      return out;
    }
    return http::text_response(404, "This variant is no longer shared.");
  }
};

StudioServer::StudioServer(std::unique_ptr<State> state) : state_(std::move(state)) {}
StudioServer::StudioServer(StudioServer&&) noexcept = default;
StudioServer::~StudioServer() {
  if (!state_) return;
  if (state_->server) state_->server->stop(std::chrono::milliseconds(200));
}

Result<StudioServer> StudioServer::start(const std::filesystem::path& site,
                                         const StudioServerOptions& options) {
  auto state = std::make_unique<State>();
  state->site = site;
  state->campaign = options.campaign;
  state->turn = options.turn;
  state->screening = options.screening;
  state->gpu = options.gpu;
  const bool everyone = options.address == "0.0.0.0";
  if (everyone) state->token = random_key();
  http::ServerOptions settings;
  settings.address = options.address;
  settings.port = options.port;
  settings.threads = 2;
  settings.max_body_bytes = kMostPageBytes + 1024;
  State* shared_state = state.get();
  auto server =
      http::Server::start(settings, http::plain([shared_state](const http::Request& request) {
                            return shared_state->answer(request);
                          }));
  if (!server) return server.error();
  std::string name = everyone ? network_address() : options.address;
  if (name.empty()) name = "127.0.0.1";
  state->host = name + ":" + std::to_string(server->port());
  state->server.emplace(std::move(*server));
  return StudioServer(std::move(state));
}

std::string StudioServer::address() const {
  return "http://" + state_->host + "/" + (state_->token.empty() ? "" : "?token=" + state_->token);
}

}  // namespace pm::gen
