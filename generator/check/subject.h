#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "generator/check/finding.h"
#include "generator/check/script_scan.h"
#include "generator/html/page.h"

namespace pm::gen {

/// Largest file that is read at all, bytes.
constexpr std::size_t kLargestPackage = 64U << 20U;

enum class FileKind : std::uint8_t { html, script, style, json, other };

struct SubjectFile {
  std::string name;  ///< in the archive; the package's own name when it is HTML
  std::string bytes;
  FileKind kind = FileKind::other;
};

/// A script of the package, inline or a file.
struct SubjectScript {
  std::size_t file = 0;
  int line = 1;  ///< where it starts in the file
  std::string text;
  ScriptScan scan;
};

/// An HTML file of the package.
struct SubjectPage {
  std::size_t file = 0;
  HtmlPage page;
};

/// A package taken apart once, for all networks.
struct Subject {
  std::string name;  ///< file name with its ending
  std::size_t bytes = 0;
  bool zip = false;
  bool snippet = false;  ///< HTML without doctype, html, head and body
  std::vector<SubjectFile> files;
  std::vector<std::string> folders;
  std::vector<SubjectPage> pages;
  std::vector<SubjectScript> scripts;

  std::string stem() const;  ///< name without its ending
  std::size_t unpacked() const;
  /// Index among `files`; npos when there is none.
  std::size_t find(std::string_view file) const;
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

/// Either a subject or the findings that refuse the file.
struct SubjectReading {
  Subject subject;
  std::vector<Finding> refused;
};

/// Takes hostile bytes. `name` is the file's name without its folder.
SubjectReading read_subject(std::string name, std::string bytes);

/// Ending of a name in lower case, without the dot.
std::string ending_of(std::string_view name);

}  // namespace pm::gen
