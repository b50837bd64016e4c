#include "generator/delivery/report_page.h"

#include <algorithm>
#include <cstdio>

#include "generator/core/files.h"
#include "generator/core/text.h"

namespace pm::gen {

namespace {

constexpr std::size_t kMaxPage = 1U << 20U;

std::string cell(std::string_view text, std::string_view kind = "") {
  std::string out = "<td";
  if (!kind.empty()) out += " class=\"" + std::string(kind) + "\"";
  return out + ">" + escape_html(text) + "</td>";
}

std::string counted(std::size_t count, const char* one) {
  return std::to_string(count) + " " + one + (count == 1 ? "" : "s");
}

std::string verdict_text(const PackageVerdict& verdict) {
  if (!verdict.pass()) return "fails: " + counted(verdict.errors, "error");
  return verdict.warnings == 0 ? "passes" : "passes, " + counted(verdict.warnings, "warning");
}

std::string_view verdict_kind(const PackageVerdict& verdict) {
  if (!verdict.pass()) return "bad";
  return verdict.warnings == 0 ? "good" : "warned";
}

/// Size, and a bar that shows how much of the tightest limit is used.
std::string size_cell(const Delivered& one) {
  std::string out = "<td class=\"size\" data-by=\"" + std::to_string(one.package.bytes.size()) +
                    "\">" + bytes_text(one.package.bytes.size());
  const Finding* limit = tightest_limit(one.package.findings);
  if (limit == nullptr) return out + "<small>no limit known</small></td>";
  const double share = static_cast<double>(limit->bytes) / static_cast<double>(limit->limit);
  char bar[160];
  std::snprintf(bar, sizeof bar, "<i class=\"bar\"><i style=\"width:%.1f%%\"%s></i></i>",
                std::min(1.0, share) * 100, share > 1 ? " class=\"over\"" : "");
  out += bar;
  const bool over = limit->bytes > limit->limit;
  out += "<small>" + bytes_text(over ? limit->bytes - limit->limit : limit->limit - limit->bytes) +
         (over ? " over " : " left of ") + bytes_text(limit->limit);
  if (limit->where != one.package.file) out += " for " + escape_html(limit->where);
  return out + "</small></td>";
}

std::string finding_row(const Finding& finding, const Network& network) {
  const CodeInfo& info = info_of(finding.code);
  const std::string state(finding.pass ? "kept" : severity_name(finding.severity()));
  std::string out = "<tr class=\"" + state + "\">" + cell(state, "state");
  out += "<td><code>" + std::string(info.name) + "</code>" + escape_html(info.rule) + "</td>";
  std::string found = escape_html(finding.what);
  if (!finding.where.empty())
    found += "<small>" + escape_html(one_line(finding.where)) + "</small>";
  out += "<td>" + found + "</td>" + cell(finding.wanted);
  if (finding.basis.source.empty()) {
    out += "<td>a rule for every package</td>";
  } else {
    out += "<td>" + escape_html(network.source_text(finding.basis)) + "<small>" +
           escape_html(network.verified) + ", confidence " +
           std::string(confidence_name(finding.basis.confidence)) + "</small></td>";
  }
  return out + "</tr>\n";
}

std::string details(const Delivered& one, std::size_t index) {
  const Network& network = *one.network;
  std::string out = "<details id=\"p" + std::to_string(index) + "\"><summary><b>" +
                    escape_html(network.name) + "</b> <code>" + escape_html(one.package.file) +
                    "</code> <span class=\"" + std::string(verdict_kind(one.verdict())) + "\">" +
                    verdict_text(one.verdict()) + "</span></summary>";
  out += "<p>Confidence " + std::string(confidence_name(network.confidence)) + ", sources read " +
         escape_html(network.verified) + ". SHA-256 <code>" + one.package.sha256 + "</code>";
  if (!network.access.empty()) out += "<br>Access: " + escape_html(network.access);
  out += "</p>";
  if (network.confidence == Confidence::low) {
    out +=
        "<p class=\"warn\">Known through third parties only. Ask the network before money is "
        "spent on it.</p>";
  }
  if (network.adapter.empty()) {
    out +=
        "<p class=\"warn\">Nobody knows this network's call to action: the button opens the "
        "store by window.open.</p>";
  }
  if (const std::string remark = strip_remark(one.package.strip); !remark.empty()) {
    out += "<p class=\"warn\">" + escape_html(remark) + ".</p>";
  }
  if (!network.notes.empty()) {
    out += "<ul>";
    for (const std::string& note : network.notes) out += "<li>" + escape_html(note) + "</li>";
    out += "</ul>";
  }
  out +=
      "<table><thead><tr><th></th><th>Rule</th><th>Found</th><th>Wanted</th><th>Whose "
      "rule</th></tr></thead><tbody>\n";
  // What is broken first.
  for (const bool kept : {false, true}) {
    for (const Finding& finding : one.package.findings) {
      if (finding.pass == kept) out += finding_row(finding, network);
    }
  }
  return out + "</tbody></table></details>\n";
}

std::string overview_row(const Delivered& one, std::size_t index) {
  const PackageVerdict verdict = one.verdict();
  std::string out = "<tr><td><a href=\"#p" + std::to_string(index) + "\">" +
                    escape_html(one.network->name) + "</a></td>";
  if (verdict.pass()) {
    out += "<td><a href=\"" + escape_html(one.package.file) + "\">" +
           escape_html(one.package.file) + "</a></td>";
  } else {
    out += cell("not written");
  }
  out += size_cell(one) + cell(verdict_text(verdict), verdict_kind(verdict));
  return out +
         cell(confidence_name(one.network->confidence),
              one.network->confidence == Confidence::low ? "warned" : "") +
         "</tr>\n";
}

}  // namespace

Result<std::string> report_page(const std::filesystem::path& root, const Delivery& delivery) {
  auto page =
      read_text(root / "generator" / "delivery" / "report.html", kMaxPage, ExitCode::component);
  if (!page) return page;
  std::string rows;
  std::string all;
  std::size_t passed = 0;
  std::size_t low = 0;
  for (std::size_t i = 0; i < delivery.packages.size(); ++i) {
    const Delivered& one = delivery.packages[i];
    passed += one.verdict().pass() ? 1 : 0;
    low += one.network->confidence == Confidence::low ? 1 : 0;
    rows += overview_row(one, i);
    all += details(one, i);
  }
  std::string count = std::to_string(passed) + " of " +
                      counted(delivery.packages.size(), "package") +
                      (passed == 1 ? " passes" : " pass");
  if (low > 0) count += "; " + std::to_string(low) + " by rules known through third parties only";
  // The marks are filled from the end of the page backwards, so that a mark inside a product's
  // words is never taken for one of the page's.
  const std::pair<std::string_view, std::string> marks[] = {
      {"{{details}}", std::move(all)},
      {"{{rows}}", std::move(rows)},
      {"{{count}}", std::move(count)},
      {"{{heading}}", escape_html(delivery.title)},
      {"{{title}}", escape_html(delivery.title)}};
  std::size_t end = page->size();
  for (const auto& [mark, text] : marks) {
    const std::size_t at = page->rfind(mark, end);
    if (at == std::string::npos) {
      return Error{ExitCode::component, "report.html", "",
                   "the mark " + std::string(mark) + " is missing", "Restore the file"};
    }
    page->replace(at, mark.size(), text);
    end = at;
  }
  return page;
}

}  // namespace pm::gen
