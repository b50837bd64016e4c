#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "generator/check/finding.h"
#include "generator/check/subject.h"
#include "generator/network/network.h"

namespace pm::gen {

/// One check under way: what is checked, by which rules, and what came of it so far.
struct Checking {
  const Subject& subject;
  const Network& network;
  std::vector<Finding> findings;
  std::size_t entry = Subject::npos;  ///< index of the entry page among the files

  void pass(Code code, std::string where, std::string what, std::string wanted,
            const Basis& basis = {});
  Finding& fail(Code code, std::string where, std::string what, std::string wanted,
                const Basis& basis = {});

  /// The entry taken apart; null when there is none.
  const HtmlPage* page() const;
  const std::string& entry_name() const { return subject.files[entry].name; }
  /// "index.html:12".
  std::string place(std::size_t file, int line) const;
  std::string place_of_offset(std::size_t file, std::size_t offset) const;
};

// Each looks at one group of rules. `check_form` comes first: it finds the entry.
void check_form(Checking& checking);
void check_sizes(Checking& checking);
void check_names(Checking& checking);
void check_config(Checking& checking);
void check_markup(Checking& checking);
void check_head(Checking& checking);
void check_words(Checking& checking);
void check_references(Checking& checking);
void check_requests(Checking& checking);
void check_store(Checking& checking);
void check_sound(Checking& checking);

/// An address that a script, tag or style sheet names.
enum class AddressKind : std::uint8_t {
  none,      ///< empty, a fragment, javascript:
  inside,    ///< data:, blob:, about:
  relative,  ///< a file of the package
  absolute,  ///< http, https, ws, wss, ftp, or //host
  store,     ///< market:, itms-apps: and their like, or a store's host
  macro      ///< written in by the network
};
AddressKind kind_of_address(std::string_view address);
/// The address without scheme and leading slashes: "host/path".
std::string_view without_scheme(std::string_view address);
/// Named by the row, as a container's script or an allowed host.
bool is_allowed(const Network& network, std::string_view address);

/// "6.1 MB (6,100,000 bytes)".
std::string exact_bytes(std::size_t bytes);

}  // namespace pm::gen
