#include "generator/http/files.h"

#include <array>
#include <string>
#include <system_error>
#include <utility>

#include "generator/core/files.h"

namespace pm::gen::http {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMaxFileBytes = 64 * 1024 * 1024;

constexpr std::array<std::pair<std::string_view, std::string_view>, 20> kTypes{{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".map", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".txt", "text/plain; charset=utf-8"},
    {".md", "text/plain; charset=utf-8"},
    {".csv", "text/csv; charset=utf-8"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".jpeg", "image/jpeg"},
    {".gif", "image/gif"},
    {".webp", "image/webp"},
    {".svg", "image/svg+xml"},
    {".ico", "image/x-icon"},
    {".wasm", "application/wasm"},
    {".woff2", "font/woff2"},
    {".zip", "application/zip"},
}};

/// No part of a name that is empty, hidden or "..", and nothing that only other systems separate
/// by.
bool is_plain_path(std::string_view path) {
  if (path.find('\\') != std::string_view::npos) return false;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string_view part = path.substr(0, slash);
    if (part.empty() || part.starts_with('.')) return false;
    if (slash == std::string_view::npos) break;
    path = path.substr(slash + 1);
  }
  return true;
}

/// Whether `file` with every link followed lies below `root`.
bool lies_inside(const fs::path& file, const fs::path& root) {
  const auto relative = file.lexically_relative(root);
  return !relative.empty() && *relative.begin() != "..";
}

}  // namespace

std::string_view content_type(std::string_view file_name) {
  const std::size_t dot = file_name.rfind('.');
  if (dot != std::string_view::npos)
    for (const auto& [ending, type] : kTypes)
      if (equal_ignoring_case(file_name.substr(dot), ending)) return type;
  return "application/octet-stream";
}

Response file_response(const Request& request, const fs::path& root, std::string_view path) {
  if (request.method != Method::get && request.method != Method::head) {
    Response refused = error_response(405, "only GET and HEAD are possible here");
    refused.fields.push_back({"Allow", "GET, HEAD"});
    return refused;
  }
  const Response missing = error_response(404, "there is no such file");
  std::string name{path};
  if (name.empty() || name.ends_with('/')) name += "index.html";
  if (!is_plain_path(name)) return missing;

  std::error_code failed;
  const fs::path base = fs::canonical(root, failed);
  if (failed) return missing;
  const fs::path file = fs::canonical(base / name, failed);
  if (failed || !lies_inside(file, base) || !fs::is_regular_file(file, failed)) return missing;
  const auto size = fs::file_size(file, failed);
  if (failed || size > kMaxFileBytes) return missing;
  const auto changed = fs::last_write_time(file, failed).time_since_epoch().count();
  if (failed) return missing;

  const std::string tag = "\"" + std::to_string(size) + "-" + std::to_string(changed) + "\"";
  Response response;
  response.fields.push_back({"ETag", tag});
  response.fields.push_back({"Cache-Control", "no-cache"});
  response.fields.push_back({"X-Content-Type-Options", "nosniff"});
  if (request.field("If-None-Match") == tag) {
    response.status = 304;
    response.type.clear();
    return response;
  }
  auto bytes = read_file(file, kMaxFileBytes, ExitCode::output);
  if (!bytes) return missing;
  response.type = content_type(name);
  response.body = std::move(*bytes);
  return response;
}

}  // namespace pm::gen::http
