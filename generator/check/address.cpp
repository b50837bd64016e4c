#include <algorithm>
#include <array>

#include "generator/check/rules.h"

namespace pm::gen {

namespace {

bool begins(std::string_view text, std::string_view with) {
  return text.size() >= with.size() &&
         std::equal(with.begin(), with.end(), text.begin(), [](char a, char b) {
           return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
         });
}

constexpr std::array kAbsolute{"http://", "https://", "ws://", "wss://", "ftp://"};
constexpr std::array kInside{"data:", "blob:", "about:"};
constexpr std::array kNothing{"javascript:", "mailto:", "tel:", "sms:"};
constexpr std::array kStoreSchemes{"market:", "itms:", "itms-apps:", "itms-appss:", "intent:"};
constexpr std::array kStoreHosts{"apps.apple.com/", "itunes.apple.com/", "play.google.com/store"};

template <class List>
bool begins_any(std::string_view text, const List& list) {
  return std::any_of(list.begin(), list.end(),
                     [&](const char* with) { return begins(text, with); });
}

}  // namespace

std::string_view without_scheme(std::string_view address) {
  const std::size_t slashes = address.find("//");
  if (slashes != std::string_view::npos && slashes <= 8) address.remove_prefix(slashes + 2);
  return address;
}

AddressKind kind_of_address(std::string_view address) {
  while (!address.empty() && static_cast<unsigned char>(address.front()) <= ' ') {
    address.remove_prefix(1);
  }
  if (address.empty()) return AddressKind::none;
  // #NAME# and {name} and %{NAME} and $NAME: what ad servers write in.
  if (address.front() == '#') {
    return address.size() > 2 && address.back() == '#' ? AddressKind::macro : AddressKind::none;
  }
  if (address.front() == '{' || address.front() == '$' || begins(address, "%{") ||
      begins(address, "[[")) {
    return AddressKind::macro;
  }
  if (begins_any(address, kInside)) return AddressKind::inside;
  if (begins_any(address, kNothing)) return AddressKind::none;
  if (begins_any(address, kStoreSchemes)) return AddressKind::store;
  if (begins_any(address, kAbsolute) || begins(address, "//")) {
    return begins_any(without_scheme(address), kStoreHosts) ? AddressKind::store
                                                            : AddressKind::absolute;
  }
  return AddressKind::relative;
}

bool is_allowed(const Network& network, std::string_view address) {
  for (const ScriptTag& tag : network.head.scripts) {
    if (address == tag.src) return true;
  }
  if (address == network.package.script_src) return true;
  const std::string_view rest = without_scheme(address);
  return std::any_of(network.traffic.hosts.begin(), network.traffic.hosts.end(),
                     [&](const std::string& host) { return rest.starts_with(host); });
}

}  // namespace pm::gen
