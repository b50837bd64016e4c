#include "generator/delivery/write_delivery.h"

#include "generator/core/files.h"
#include "generator/delivery/report_page.h"

namespace pm::gen {

namespace {
constexpr const char* kSums = "SHA256SUMS";
}

Status write_delivery(const Delivery& delivery, const Json& report,
                      const std::filesystem::path& root, const std::filesystem::path& folder) {
  auto page = report_page(root, delivery);
  if (!page) return page.error();
  const std::string json = pretty_json(report);
  std::vector<std::pair<std::string, std::string_view>> files;
  for (const Delivered& one : delivery.packages) {
    if (one.verdict().pass()) files.emplace_back(one.package.file, one.package.bytes);
  }
  for (const auto& [name, bytes] : delivery.beside) files.emplace_back(name, bytes);
  files.emplace_back("report.html", *page);
  files.emplace_back("report.json", json);
  for (const auto& [name, bytes] : files) {
    if (auto done = write_file(folder / name, bytes); !done) return done;
  }
  return write_file(folder / kSums, sha256_lines(files));
}

bool holds_delivery(const std::filesystem::path& folder) {
  std::error_code ignored;
  return std::filesystem::exists(folder / kSums, ignored) &&
         std::filesystem::exists(folder / "report.json", ignored);
}

}  // namespace pm::gen
