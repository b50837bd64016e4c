#include "generator/packer/beacon.h"

#include <algorithm>

namespace pm::gen {

namespace {

constexpr std::size_t kLongestName = 64;
constexpr std::size_t kLongestAddress = 300;

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '.' || c == '-';
}

/// Host and port, without what comes before and after; empty when there is neither.
std::string_view authority(std::string_view url) {
  const std::size_t at = url.find("://");
  if (at == std::string_view::npos) return {};
  url.remove_prefix(at + 3);
  return url.substr(0, url.find('/'));
}

}  // namespace

bool Beacon::secure() const {
  if (url.starts_with("https://")) return true;
  const std::string_view host = authority(url).substr(0, authority(url).find(':'));
  return host == "localhost" || host == "127.0.0.1";
}

bool is_record_name(std::string_view name) {
  return !name.empty() && name.size() <= kLongestName &&
         std::all_of(name.begin(), name.end(), is_name_character);
}

Result<Beacon> read_beacon(std::string url, std::string campaign) {
  const auto refuse = [&](std::string what) {
    return Error{ExitCode::usage, "--beacon", "", "'" + url + "' " + std::move(what),
                 "Give the collector's address, like https://collect.example"};
  };
  if (!url.starts_with("https://") && !url.starts_with("http://")) {
    return refuse("is no http or https address");
  }
  if (url.size() > kLongestAddress) return refuse("is too long");
  // User names, queries and fragments say who or what, not where.
  constexpr std::string_view kOthers = ":/[]_.-~%";
  const bool plain = std::all_of(url.begin(), url.end(), [&](char c) {
    return is_name_character(c) || kOthers.find(c) != std::string_view::npos;
  });
  if (!plain) return refuse("holds more than a host, a port and a path");
  if (authority(url).empty()) return refuse("names no host");
  if (!campaign.empty() && !is_record_name(campaign)) {
    return Error{ExitCode::usage, "--campaign", "", "'" + campaign + "' is no name for a campaign",
                 "Use up to 64 letters, digits and _ . -"};
  }
  return Beacon{std::move(url), std::move(campaign)};
}

nlohmann::ordered_json beacon_json(const Beacon& beacon, std::string_view variant,
                                   std::string_view scene, std::string_view network) {
  nlohmann::ordered_json out;
  out["url"] = beacon.url;
  out["variant"] = variant.substr(0, kLongestName);
  if (!beacon.campaign.empty()) out["campaign"] = beacon.campaign;
  out["scene"] = scene;
  out["network"] = network;
  return out;
}

}  // namespace pm::gen
