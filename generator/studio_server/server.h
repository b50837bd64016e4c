#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "generator/core/json.h"
#include "generator/core/result.h"
#include "generator/studio_server/job.h"

namespace pm::gen {

/// A folder that holds the studio's built page.
bool is_studio_site(const std::filesystem::path& folder);

/// Screens candidates: what the page asks with, what it gets.
using ScreeningWork = std::function<Result<Json>(const Json& ask, JobWatch& watch)>;

struct StudioServerOptions {
  std::string address = "127.0.0.1";  ///< "0.0.0.0": the whole network
  std::uint16_t port = 0;             ///< 0: any that is free
  /// What there is to see of a campaign, asked for anew each time; empty: there is none. Called
  /// from the server's threads, several at once.
  std::function<Result<Json>()> campaign;
  /// One turn of that campaign, in a thread of the server's own and never two at once; what it did,
  /// in lines for people. Empty: the campaign is only looked at. The server's end waits for it.
  std::function<Result<std::vector<std::string>>()> turn;
  /// Draws and plays many candidates for the best few of them, in a thread of the server's own and
  /// never two at once. Empty: the page makes its own.
  ScreeningWork screening;
  bool gpu = false;  ///< what draws them is one
};

/// Serves the page to this machine, or to a network behind a token that stands in the address.
///  - GET /…: files of the page
///  - GET /api/server: says that there is a server
///  - GET /api/campaign: the campaign that is shown, if there is one, and how its turn goes
///  - POST /api/campaign/run: begins a turn of it; 409 while one goes on
///  - POST /api/screen: begins to screen candidates, answers with its number; 409 while one goes on
///  - GET /api/screen?number=N: how far that is, and what came of it; whom nobody asks after ends
///  - DELETE /api/screen: nobody wants it any more
///  - POST /api/share: keeps a page (HTML, at most 8 MB) in memory, answers with its address
///  - GET /share/<key>: such a page, sandboxed; whoever has the address may have it
///
/// Served to this machine alone, requests by other names are refused (a page elsewhere can point a
/// name of its own at 127.0.0.1); what changes something must come from the page itself (Origin).
class StudioServer {
 public:
  /// Error (output) when the address or port cannot be had.
  static Result<StudioServer> start(const std::filesystem::path& site,
                                    const StudioServerOptions& options);
  StudioServer(StudioServer&&) noexcept;
  StudioServer& operator=(StudioServer&&) = delete;
  ~StudioServer();

  /// Where a browser finds it, token included.
  std::string address() const;

 private:
  struct State;
  explicit StudioServer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace pm::gen
