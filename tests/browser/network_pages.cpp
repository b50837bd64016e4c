#include "tests/browser/network_pages.h"

#include "generator/delivery/network_package.h"

pm::gen::Result<nlohmann::ordered_json> network_page(const pm::gen::PackRoom& room,
                                                     const pm::Scene& scene,
                                                     const pm::gen::Payload& payload,
                                                     const pm::gen::StoreLinks& store,
                                                     const pm::gen::Network& network) {
  pm::gen::PackageSubject subject{"test", "Test", {}, store};
  for (const pm::LocaleCopy& locale : scene.locales) subject.languages.push_back(locale.tag);
  const auto package = pm::gen::pack_for_network(room, scene, payload, subject, network);
  if (!package) return package.error();
  for (const pm::gen::Finding& finding : package->findings) {
    if (!finding.pass && finding.severity() == pm::gen::Severity::error) {
      return pm::gen::Error{pm::gen::ExitCode::gate, package->file, "", pm::gen::to_line(finding),
                            ""};
    }
  }
  nlohmann::ordered_json files;
  for (const pm::gen::SubjectFile& file : package->subject.files) {
    // A zip's folder is left out: the files of a test page lie side by side.
    const std::string name = file.name.substr(file.name.rfind('/') + 1);
    files[package->subject.zip ? name : "index.html"] = file.bytes;
  }
  return files;
}
