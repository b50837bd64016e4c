#include "generator/delivery/store_address.h"

namespace pm::gen {

std::string https_store_address(std::string_view link) {
  constexpr std::string_view android = "market://details";
  if (link.starts_with(android)) {
    return "https://play.google.com/store/apps/details" + std::string(link.substr(android.size()));
  }
  for (const std::string_view scheme : {"itms-apps://", "itms-appss://", "itms://", "itmss://"}) {
    if (link.starts_with(scheme)) return "https://" + std::string(link.substr(scheme.size()));
  }
  return std::string(link);
}

}  // namespace pm::gen
