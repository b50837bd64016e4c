#pragma once
#include <string>
#include <string_view>

namespace pm::gen {

/// A store link as networks want it: `market:` and `itms-apps:` addresses, which open an app but no
/// page, become the store's https address of the same app. Others stay as they are.
std::string https_store_address(std::string_view link);

}  // namespace pm::gen
