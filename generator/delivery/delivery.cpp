#include "generator/delivery/delivery.h"

#include <algorithm>
#include <map>

#include "generator/check/check.h"
#include "generator/core/sha256.h"
#include "generator/delivery/store_address.h"

namespace pm::gen {

namespace {

/// Two scenes of one name would overwrite each other's files.
Status check_names(std::span<const SceneDoc> docs) {
  std::map<std::string, std::string> taken;
  for (const SceneDoc& doc : docs) {
    const auto [other, is_new] = taken.emplace(product_name(doc.id), doc.id);
    if (is_new) continue;
    return Error{ExitCode::usage, "", "",
                 "the scenes '" + other->second + "' and '" + doc.id +
                     "' give files of one name (" + other->first + ")",
                 "Change the id of one, or pack them into two folders"};
  }
  return Done{};
}

Status read_beside(const PackRoom& room, const Network& network,
                   std::map<std::string, std::string>& out) {
  for (const std::string& name : network.package.beside) {
    if (out.contains(name)) continue;
    auto bytes = read_part(room.root / "build" / "web" / name);
    if (!bytes) return bytes.error();
    out.emplace(name, std::move(*bytes));
  }
  return Done{};
}

}  // namespace

PackageSubject package_subject(const SceneDoc& doc, const std::optional<Beacon>& beacon) {
  PackageSubject out;
  out.product = product_name(doc.id);
  out.title = std::string(doc.scene.copy(0, CopyId::name));
  for (const auto& locale : doc.scene.locales) out.languages.emplace_back(locale.tag);
  out.store = {https_store_address(doc.store.ios), https_store_address(doc.store.android),
               doc.store.web};
  out.variant = doc.id;
  out.fingerprint = scene_fingerprint(doc.scene);
  out.beacon = beacon;
  return out;
}

bool Delivery::pass() const {
  return std::all_of(packages.begin(), packages.end(),
                     [](const Delivered& one) { return one.verdict().pass(); });
}

Result<Delivery> deliver(const PackRoom& room, std::span<const SceneDoc> docs,
                         std::span<const Network* const> networks, const DeliveryProgress& progress,
                         const std::optional<Beacon>& beacon) {
  if (auto done = check_names(docs); !done) return done.error();
  Delivery out;
  for (const Network* network : networks) {
    if (auto done = read_beside(room, *network, out.beside); !done) return done.error();
  }
  for (const SceneDoc& doc : docs) {
    const PackageSubject subject = package_subject(doc, beacon);
    if (out.title.empty()) out.title = subject.title;
    auto payload = make_payload(room, doc.scene);
    if (!payload) return payload.error();
    for (const Network* network : networks) {
      if (progress && !progress(doc.id + ", " + network->name)) {
        return Error{ExitCode::output, "", "", "interrupted",
                     "Nothing was written; start it again"};
      }
      auto package = pack_for_network(room, doc.scene, *payload, subject, *network);
      if (!package) return package.error();
      out.packages.push_back({doc.id, network, std::move(*package)});
    }
  }
  return out;
}

Json delivery_json(const Delivery& delivery) {
  Json out;
  out["version"] = 1;
  out["title"] = delivery.title;
  out["ok"] = delivery.pass();
  out["beside"] = Json::array();
  for (const auto& [name, bytes] : delivery.beside) out["beside"].push_back(name);
  out["packages"] = Json::array();
  for (const Delivered& one : delivery.packages) {
    Json row;
    row["scene"] = one.scene;
    // A package that breaks a rule is not written: nobody should upload it by mistake.
    row["file"] = one.verdict().pass() ? Json(one.package.file) : Json();
    row["sha256"] = one.package.sha256;
    row["text"] = text_code_name(one.package.code);
    row["beacon"] = one.package.beacon;
    if (!one.package.strip.bytes.empty()) row["pictures"] = to_json(one.package.strip);
    row.update(check_json(one.package.subject, *one.network, one.package.findings));
    row["notes_of_network"] = one.network->notes;
    if (!one.network->access.empty()) row["access"] = one.network->access;
    out["packages"].push_back(std::move(row));
  }
  return out;
}

std::string sha256_lines(std::span<const std::pair<std::string, std::string_view>> files) {
  std::string out;
  for (const auto& [name, bytes] : files) out += sha256_hex(bytes) + "  " + name + "\n";
  return out;
}

}  // namespace pm::gen
