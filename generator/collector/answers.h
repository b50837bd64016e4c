#pragma once
#include <string_view>

#include "generator/http/message.h"

namespace pm::gen {

/// "Come back in so many seconds."
http::Response try_later(int status, std::string_view why, int seconds);
/// Seconds, spread so that those who were refused together do not come back together.
int soon();

/// 405 with the methods that there are.
http::Response only(std::string_view methods);

/// Pages on any site may post: what they send names nobody, and answers tell them nothing.
http::Response with_cors(http::Response response);
/// What a browser is told that asks before it posts.
http::Response preflight();

}  // namespace pm::gen
