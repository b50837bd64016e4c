#pragma once
#include <string>
#include <string_view>

#include "generator/core/result.h"

namespace pm::gen {

/// An OpenAI-compatible service.
struct Endpoint {
  std::string base;   ///< "https://host/v1", without a slash at its end
  std::string query;  ///< "?api-version=1" or empty; goes behind every address
  std::string shown;  ///< what messages call it: no query, no key
  std::string model;  ///< empty: the first that the service names
  std::string key;    ///< secret; empty: none

  /// The address of "/chat/completions" and the like.
  std::string address(std::string_view path) const { return base + std::string(path) + query; }
  /// The text without the key, should a service have repeated it.
  std::string redacted(std::string text) const;
};

/// Takes the service's address as people have it: with or without "/v1", "/chat/completions" or
/// "/images/generations" at its end. Error (usage) for what is no address, and for a key that would
/// travel unencrypted or could not be one; the key is never repeated.
Result<Endpoint> make_endpoint(std::string_view url, std::string_view model, std::string_view key);

}  // namespace pm::gen
