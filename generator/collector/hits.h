#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/collector/session_reader.h"
#include "generator/core/result.h"
#include "generator/http/message.h"
#include "generator/ledger/rows.h"

namespace pm::gen {

/// One form of postbacks: an entry of templates/collector/postbacks.json.
struct PostbackForm {
  struct Names {
    std::vector<std::string> key, event, campaign, variant, network, country, time, revenue,
        currency;
  } names;
  std::string default_event;
  std::map<std::string, std::string> events;
  bool hmac = false;      ///< else the secret itself is a parameter
  std::string parameter;  ///< that carries the secret
  std::string header;     ///< that carries the digest
  std::string prefix;
};
using PostbackForms = std::map<std::string, PostbackForm>;
Result<PostbackForms> load_postback_forms();

/// Whether the sender knows the secret. Takes the same time whatever is wrong.
bool proves(const http::Request& request, const PostbackForm& form, std::string_view secret);

/// What a request was read as: a hit, nothing to keep (an event that the form leaves out), or a
/// fault.
struct ReadHit {
  std::optional<Hit> hit;
  std::optional<RecordFault> fault;
};

/// What may be kept of a pixel or postback that could not be read: the values that a hit would have
/// kept, and the key that makes it count once. Nothing else that was sent is in it, so no
/// identifier of a device or a person.
struct Remains {
  std::string query;  ///< the values, by the form's names
  std::string key;    ///< as `read_postback` or `read_pixel` make it; empty: each counts
  bool whole = true;  ///< false: what was sent is no list of values, or only a part is
};
Remains remains_of_postback(const http::Request& request, std::string_view provider,
                            const PostbackForm& form);
Remains remains_of_pixel(const http::Request& request, std::string_view network,
                         std::string_view event);

/// A postback by POST (JSON, or a form's fields) or GET. Device and person identifiers are only
/// used for the hash that makes it count once; they are not kept.
ReadHit read_postback(const http::Request& request, std::string_view provider,
                      const PostbackForm& form, const Arrival& arrival);

/// `GET /v1/pixel/<network>/<event>?variant=…&campaign=…&country=…&id=…`. With `id` it counts once,
/// without one each time.
ReadHit read_pixel(const http::Request& request, std::string_view network, std::string_view event,
                   const Arrival& arrival);

/// A time as partners write it: seconds or milliseconds since 1970, or "2026-11-27 09:30:00.123",
/// also with T and Z, UTC.
std::optional<std::int64_t> read_time_ms(std::string_view text);

}  // namespace pm::gen
