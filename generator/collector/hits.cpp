#include "generator/collector/hits.h"

#include <openssl/crypto.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <random>

#include "generator/core/files.h"
#include "generator/core/hex.h"
#include "generator/core/json.h"
#include "generator/core/sha256.h"
#include "generator/core/text.h"
#include "generator/http/client.h"
#include "generator/schema/schema.h"

namespace pm::gen {

namespace {

constexpr std::size_t kMaxValueChars = 120;
constexpr std::size_t kMaxFields = 500;
constexpr std::int64_t kAheadAllowed_ms = 86'400'000;
constexpr double kMaxRevenue = 1e9;

using Values = std::vector<http::Field>;

/// Every text and number of a JSON document, nested ones as "outer.inner".
void flatten(const Json& value, const std::string& name, Values& out) {
  if (out.size() >= kMaxFields) return;
  if (value.is_object()) {
    for (const auto& [key, inner] : value.items())
      flatten(inner, name.empty() ? key : name + "." + key, out);
  } else if (value.is_string()) {
    out.push_back({name, value.get<std::string>()});
  } else if (value.is_number() || value.is_boolean()) {
    out.push_back({name, value.dump()});
  }
}

/// What was sent, as named values; a fault when it can be none.
std::optional<RecordFault> values_of(const http::Request& request, Values& out) {
  auto query = http::parse_query(request.query);
  if (!query) return RecordFault{"the query is malformed", ""};
  out = std::move(*query);
  if (request.body.empty()) return std::nullopt;
  if (request.field("Content-Type").starts_with("application/x-www-form-urlencoded")) {
    auto form = http::parse_query(request.body);
    if (!form) return RecordFault{"the form is malformed", ""};
    std::move(form->begin(), form->end(), std::back_inserter(out));
    return std::nullopt;
  }
  const Json json = Json::parse(request.body, nullptr, false);
  if (!json.is_object()) return RecordFault{"the body must be a JSON object", ""};
  flatten(json, "", out);
  return std::nullopt;
}

/// A value without what is not meant: controls, and macros that nobody filled in.
std::string clean(std::string_view value) {
  if ((value.starts_with('{') && value.ends_with('}')) || value == "null") return {};
  if (invalid_utf8(value) != std::string_view::npos) return {};
  return shorten(squeeze(strip_controls(value)), kMaxValueChars);
}

std::string first_of(const Values& values, const std::vector<std::string>& names) {
  for (const std::string& name : names)
    if (const auto value = http::find_field(values, name))
      if (std::string text = clean(*value); !text.empty()) return text;
  return {};
}

std::string country_of(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  const bool fine =
      text.size() == 2 && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'A' && text[1] <= 'Z';
  return fine ? text : std::string();
}

/// Ids of networks in the ledger are those of the registry: lower case, no spaces.
std::string network_of(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_') out += c;
  }
  return out.substr(0, 32);
}

bool is_event_name(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.' || c == ' ';
  });
}

std::string unique_key() {
  thread_local std::random_device device;
  thread_local std::mt19937_64 numbers{(static_cast<std::uint64_t>(device()) << 32) ^ device()};
  char text[40];
  std::snprintf(text, sizeof text, "once-%016llx%016llx",
                static_cast<unsigned long long>(numbers()),
                static_cast<unsigned long long>(numbers()));
  return text;
}

std::string hashed_key(std::string_view kind, std::string_view of) {
  return std::string(kind) + "-" +
         sha256_hex(std::string(kind) + "|" + std::string(of)).substr(0, 40);
}

/// Everything that the form counts into the key, or all that was sent when none of it is there.
std::string key_of(const Values& values, const PostbackForm& form, std::string_view provider,
                   const std::string& event) {
  std::string of = event;
  bool any = false;
  for (const std::string& name : form.names.key)
    if (const auto value = http::find_field(values, name)) {
      of += "|" + name + "=" + std::string(*value);
      any = any || !value->empty();
    }
  if (!any)
    for (const http::Field& field : values)
      if (field.name != form.parameter) of += "|" + field.name + "=" + field.value;
  return hashed_key(provider, of);
}

std::string pixel_key(std::string_view network, std::string_view event, std::string_view id) {
  return hashed_key("pixel",
                    std::string(network) + "|" + std::string(event) + "|" + std::string(id));
}

/// What the form calls the event, by our names; empty: not to be kept.
std::string event_of(const Values& values, const PostbackForm& form) {
  std::string event = first_of(values, form.names.event);
  if (event.empty()) event = form.default_event;
  const auto known = form.events.find(event);
  return known == form.events.end() ? event : known->second;
}

/// An address of mail, or a long number as devices, accounts and installations have.
bool looks_like_identifier(std::string_view text) {
  constexpr std::size_t shortest = 14;
  return text.find('@') != std::string_view::npos ||
         (text.size() >= shortest &&
          text.find_first_not_of("0123456789abcdefABCDEF-") == std::string_view::npos);
}

/// What was sent under `names`, written behind a query.
void keep_value(const Values& values, const std::vector<std::string>& names, bool free_text,
                std::string& query) {
  for (const std::string& name : names) {
    const auto sent = http::find_field(values, name);
    const std::string value = sent ? clean(*sent) : std::string();
    if (value.empty() || (!free_text && looks_like_identifier(value))) continue;
    if (!query.empty()) query += '&';
    query += http::encode_percent(name) + "=" + http::encode_percent(value);
  }
}

bool same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string hmac_sha256_hex(std::string_view secret, std::string_view of) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned length = 0;
  HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
       reinterpret_cast<const unsigned char*>(of.data()), of.size(), digest, &length);
  return hex_of({reinterpret_cast<const char*>(digest), length});
}

std::optional<RecordFault> read_revenue(const std::string& text, const std::string& currency,
                                        Hit& hit) {
  if (text.empty()) return std::nullopt;
  char* end = nullptr;
  const double amount = std::strtod(text.c_str(), &end);
  if (*end != '\0' || !std::isfinite(amount) || std::fabs(amount) > kMaxRevenue)
    return RecordFault{"the revenue is no amount", "/revenue"};
  if (amount == 0) return std::nullopt;
  const bool code =
      currency.size() == 3 &&
      std::all_of(currency.begin(), currency.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!code) return RecordFault{"a revenue needs its currency, three capital letters", "/currency"};
  hit.revenue_micros = std::llround(amount * 1e6);
  hit.currency = currency;
  return std::nullopt;
}

}  // namespace

Result<PostbackForms> load_postback_forms() {
  const auto root = playmill_root();
  if (!root) return root.error();
  const std::string file = *root / "templates" / "collector" / "postbacks.json";
  auto json = load_json(file, 1 << 20, ExitCode::internal);
  if (!json) return json.error();
  if (Status fine = check_schema(*json, "postbacks", ExitCode::internal, file); !fine)
    return fine.error();
  PostbackForms forms;
  for (const auto& [name, entry] : json->items()) {
    PostbackForm form;
    const auto names = [&, &fields = entry["fields"]](const char* field) {
      return fields[field].get<std::vector<std::string>>();
    };
    form.names = {names("key"),     names("event"),   names("campaign"),
                  names("variant"), names("network"), names("country"),
                  names("time"),    names("revenue"), names("currency")};
    form.default_event = entry["default_event"];
    if (entry.contains("events"))
      form.events = entry["events"].get<std::map<std::string, std::string>>();
    const Json& proof = entry["proof"];
    form.hmac = proof["kind"] == "hmac_sha256_hex";
    form.parameter = proof.value("parameter", "");
    form.header = proof.value("header", "");
    form.prefix = proof.value("prefix", "");
    forms.emplace(name, std::move(form));
  }
  return forms;
}

bool proves(const http::Request& request, const PostbackForm& form, std::string_view secret) {
  if (form.hmac) {
    const std::string_view of =
        request.body.empty() ? std::string_view(request.query) : request.body;
    return same(request.field(form.header), form.prefix + hmac_sha256_hex(secret, of));
  }
  const auto query = http::parse_query(request.query);
  if (!query) return false;
  return same(http::find_field(*query, form.parameter).value_or(""), secret);
}

std::optional<std::int64_t> read_time_ms(std::string_view text) {
  const bool number =
      !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
  if (number && text.size() <= 13) {
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return text.size() > 11 ? value : value * 1000;
  }
  if (text.size() < 10) return std::nullopt;
  const auto day = day_start_ms(text.substr(0, 10));
  if (!day) return std::nullopt;
  std::string_view clock = text.substr(10);
  if (clock.empty()) return day;
  if (clock.ends_with('Z')) clock.remove_suffix(1);
  int hours = 0, minutes = 0, seconds = 0, fraction = 0, used = 0;
  const std::string copy{clock.substr(0, 16)};
  if (std::sscanf(copy.c_str(), "%*1[ T]%2d:%2d:%2d%n", &hours, &minutes, &seconds, &used) != 3 ||
      hours < 0 || minutes < 0 || seconds < 0 || hours > 23 || minutes > 59 || seconds > 60)
    return std::nullopt;
  if (copy[static_cast<std::size_t>(used)] == '.')
    for (int digit = 0; digit < 3; ++digit) {
      const std::size_t at = static_cast<std::size_t>(used + 1 + digit);
      fraction = fraction * 10 +
                 (at < copy.size() && copy[at] >= '0' && copy[at] <= '9' ? copy[at] - '0' : 0);
    }
  return *day + ((hours * 60LL + minutes) * 60 + seconds) * 1000 + fraction;
}

ReadHit read_postback(const http::Request& request, std::string_view provider,
                      const PostbackForm& form, const Arrival& arrival) {
  Values values;
  if (auto fault = values_of(request, values)) return {std::nullopt, std::move(fault)};
  Hit hit;
  hit.kind = SourceKind::postback;
  hit.source = provider;
  hit.received_ms = arrival.received_ms;
  hit.event = event_of(values, form);
  if (hit.event.empty()) return {};
  if (!is_event_name(hit.event))
    return {std::nullopt, RecordFault{"the event's name is none", "/event"}};
  hit.campaign = first_of(values, form.names.campaign);
  hit.variant = first_of(values, form.names.variant);
  hit.network = network_of(first_of(values, form.names.network));
  hit.country = country_of(first_of(values, form.names.country));
  hit.at_ms = arrival.received_ms;
  if (const std::string time = first_of(values, form.names.time); !time.empty()) {
    const auto at = read_time_ms(time);
    if (!at) return {std::nullopt, RecordFault{"the time cannot be read", "/time"}};
    if (*at > arrival.received_ms + kAheadAllowed_ms || *at < arrival.received_ms - kWindow_ms)
      return {std::nullopt, RecordFault{"the time is more than 35 days ago, or ahead", "/time"}};
    hit.at_ms = *at;
  }
  if (auto fault = read_revenue(first_of(values, form.names.revenue),
                                first_of(values, form.names.currency), hit))
    return {std::nullopt, std::move(fault)};
  hit.key = key_of(values, form, provider, hit.event);
  return {std::move(hit), std::nullopt};
}

ReadHit read_pixel(const http::Request& request, std::string_view network, std::string_view event,
                   const Arrival& arrival) {
  const auto values = http::parse_query(request.query);
  if (!values) return {std::nullopt, RecordFault{"the query is malformed", ""}};
  if (network.empty() || network_of(network) != network)
    return {std::nullopt, RecordFault{"the network's id is none", "/network"}};
  if (!is_event_name(event))
    return {std::nullopt, RecordFault{"the event's name is none", "/event"}};
  Hit hit;
  hit.kind = SourceKind::pixel;
  hit.source = hit.network = network;
  hit.event = event;
  hit.campaign = first_of(*values, {"campaign"});
  hit.variant = first_of(*values, {"variant"});
  hit.country = country_of(first_of(*values, {"country"}));
  if (hit.country.empty()) hit.country = arrival.country;
  hit.at_ms = hit.received_ms = arrival.received_ms;
  hit.flags = arrival.flags & (kFlagBot | kFlagPrefetch);
  const std::string id = first_of(*values, {"id"});
  hit.key = id.empty() ? unique_key() : pixel_key(network, event, id);
  return {std::move(hit), std::nullopt};
}

Remains remains_of_postback(const http::Request& request, std::string_view provider,
                            const PostbackForm& form) {
  Values values;
  Remains out;
  out.whole = !values_of(request, values);
  if (out.whole) out.key = key_of(values, form, provider, event_of(values, form));
  // Names of campaigns and variants are kept whatever they look like, as a hit keeps them.
  for (const auto* names : {&form.names.campaign, &form.names.variant, &form.names.network})
    keep_value(values, *names, true, out.query);
  for (const auto* names : {&form.names.event, &form.names.country, &form.names.time,
                            &form.names.revenue, &form.names.currency})
    keep_value(values, *names, false, out.query);
  return out;
}

Remains remains_of_pixel(const http::Request& request, std::string_view network,
                         std::string_view event) {
  const auto values = http::parse_query(request.query);
  Remains out;
  out.whole = values.has_value();
  if (!values) return out;
  if (const std::string id = first_of(*values, {"id"}); !id.empty())
    out.key = pixel_key(network, event, id);
  keep_value(*values, {"campaign"}, true, out.query);
  keep_value(*values, {"variant"}, true, out.query);
  keep_value(*values, {"country"}, false, out.query);
  return out;
}

}  // namespace pm::gen
