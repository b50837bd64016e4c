#include "generator/check/subject.h"

#include <algorithm>

#include "generator/archive/zip.h"

namespace pm::gen {

namespace {

FileKind kind_of(std::string_view name) {
  const std::string ending = ending_of(name);
  if (ending == "html" || ending == "htm" || ending == "xhtml") return FileKind::html;
  if (ending == "js" || ending == "mjs" || ending == "cjs") return FileKind::script;
  if (ending == "css") return FileKind::style;
  return ending == "json" ? FileKind::json : FileKind::other;
}

Code code_of(ZipFault fault) {
  switch (fault) {
    case ZipFault::bomb: return Code::archive_bomb;
    case ZipFault::unsafe_path: return Code::archive_path_unsafe;
    case ZipFault::link: return Code::archive_link;
    case ZipFault::duplicate: return Code::archive_duplicate;
    case ZipFault::encrypted: return Code::archive_encrypted;
    case ZipFault::method: return Code::archive_method;
    case ZipFault::damaged:
    case ZipFault::none: break;
  }
  return Code::archive_damaged;
}

/// Text that could be a page: a tag opens somewhere near the front, and nothing says binary.
bool looks_like_html(std::string_view bytes) {
  const std::string_view front = bytes.substr(0, 4096);
  if (front.find('\0') != std::string_view::npos) return false;
  for (std::size_t at = front.find('<'); at != std::string_view::npos;
       at = front.find('<', at + 1)) {
    if (at + 1 >= front.size()) return false;
    const char next = front[at + 1];
    if (next == '!' || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z')) return true;
  }
  return false;
}

SubjectReading refuse(Code code, std::string where, std::string what) {
  SubjectReading out;
  Finding finding;
  finding.code = code;
  finding.where = std::move(where);
  finding.what = std::move(what);
  out.refused.push_back(std::move(finding));
  return out;
}

}  // namespace

std::string ending_of(std::string_view name) {
  const std::size_t slash = name.rfind('/');
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) return "";
  std::string out(name.substr(dot + 1));
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string Subject::stem() const {
  const std::size_t dot = name.rfind('.');
  return dot == std::string::npos || dot == 0 ? name : name.substr(0, dot);
}

std::size_t Subject::unpacked() const {
  std::size_t out = 0;
  for (const SubjectFile& file : files) out += file.bytes.size();
  return out;
}

std::size_t Subject::find(std::string_view file) const {
  const auto found = std::find_if(files.begin(), files.end(),
                                  [&](const SubjectFile& one) { return one.name == file; });
  return found == files.end() ? npos : static_cast<std::size_t>(found - files.begin());
}

SubjectReading read_subject(std::string name, std::string bytes) {
  if (bytes.size() > kLargestPackage) {
    return refuse(Code::too_large_to_read, name, std::to_string(bytes.size()) + " bytes");
  }
  SubjectReading out;
  Subject& subject = out.subject;
  subject.name = std::move(name);
  subject.bytes = bytes.size();
  subject.zip = looks_like_zip(bytes) || ending_of(subject.name) == "zip";
  if (subject.zip) {
    ZipReading reading = read_zip(bytes);
    if (reading.fault != ZipFault::none) {
      return refuse(code_of(reading.fault), subject.name, reading.what);
    }
    for (ZipFile& file : reading.files) {
      const FileKind kind = kind_of(file.name);
      subject.files.push_back({std::move(file.name), std::move(file.bytes), kind});
    }
    subject.folders = std::move(reading.folders);
  } else if (looks_like_html(bytes)) {
    subject.files.push_back({subject.name, std::move(bytes), FileKind::html});
  } else {
    return refuse(Code::not_a_playable, subject.name,
                  bytes.empty() ? "the file is empty" : "neither tags nor an archive");
  }

  for (std::size_t i = 0; i < subject.files.size(); ++i) {
    const SubjectFile& file = subject.files[i];
    if (file.kind == FileKind::script) {
      subject.scripts.push_back({i, 1, file.bytes, scan_script(file.bytes)});
    }
    if (file.kind != FileKind::html) continue;
    auto page = read_html(file.bytes, file.name);
    if (!page) return refuse(Code::html_too_complex, file.name, page.error().message);
    for (HtmlText& script : page->scripts) {
      // Data blocks are no scripts.
      const std::string* type = page->elements[script.element].attribute("type");
      if (type != nullptr && !type->empty() && type->find("javascript") == std::string::npos &&
          *type != "module") {
        continue;
      }
      if (script.text.empty()) continue;
      ScriptScan scan = scan_script(script.text);
      subject.scripts.push_back({i, script.line, std::move(script.text), std::move(scan)});
    }
    subject.pages.push_back({i, std::move(*page)});
  }
  if (!subject.zip && subject.pages.size() == 1) {
    const HtmlPage& page = subject.pages[0].page;
    subject.snippet = !page.doctype && !page.has("html") && !page.has("head") && !page.has("body");
  }
  return out;
}

}  // namespace pm::gen
