#include "generator/llm/memory.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

#include "generator/core/files.h"
#include "generator/core/json.h"
#include "generator/core/sha256.h"

namespace pm::gen {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMostBytes = 256U << 10U;
constexpr std::size_t kMostEndpoints = 64;
constexpr std::int64_t kKeptSeconds = 7 * 24 * 3600;

fs::path file_in(const fs::path& folder) { return folder / "llm-endpoints.json"; }

std::string id_of(const Endpoint& endpoint) {
  return sha256_hex(endpoint.base + endpoint.query + "\n" + endpoint.model).substr(0, 16);
}

/// An empty object when the file is missing or not ours.
Json load(const fs::path& folder) {
  auto document = load_json(file_in(folder).string(), kMostBytes, ExitCode::component);
  return document && document->is_object() ? std::move(*document) : Json::object();
}

std::int64_t time_of(const Json& row) {
  return row.is_object() && row.contains("seen") && row["seen"].is_number_integer()
             ? row["seen"].get<std::int64_t>()
             : 0;
}

bool flag(const Json& row, const char* key) {
  return row.contains(key) && row[key].is_boolean() && row[key].get<bool>();
}

/// Held while the file is read and written again; another program or thread waits for it.
class Lock {
 public:
  explicit Lock(const fs::path& folder)
      : fd_(::open((folder / "llm-endpoints.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    if (fd_ >= 0) held_ = ::flock(fd_, LOCK_EX) == 0;
  }
  ~Lock() {
    if (fd_ >= 0) ::close(fd_);
  }
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;
  bool held() const { return held_; }

 private:
  int fd_;
  bool held_ = false;
};

}  // namespace

fs::path cache_folder() {
  const auto set = [](const char* name) -> fs::path {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
  };
  if (const fs::path home = set("PLAYMILL_HOME"); !home.empty()) return home;
  if (const fs::path cache = set("XDG_CACHE_HOME"); !cache.empty()) return cache / "playmill";
  return set("HOME") / ".cache" / "playmill";
}

std::optional<Manner> recall(const fs::path& folder, const Endpoint& endpoint, std::int64_t now_s) {
  const Json all = load(folder);
  const auto found = all.find(id_of(endpoint));
  if (found == all.end()) return std::nullopt;
  const std::int64_t seen = time_of(*found);
  if (seen > now_s || now_s - seen > kKeptSeconds) return std::nullopt;
  if (!found->contains("dialect") || !(*found)["dialect"].is_string()) return std::nullopt;
  const auto dialect = dialect_named((*found)["dialect"].get<std::string>());
  if (!dialect) return std::nullopt;
  return Manner{*dialect, flag(*found, "completion_tokens"), flag(*found, "no_sampling")};
}

void remember(const fs::path& folder, const Endpoint& endpoint, const Manner& manner,
              std::int64_t now_s) {
  std::error_code ignored;
  fs::create_directories(folder, ignored);
  const Lock lock(folder);
  if (!lock.held()) return;
  Json all = load(folder);
  all[id_of(endpoint)] = {{"dialect", dialect_name(manner.dialect)},
                          {"completion_tokens", manner.completion_tokens},
                          {"no_sampling", manner.no_sampling},
                          {"seen", now_s}};
  while (all.size() > kMostEndpoints) {
    auto oldest = all.begin();
    for (auto it = all.begin(); it != all.end(); ++it) {
      if (time_of(*it) < time_of(*oldest)) oldest = it;
    }
    all.erase(oldest);
  }
  (void)write_file(file_in(folder), pretty_json(all));
}

}  // namespace pm::gen
