// Packs one scene per mechanic for every network and writes what that takes:
//   bench_packages <folder of bench_pages' scenes> <out file> [<repeats>]
// For each scene and network: the file's bytes and the CPU time of packing and checking it, the
// least of the repeats; for each scene the time of what all its packages share.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <limits>

#include "generator/core/files.h"
#include "generator/delivery/delivery.h"

namespace {

int fail(const pm::gen::Error& error) {
  std::fprintf(stderr, "bench_packages: %s\n", pm::gen::to_line(error).c_str());
  return 1;
}

/// CPU time of this thread, milliseconds.
double cpu_ms() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace pm::gen;
  if (argc < 3) {
    std::fprintf(stderr, "usage: bench_packages <scenes> <out file> [<repeats>]\n");
    return 2;
  }
  const int repeats = argc > 3 ? std::max(1, std::atoi(argv[3])) : 3;
  const auto root = playmill_root();
  if (!root) return fail(root.error());
  const auto catalog = load_catalog();
  if (!catalog) return fail(catalog.error());
  const auto networks = load_networks();
  if (!networks) return fail(networks.error());
  const PackRoom room{*root};
  Json list = Json::array();
  for (const std::string& mechanic : catalog->template_names()) {
    const auto doc =
        load_scene((std::filesystem::path(argv[1]) / (mechanic + ".json")).string(), *catalog);
    if (!doc) return fail(doc.error());
    const PackageSubject subject = package_subject(*doc);
    // The module of a mechanic is packed once, whatever the number of scenes.
    if (auto first = make_payload(room, doc->scene); !first) return fail(first.error());
    const double start = cpu_ms();
    const auto payload = make_payload(room, doc->scene);
    const double shared_ms = cpu_ms() - start;
    for (const Network& network : networks->rows) {
      double least = std::numeric_limits<double>::infinity();
      std::size_t bytes = 0;
      std::size_t errors = 0;
      for (int i = 0; i < repeats; ++i) {
        const double from = cpu_ms();
        const auto package = pack_for_network(room, doc->scene, *payload, subject, network);
        least = std::min(least, cpu_ms() - from);
        if (!package) return fail(package.error());
        bytes = package->bytes.size();
        errors = verdict_of(package->findings).errors;
      }
      list.push_back({{"mechanic", mechanic},
                      {"network", network.id},
                      {"form", form_name(network.made_form())},
                      {"bytes", bytes},
                      {"errors", errors},
                      {"ms", least},
                      {"scene_ms", shared_ms}});
    }
  }
  std::ofstream out(argv[2]);
  out << list.dump(1) << '\n';
  out.close();
  return out ? 0 : 1;
}
