#include "generator/llm/endpoint.h"

#include <algorithm>

#include "generator/llm/remote.h"

namespace pm::gen {

std::string Endpoint::redacted(std::string text) const {
  if (key.empty()) return text;
  for (std::size_t at = text.find(key); at != std::string::npos; at = text.find(key, at))
    text.replace(at, key.size(), "[key]");
  return text;
}

Result<Endpoint> make_endpoint(std::string_view url, std::string_view model, std::string_view key) {
  auto address = parse_address(url);
  if (!address) return address.error();
  const auto fail = [&](std::string message, std::string mend) {
    return Error{ExitCode::usage, address->shown(), "", std::move(message), std::move(mend)};
  };
  const bool printable =
      std::all_of(key.begin(), key.end(), [](char c) { return c > 32 && c < 127; });
  if (!printable) {
    return fail("the key in the environment holds spaces or other characters that no key has",
                "Set it again, without a line end");
  }
  if (!key.empty() && address->scheme == "http" && !address->is_loopback()) {
    return fail("the key would travel unencrypted", "Use an https address, or unset the key");
  }
  std::string path = address->path;
  const auto cut = [&](std::string_view end) {
    if (path.ends_with(end)) path.resize(path.size() - end.size());
  };
  cut("/");
  cut("/chat/completions");
  cut("/images/generations");
  cut("/");
  address->path = path.empty() ? "/v1" : path;
  Endpoint out;
  out.base = address->shown();
  out.shown = out.base;
  if (!address->query.empty()) out.query = "?" + address->query;
  out.model = model;
  out.key = key;
  return out;
}

}  // namespace pm::gen
