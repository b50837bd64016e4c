#include "generator/readout/chart_page.h"

#include "generator/core/files.h"
#include "generator/core/text.h"

namespace pm::gen {

namespace {

constexpr std::size_t kMostBytes = 8U << 20U;

std::string filled(std::string_view page,
                   const std::vector<std::pair<std::string_view, std::string_view>>& parts) {
  std::string out;
  while (!page.empty()) {
    const std::size_t open = page.find("{{");
    const std::size_t close = open == std::string_view::npos ? open : page.find("}}", open);
    if (close == std::string_view::npos) break;
    out += page.substr(0, open);
    const std::string_view name = page.substr(open + 2, close - open - 2);
    for (const auto& [key, value] : parts) {
      if (key == name) out += value;
    }
    page.remove_prefix(close + 2);
  }
  return out.append(page);
}

/// JSON that can stand in a script element.
std::string script_json(const Json& data) {
  std::string out;
  for (const char c : data.dump(-1, ' ', false, Json::error_handler_t::replace)) {
    if (c == '<') {
      out += "\\u003c";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

Result<std::string> chart_page(const std::filesystem::path& root, const ChartPage& page) {
  auto shell =
      read_text(root / "generator" / "readout" / "page.html", kMostBytes, ExitCode::component);
  if (!shell) return shell.error();
  auto script = read_text(root / "build" / "web" / "report.js", kMostBytes, ExitCode::component);
  if (!script) {
    Error error = script.error();
    error.mend = "Build it: cmake --build build/native --target pm_web";
    return error;
  }
  return filled(*shell, {{"title", escape_html(page.title)},
                         {"head", page.head},
                         {"body", page.body},
                         {"foot", page.foot},
                         {"data", script_json(page.data)},
                         {"script", *script}});
}

std::string html_table(const std::vector<std::string>& head,
                       const std::vector<std::vector<std::string>>& rows) {
  std::string out = "<div class=\"scroll\"><table><thead><tr>";
  const auto is_number = [&](std::size_t i) { return i < head.size() && head[i].starts_with('#'); };
  for (std::size_t i = 0; i < head.size(); ++i) {
    const std::string name = is_number(i) ? head[i].substr(1) : head[i];
    out +=
        std::string("<th") + (is_number(i) ? " class=\"n\">" : ">") + escape_html(name) + "</th>";
  }
  out += "</tr></thead><tbody>";
  for (const auto& row : rows) {
    out += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i) {
      const bool why = i < head.size() && head[i] == "why";
      out += std::string("<td") +
             (is_number(i) ? " class=\"n\">"
              : why        ? " class=\"why\">"
                           : ">") +
             row[i] + "</td>";
    }
    out += "</tr>";
  }
  return out + "</tbody></table></div>";
}

std::string figure_box(std::string_view value, std::string_view label) {
  return "<div><b>" + escape_html(value) + "</b><span>" + escape_html(label) + "</span></div>";
}

}  // namespace pm::gen
