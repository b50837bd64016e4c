#include <algorithm>
#include <filesystem>
#include <set>

#include "generator/core/files.h"
#include "generator/core/template_files.h"
#include "generator/core/text.h"
#include "generator/network/network.h"

namespace pm::gen {

namespace fs = std::filesystem;

std::string_view confidence_name(Confidence confidence) {
  switch (confidence) {
    case Confidence::high: return "high";
    case Confidence::medium: return "medium";
    case Confidence::low: break;
  }
  return "low";
}

std::string_view form_name(PackageForm form) {
  switch (form) {
    case PackageForm::zip: return "zip";
    case PackageForm::snippet: return "snippet";
    case PackageForm::split: return "split";
    case PackageForm::html: break;
  }
  return "html";
}

bool Network::takes(PackageForm form) const {
  return package.forms.empty() ||
         std::find(package.forms.begin(), package.forms.end(), form) != package.forms.end();
}

std::string Network::source_text(const Basis& basis) const {
  std::string out;
  for (const std::string& key : basis.source) {
    if (!row["sources"].contains(key)) continue;
    const Json& source = row["sources"][key];
    if (!out.empty()) out += "; ";
    std::string kind = source["kind"].get<std::string>();
    std::replace(kind.begin(), kind.end(), '_', ' ');
    out += kind + ": " + source["where"].get<std::string>();
  }
  return out;
}

std::vector<std::string> Network::unknowns() const {
  // What a row says where the question has an answer on every network.
  static const std::pair<const char*, std::vector<const char*>> kQuestions[] = {
      {"package", {"forms"}},
      {"limits", {"package"}},
      {"mraid", {"script"}},
      {"cta", {"calls", "argument"}},
      {"exit", {"gesture", "close"}},
      {"lifecycle", {"starts"}},
      {"events", {"sink"}},
      {"audio", {"allowed"}},
      {"orientation", {"support", "declared"}},
      {"store", {"link"}},
      {"traffic", {"requests"}}};
  std::vector<std::string> out;
  for (const auto& [group, cells] : kQuestions) {
    if (!row.contains(group) || !row[group].is_object()) {
      out.emplace_back(group);
      continue;
    }
    for (const char* cell : cells) {
      if (row[group].contains(cell) && !row[group][cell].is_null()) continue;
      out.push_back(std::string(group) + "." + cell);
    }
  }
  return out;
}

const Network* Networks::find(std::string_view name) const {
  for (const Network& row : rows) {
    if (row.id == name) return &row;
    if (std::find(row.also.begin(), row.also.end(), name) != row.also.end()) return &row;
  }
  return nullptr;
}

std::vector<std::string> Networks::names() const {
  std::vector<std::string> out;
  for (const Network& row : rows) out.push_back(row.id);
  return out;
}

Result<Networks> load_networks() {
  auto files = template_files("networks", "network");
  if (!files) return files.error();
  Networks out;
  std::set<std::string> taken;
  for (const fs::path& file : *files) {
    auto document = load_json(file.string(), 1U << 20U, ExitCode::internal);
    if (!document) return document.error();
    auto row = parse_network(*document, file.stem().string(), file.string());
    if (!row) return row.error();
    std::vector<std::string> names = row->also;
    names.push_back(row->id);
    for (const std::string& name : names) {
      if (taken.insert(name).second && name != "all") continue;
      return Error{ExitCode::internal, file.string(), "", "the name '" + name + "' is taken",
                   "Use another"};
    }
    out.rows.push_back(std::move(*row));
  }
  return out;
}

Result<std::vector<const Network*>> pick_networks(const Networks& networks,
                                                  const std::vector<std::string>& names) {
  std::vector<const Network*> out;
  const auto add = [&](const Network* row) {
    if (std::find(out.begin(), out.end(), row) == out.end()) out.push_back(row);
  };
  for (const std::string& name : names) {
    if (name == "all") {
      for (const Network& row : networks.rows) add(&row);
      continue;
    }
    const Network* row = networks.find(name);
    if (row != nullptr) {
      add(row);
      continue;
    }
    std::vector<std::string> known = networks.names();
    for (const Network& other : networks.rows) {
      known.insert(known.end(), other.also.begin(), other.also.end());
    }
    const std::string near = nearest_name(name, known);
    return Error{ExitCode::usage, "", "", "there is no network '" + one_line(name) + "'",
                 near.empty() ? "`playmill networks` lists them"
                              : "Did you mean '" + near + "'? `playmill networks` lists them"};
  }
  if (out.empty()) {
    return Error{ExitCode::usage, "", "", "no network is named",
                 "Use --network applovin,unity or --network all"};
  }
  return out;
}

}  // namespace pm::gen
