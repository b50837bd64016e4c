#include <algorithm>
#include <memory>

#include "generator/cli/table.h"
#include "generator/cli/verbs.h"
#include "generator/core/text.h"
#include "generator/network/network.h"

namespace pm::gen {

namespace {

std::string size_text(const Network& network) {
  const auto& limits = network.limits;
  if (limits.package) return "≤ " + bytes_text(*limits.package);
  if (limits.advised) return bytes_text(*limits.advised) + " advised";
  if (limits.script) return "≤ " + bytes_text(*limits.script);
  return "unknown";
}

std::string forms_text(const Network& network) {
  std::string out;
  for (const PackageForm form : network.package.forms) {
    if (!out.empty()) out += ", ";
    out += form_name(form);
  }
  return out.empty() ? "unknown" : out;
}

std::string or_unknown(const std::string& text) { return text.empty() ? "unknown" : text; }

Json to_json(const Network& network) {
  Json out = network.row;
  out.erase("$schema");
  out["unknown"] = network.unknowns();
  return out;
}

void say_list(const std::vector<const Network*>& networks, Context& context) {
  Table table({"network", "name", "form", "size", "call to action", "confidence"});
  for (const Network* network : networks) {
    const auto& calls = network->cta.calls;
    table.row({network->id, network->name, forms_text(*network), size_text(*network),
               calls.empty() ? "unknown" : calls.front(),
               std::string(confidence_name(network->confidence))});
  }
  for (const std::string& line : table.lines()) context.say(line);
  context.say("");
  context.say("low: known through third parties only; whatever is packed or checked by it warns.");
  context.say("`playmill networks NAME` shows one with its sources.");
}

/// A value of the row in a person's words: lists with commas, nested lists by their names.
std::string cell_text(const Json& value) {
  if (value.is_null()) return "unknown";
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
  if (value.is_array()) {
    std::string out;
    for (const Json& item : value) {
      std::string text;
      if (!item.is_object()) {
        text = cell_text(item);
      } else {
        for (const char* key : {"name", "src", "text", "any", "path"}) {
          if (item.contains(key)) {
            text = cell_text(item[key]);
            break;
          }
        }
        for (const char* key : {"at", "effect", "why"}) {
          if (item.contains(key)) text += " (" + item[key].get<std::string>() + ")";
        }
      }
      if (!out.empty()) out += ", ";
      out += text;
    }
    return out.empty() ? "none" : out;
  }
  if (value.is_object()) {
    std::string out;
    for (const auto& [key, item] : value.items()) {
      if (!out.empty()) out += ", ";
      out += key + " → " + cell_text(item);
    }
    return out;
  }
  return value.dump();
}

void say_one(const Network& network, Context& context) {
  context.say(network.name + " (" + network.id + "), confidence " +
              std::string(confidence_name(network.confidence)) + ", verified " + network.verified);
  if (!network.access.empty()) context.say("  access: " + network.access);
  context.say("  adapter: " + or_unknown(network.adapter));
  for (const auto& [name, group] : network.row.items()) {
    if (name == "sources" || name == "settings") continue;
    if (name == "config") {
      context.say("  config: " + cell_text(group));
      continue;
    }
    if (!group.is_object()) continue;
    context.say("  " + name);
    for (const auto& [key, value] : group.items()) {
      if (key == "source" || key == "confidence") continue;
      context.say("    " + key + ": " + one_line(cell_text(value)));
    }
    if (!group.contains("source")) continue;
    std::string by = "    by: " + cell_text(group["source"]);
    if (group.contains("confidence")) {
      by += " (confidence " + group["confidence"].get<std::string>() + ")";
    }
    context.say(by);
  }
  for (const std::string& note : network.notes) context.say("  note: " + note);
  for (const auto& [name, source] : network.row["sources"].items()) {
    Basis basis;
    basis.source = {name};
    context.say("  source " + name + ": " + network.source_text(basis));
  }
  const auto unknowns = network.unknowns();
  if (!unknowns.empty()) context.say("  unknown: " + list_names(unknowns, unknowns.size()));
}

Status show_networks(const std::vector<std::string>& names, Context& context) {
  auto networks = load_networks();
  if (!networks) return networks.error();
  auto picked = pick_networks(*networks, names.empty() ? std::vector<std::string>{"all"} : names);
  if (!picked) return picked.error();
  Json out = Json::array();
  for (const Network* network : *picked) out.push_back(to_json(*network));
  context.print(out);
  if (names.empty()) {
    say_list(*picked, context);
    return Done{};
  }
  for (const Network* network : *picked) say_one(*network, context);
  return Done{};
}

}  // namespace

void add_networks(CLI::App& app, Context& context) {
  CLI::App* verb = app.add_subcommand(
      "networks", "Ad networks: form, limits, call to action, and how sure that is");
  auto names = std::make_shared<std::vector<std::string>>();
  verb->add_option("names", *names, "Show these in full")->delimiter(',');
  add_examples(
      *verb, {"playmill networks", "playmill networks applovin,unity", "playmill networks --json"});
  verb->callback([names, &context] {
    if (auto done = show_networks(*names, context); !done) context.fail(done.error());
  });
}

}  // namespace pm::gen
