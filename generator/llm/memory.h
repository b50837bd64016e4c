#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>

#include "generator/llm/dialect.h"
#include "generator/llm/endpoint.h"

namespace pm::gen {

/// What a service wants to be asked like.
struct Manner {
  Dialect dialect = Dialect::strict_schema;
  bool completion_tokens = false;  ///< the limit is called max_completion_tokens
  bool no_sampling = false;        ///< temperature and seed are not taken

  bool operator==(const Manner&) const = default;
};

/// `$PLAYMILL_HOME`, else `$XDG_CACHE_HOME/playmill`, else `~/.cache/playmill`.
std::filesystem::path cache_folder();

/// The manner that last worked with this service and model, if that was within a week (services are
/// updated). `now_s`: seconds since 1970. Nothing when the file is missing or not ours.
std::optional<Manner> recall(const std::filesystem::path& folder, const Endpoint& endpoint,
                             std::int64_t now_s);

/// Notes it in `folder/llm-endpoints.json`, under a hash of address and model: the file holds no
/// address and no key. Several programs may do so at once. A folder that cannot be written is no
/// fault: the next run asks anew.
void remember(const std::filesystem::path& folder, const Endpoint& endpoint, const Manner& manner,
              std::int64_t now_s);

}  // namespace pm::gen
