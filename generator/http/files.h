#pragma once
#include <filesystem>
#include <string_view>

#include "generator/http/message.h"

namespace pm::gen::http {

/// Content-Type by the ending of a file's name; "application/octet-stream" when it is unknown.
std::string_view content_type(std::string_view file_name);

/// Answers GET and HEAD with the file `path` (relative, '/'-separated, percent-decoded already) of
/// the folder `root`; "" and a trailing '/' mean its index.html. 404 for whatever is no plain file
/// of at most 64 MB inside `root`: no "..", no hidden names, no links that lead out. Carries an
/// ETag; a client that has the file already is answered 304.
Response file_response(const Request& request, const std::filesystem::path& root,
                       std::string_view path);

}  // namespace pm::gen::http
