#pragma once
#include <string>

namespace pm::gen {

/// Shows an address in the person's own browser, through xdg-open. False where there is no display
/// or no such program; whether a window then really appeared is not known.
bool open_browser(const std::string& address);

}  // namespace pm::gen
