#include <algorithm>
#include <regex>

#include "generator/check/rules.h"
#include "generator/core/text.h"

namespace pm::gen {

namespace {

/// "5,000,000".
std::string grouped(std::size_t number) {
  std::string out = std::to_string(number);
  for (std::size_t at = out.size(); at > 3; at -= 3) out.insert(at - 3, 1, ',');
  return out;
}

std::string at_most(std::size_t bytes) { return "at most " + exact_bytes(bytes); }

void hold(Checking& checking, Code code, const std::string& where, std::size_t bytes,
          const std::optional<std::size_t>& limit) {
  if (!limit) return;
  const Basis& basis = checking.network.limits.basis;
  if (bytes <= *limit) {
    checking.pass(code, where, exact_bytes(bytes), at_most(*limit), basis);
  } else {
    checking.fail(code, where,
                  exact_bytes(bytes) + ", " + exact_bytes(bytes - *limit) + " too many",
                  at_most(*limit), basis);
  }
  checking.findings.back().bytes = bytes;
  checking.findings.back().limit = *limit;
}

std::string replaced(std::string text, std::string_view mark, std::string_view by) {
  for (std::size_t at = text.find(mark); at != std::string::npos;
       at = text.find(mark, at + by.size())) {
    text.replace(at, mark.size(), by);
  }
  return text;
}

/// The folder that all files lie in; empty when there is none.
std::string common_folder(const Subject& subject) {
  std::string out;
  for (const SubjectFile& file : subject.files) {
    const std::size_t slash = file.name.find('/');
    if (slash == std::string::npos) return "";
    const std::string folder = file.name.substr(0, slash);
    if (!out.empty() && out != folder) return "";
    out = folder;
  }
  return out;
}

std::string base_name(std::string_view name) {
  const std::size_t slash = name.rfind('/');
  return std::string(slash == std::string_view::npos ? name : name.substr(slash + 1));
}

void find_entry(Checking& checking) {
  const Subject& subject = checking.subject;
  const auto& rules = checking.network.package;
  std::vector<std::string> names;
  for (const std::string& name : rules.entry) {
    names.push_back(replaced(name, "{package}", subject.stem()));
  }
  std::string folder;
  if (rules.folder == "same_name") folder = subject.stem() + "/";
  if (rules.folder == "one") {
    folder = common_folder(subject);
    if (!folder.empty()) folder += "/";
  }
  std::string wanted;
  for (const std::string& name : names) {
    if (!wanted.empty()) wanted += " or ";
    wanted += folder + name;
    if (checking.entry == Subject::npos) checking.entry = subject.find(folder + name);
  }
  const bool placed = !rules.folder.empty() && rules.folder != "any" && !names.empty();
  if (checking.entry != Subject::npos) {
    if (rules.folder == "one" && folder.empty()) {
      checking.fail(Code::folders, checking.entry_name(), "the files lie at the root",
                    "everything in one folder", rules.basis);
    } else {
      checking.pass(Code::entry_missing, checking.entry_name(), "found", wanted, rules.basis);
    }
    return;
  }
  // Elsewhere or under another name: named in the finding, and checked all the same.
  for (const bool by_name : {true, false}) {
    for (const SubjectPage& page : subject.pages) {
      const std::string base = base_name(subject.files[page.file].name);
      if (by_name && std::find(names.begin(), names.end(), base) == names.end()) continue;
      if (checking.entry == Subject::npos) checking.entry = page.file;
    }
  }
  if (checking.entry == Subject::npos) {
    checking.fail(Code::entry_missing, subject.name, "there is no HTML file",
                  wanted.empty() ? "an HTML file" : wanted, rules.basis);
  } else if (placed) {
    checking.fail(Code::entry_missing, checking.entry_name(), "the page lies here", wanted,
                  rules.basis);
  }
}

void check_contents(Checking& checking) {
  const Subject& subject = checking.subject;
  const auto& rules = checking.network.package;
  for (const SubjectFile& file : subject.files) {
    const std::string ending = ending_of(file.name);
    if (ending == "zip" || file.bytes.starts_with("PK\x03\x04")) {
      checking.fail(Code::archive_nested, file.name, "an archive inside the archive", "none",
                    rules.basis);
    }
    if (!rules.types.empty() &&
        std::find(rules.types.begin(), rules.types.end(), ending) == rules.types.end()) {
      checking.fail(Code::file_type, file.name,
                    ending.empty() ? "no ending" : std::string(".").append(ending),
                    list_names(rules.types, rules.types.size()), rules.basis);
    }
    if (rules.flat.value_or(false) && file.name.find('/') != std::string::npos) {
      checking.fail(Code::folders, file.name, "lies in a folder", "no folders", rules.basis);
    }
  }
  if (rules.html_files) {
    const std::size_t pages = subject.pages.size();
    const std::string most = "at most " + std::to_string(*rules.html_files);
    if (pages > *rules.html_files) {
      checking.fail(Code::html_count, subject.name, std::to_string(pages), most, rules.basis);
    } else {
      checking.pass(Code::html_count, subject.name, std::to_string(pages), most, rules.basis);
    }
  }
  if (rules.script_file.empty()) return;
  if (subject.find(rules.script_file) == Subject::npos) {
    checking.fail(Code::script_file_missing, subject.name, "there is no " + rules.script_file,
                  rules.script_file, rules.basis);
  } else {
    checking.pass(Code::script_file_missing, rules.script_file, "found", rules.script_file,
                  rules.basis);
  }
}

}  // namespace

std::string exact_bytes(std::size_t bytes) { return grouped(bytes) + " bytes"; }

void check_form(Checking& checking) {
  const Subject& subject = checking.subject;
  const Network& network = checking.network;
  const auto& rules = network.package;
  const bool taken = subject.zip
                         ? network.takes(PackageForm::zip) || network.takes(PackageForm::split)
                         : network.takes(PackageForm::html) || network.takes(PackageForm::snippet);
  if (!rules.forms.empty()) {
    std::string wanted;
    for (const PackageForm form : rules.forms) {
      if (!wanted.empty()) wanted += " or ";
      wanted += form_name(form);
    }
    const std::string found = subject.zip ? "zip" : subject.snippet ? "snippet" : "html";
    if (taken) {
      checking.pass(Code::form_not_accepted, subject.name, found, wanted, rules.basis);
    } else {
      checking.fail(Code::form_not_accepted, subject.name, found, wanted, rules.basis);
    }
  }
  if (subject.zip) {
    find_entry(checking);
    check_contents(checking);
    return;
  }
  checking.entry = 0;
  if (!rules.forms.empty() && !network.takes(PackageForm::html) &&
      network.takes(PackageForm::snippet)) {
    if (subject.snippet) {
      checking.pass(Code::snippet_is_document, subject.name, "a snippet", "", rules.basis);
    } else {
      checking.fail(Code::snippet_is_document, subject.name, "a whole document", "", rules.basis);
    }
  }
}

void check_sizes(Checking& checking) {
  const Subject& subject = checking.subject;
  const auto& limits = checking.network.limits;
  hold(checking, Code::size_package, subject.name, subject.bytes,
       !subject.zip && limits.html ? limits.html : limits.package);
  if (limits.advised)
    hold(checking, Code::size_advised, subject.name, subject.bytes, limits.advised);
  if (!subject.zip) return;
  if (checking.entry != Subject::npos) {
    hold(checking, Code::size_entry, checking.entry_name(),
         subject.files[checking.entry].bytes.size(), limits.entry);
  }
  const std::size_t script = subject.find(checking.network.package.script_file);
  if (script != Subject::npos) {
    hold(checking, Code::size_script, subject.files[script].name,
         subject.files[script].bytes.size(), limits.script);
  }
  hold(checking, Code::size_unpacked, subject.name, subject.unpacked(), limits.unpacked);
  if (limits.files) {
    const std::string most = "at most " + std::to_string(*limits.files);
    const std::string found = std::to_string(subject.files.size()) + " files";
    if (subject.files.size() > *limits.files) {
      checking.fail(Code::file_count, subject.name, found, most, limits.basis);
    } else {
      checking.pass(Code::file_count, subject.name, found, most, limits.basis);
    }
  }
}

void check_names(Checking& checking) {
  const Subject& subject = checking.subject;
  const auto& rules = checking.network.package;
  std::vector<std::string> parts;
  if (subject.zip) {
    for (const SubjectFile& file : subject.files) {
      std::string_view rest = file.name;
      while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('/'), rest.size());
        parts.emplace_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
  }
  if (!rules.name_pattern.empty()) {
    const std::regex pattern(rules.name_pattern, std::regex::ECMAScript);
    // The regex library recurses over the text.
    const auto fits = [&](const std::string& name) {
      return name.size() <= 255 && std::regex_search(name, pattern);
    };
    if (fits(subject.stem())) {
      checking.pass(Code::name_package, subject.name, subject.stem(), rules.name_pattern,
                    rules.basis);
    } else {
      checking.fail(Code::name_package, subject.name, subject.stem(), rules.name_pattern,
                    rules.basis);
    }
    bool all = true;
    for (const std::string& part : parts) {
      if (fits(part)) continue;
      all = false;
      checking.fail(Code::name_file, part, "other characters", rules.name_pattern, rules.basis);
    }
    if (all && subject.zip) {
      checking.pass(Code::name_file, subject.name, std::to_string(subject.files.size()) + " names",
                    rules.name_pattern, rules.basis);
    }
  }
  if (!rules.name_contains.empty()) {
    const bool there = std::any_of(
        rules.name_contains.begin(), rules.name_contains.end(), [&](const std::string& part) {
          const std::string name = subject.stem();
          return std::search(name.begin(), name.end(), part.begin(), part.end(),
                             [](char a, char b) { return (a | 0x20) == (b | 0x20); }) != name.end();
        });
    const std::string wanted = "contains " + list_names(rules.name_contains, 9);
    if (there) {
      checking.pass(Code::name_package, subject.name, subject.stem(), wanted, rules.basis);
    } else {
      checking.fail(Code::name_package, subject.name, subject.stem(), wanted, rules.basis);
    }
  }
  if (!checking.network.ascii_names.value_or(false)) return;
  parts.push_back(subject.stem());
  bool ascii = true;
  for (const std::string& part : parts) {
    if (std::all_of(part.begin(), part.end(), [](char c) { return c > ' ' && c <= '~'; })) continue;
    ascii = false;
    checking.fail(Code::name_not_ascii, part, "other characters", "ASCII",
                  checking.network.locale_basis);
  }
  if (ascii) {
    checking.pass(Code::name_not_ascii, subject.name, std::to_string(parts.size()) + " names",
                  "ASCII", checking.network.locale_basis);
  }
}

void check_config(Checking& checking) {
  const Subject& subject = checking.subject;
  if (!subject.zip) return;
  for (const ConfigFile& config : checking.network.config) {
    const std::size_t at = subject.find(config.path);
    if (at == Subject::npos) {
      checking.fail(Code::config_missing, subject.name, "there is no " + config.path, config.path,
                    config.basis);
      continue;
    }
    checking.pass(Code::config_missing, config.path, "found", config.path, config.basis);
    auto document = parse_json(subject.files[at].bytes, config.path, ExitCode::package);
    if (!document) {
      checking.fail(Code::config_invalid, config.path, document.error().message, "JSON",
                    config.basis);
      continue;
    }
    for (const ConfigFile::Field& field : config.fields) {
      const Json::json_pointer pointer(field.pointer);
      const Json* value = document->contains(pointer) ? &(*document)[pointer] : nullptr;
      const std::string wanted = field.one_of.empty() ? "present" : "one of " + field.one_of.dump();
      const std::string where = config.path + field.pointer;
      if (value == nullptr) {
        if (field.required) {
          checking.fail(Code::config_field, where, "missing", wanted, config.basis);
        }
        continue;
      }
      std::string found = value->dump(-1, ' ', false, Json::error_handler_t::replace);
      if (found.size() > 60) found = found.substr(0, 57) + "...";
      const bool fits = field.one_of.empty() || std::find(field.one_of.begin(), field.one_of.end(),
                                                          *value) != field.one_of.end();
      if (fits) {
        checking.pass(Code::config_field, where, found, wanted, config.basis);
      } else {
        checking.fail(Code::config_field, where, found, wanted, config.basis);
      }
    }
  }
}

}  // namespace pm::gen
