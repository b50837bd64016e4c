#include <sys/stat.h>
#include <zip.h>

#include <algorithm>
#include <memory>
#include <set>

#include "generator/archive/zip.h"
#include "generator/core/text.h"

namespace pm::gen {

namespace {

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

std::string shown(std::string_view name) {
  std::string out = one_line(name);
  if (out.size() > 80) out = out.substr(0, 77) + "...";
  return "'" + out + "'";
}

bool is_unsafe(std::string_view name) {
  if (name.empty() || name.size() > 1024 || name.front() == '/') return true;
  for (const char c : name) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '\\' || c == ':') return true;
  }
  while (!name.empty()) {
    const std::size_t end = std::min(name.find('/'), name.size());
    const std::string_view part = name.substr(0, end);
    if (part == ".." || part == "." || (part.empty() && end < name.size())) return true;
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return false;
}

/// Unix files carry their kind in the upper half of the external attributes.
bool is_link(zip_t* archive, zip_uint64_t index) {
  zip_uint8_t system = 0;
  zip_uint32_t attributes = 0;
  if (zip_file_get_external_attributes(archive, index, 0, &system, &attributes) != 0) return false;
  if (system != ZIP_OPSYS_UNIX && system != ZIP_OPSYS_OS_X) return false;
  const zip_uint32_t kind = (attributes >> 16U) & S_IFMT;
  return kind != 0 && kind != S_IFREG && kind != S_IFDIR;
}

std::string folded(std::string_view name) {
  std::string out(name);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

ZipReading refuse(ZipFault fault, std::string what) { return {fault, std::move(what), {}, {}}; }

}  // namespace

bool looks_like_zip(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06") ||
         bytes.starts_with("PK\x07\x08");
}

ZipReading read_zip(std::string_view bytes, const ZipBounds& bounds) {
  if (!looks_like_zip(bytes)) return refuse(ZipFault::damaged, "it does not begin as an archive");
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source == nullptr) return refuse(ZipFault::damaged, "it cannot be opened");
  zip_t* opened = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
  if (opened == nullptr) {
    std::string why = zip_error_strerror(&error);
    const bool twice = zip_error_code_zip(&error) == ZIP_ER_EXISTS;
    zip_source_free(source);
    zip_error_fini(&error);
    return refuse(twice ? ZipFault::duplicate : ZipFault::damaged, std::move(why));
  }
  zip_error_fini(&error);
  const std::unique_ptr<zip_t, Discard> archive(opened);

  const zip_int64_t count = zip_get_num_entries(opened, 0);
  if (count < 0) return refuse(ZipFault::damaged, "it has no list of files");
  if (static_cast<std::size_t>(count) > bounds.files) {
    return refuse(ZipFault::bomb, std::to_string(count) + " files");
  }
  ZipReading out;
  std::set<std::string> names;
  std::size_t total = 0;
  for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
    zip_stat_t stat;
    if (zip_stat_index(opened, i, ZIP_FL_ENC_RAW, &stat) != 0 ||
        (stat.valid & ZIP_STAT_NAME) == 0 || (stat.valid & ZIP_STAT_SIZE) == 0) {
      return refuse(ZipFault::damaged, "entry " + std::to_string(i) + " has no name or size");
    }
    const std::string name = stat.name;
    if (is_unsafe(name)) return refuse(ZipFault::unsafe_path, shown(name));
    if (!names.insert(folded(name)).second) return refuse(ZipFault::duplicate, shown(name));
    if (is_link(opened, i)) return refuse(ZipFault::link, shown(name));
    if (name.back() == '/') {
      out.folders.push_back(name.substr(0, name.size() - 1));
      continue;
    }
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
      return refuse(ZipFault::encrypted, shown(name));
    }
    if ((stat.valid & ZIP_STAT_COMP_METHOD) != 0 && stat.comp_method != ZIP_CM_STORE &&
        stat.comp_method != ZIP_CM_DEFLATE) {
      return refuse(ZipFault::method,
                    shown(name) + " by method " + std::to_string(stat.comp_method));
    }
    // The stated size is the writer's word: reading stops at it, and what is beyond is a fault.
    const auto too_much = [&](std::size_t size) {
      return size > bounds.unpacked - total ||
             total + size > (1U << 20U) + bounds.ratio * bytes.size();
    };
    if (too_much(stat.size)) {
      return refuse(ZipFault::bomb, shown(name) + " unpacks to " + std::to_string(stat.size) +
                                        " bytes, the archive has " + std::to_string(bytes.size()));
    }
    const std::unique_ptr<zip_file_t, Discard> file(zip_fopen_index(opened, i, 0));
    if (!file) return refuse(ZipFault::damaged, shown(name) + " cannot be opened");
    ZipFile unpacked{name, std::string(static_cast<std::size_t>(stat.size), '\0')};
    std::size_t at = 0;
    while (at < unpacked.bytes.size()) {
      const zip_int64_t got =
          zip_fread(file.get(), unpacked.bytes.data() + at, unpacked.bytes.size() - at);
      if (got <= 0) return refuse(ZipFault::damaged, shown(name) + " cannot be unpacked");
      at += static_cast<std::size_t>(got);
    }
    char beyond = 0;
    // The last read also compares the checksum.
    if (zip_fread(file.get(), &beyond, 1) != 0) {
      return refuse(ZipFault::damaged,
                    shown(name) + " is not as long as stated, or its checksum is wrong");
    }
    total += at;
    out.files.push_back(std::move(unpacked));
  }
  return out;
}

}  // namespace pm::gen
