#include <libdeflate.h>
#include <zip.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "generator/archive/zip.h"

namespace pm::gen {

namespace {

/// 1980-01-01 00:00, the earliest that the format knows.
constexpr zip_uint16_t kDosDate = (1U << 5U) | 1U;

/// A file for libzip, packed already: it is stored with this method as it is.
struct Packed {
  std::string bytes;
  zip_uint64_t size = 0;
  zip_uint32_t crc = 0;
  bool deflated = false;
  std::size_t at = 0;
};

Packed pack(const std::string& bytes) {
  Packed out;
  out.size = bytes.size();
  out.crc = libdeflate_crc32(0, bytes.data(), bytes.size());
  const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> packer(
      libdeflate_alloc_compressor(12), libdeflate_free_compressor);
  std::string deflated(libdeflate_deflate_compress_bound(packer.get(), bytes.size()), '\0');
  deflated.resize(libdeflate_deflate_compress(packer.get(), bytes.data(), bytes.size(),
                                              deflated.data(), deflated.size()));
  out.deflated = !deflated.empty() && deflated.size() < bytes.size();
  if (out.deflated)
    out.bytes = std::move(deflated);
  else
    out.bytes = bytes;
  return out;
}

zip_int64_t give(void* user, void* data, zip_uint64_t length, zip_source_cmd_t command) {
  Packed& packed = *static_cast<Packed*>(user);
  switch (command) {
    case ZIP_SOURCE_OPEN: packed.at = 0; return 0;
    case ZIP_SOURCE_READ: {
      const std::size_t part =
          std::min<std::size_t>(static_cast<std::size_t>(length), packed.bytes.size() - packed.at);
      std::memcpy(data, packed.bytes.data() + packed.at, part);
      packed.at += part;
      return static_cast<zip_int64_t>(part);
    }
    case ZIP_SOURCE_CLOSE: return 0;
    case ZIP_SOURCE_STAT: {
      auto* stat = static_cast<zip_stat_t*>(data);
      zip_stat_init(stat);
      stat->size = packed.size;
      stat->comp_size = packed.bytes.size();
      stat->crc = packed.crc;
      stat->comp_method = packed.deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE;
      stat->encryption_method = ZIP_EM_NONE;
      stat->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD |
                    ZIP_STAT_ENCRYPTION_METHOD;
      return sizeof(zip_stat_t);
    }
    case ZIP_SOURCE_ERROR: {
      zip_error_t none;
      zip_error_init(&none);
      return zip_error_to_data(&none, data, length);
    }
    case ZIP_SOURCE_FREE: return 0;
    case ZIP_SOURCE_SUPPORTS:
      return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                            ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
    default: return -1;
  }
}

Error failed(const char* why) {
  return {ExitCode::internal, "", "", std::string("the archive cannot be made: ") + why, ""};
}

}  // namespace

Result<std::string> write_zip(const std::vector<ZipFile>& files) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  if (target == nullptr) return failed(zip_error_strerror(&error));
  zip_source_keep(target);
  const std::unique_ptr<zip_source_t, decltype(&zip_source_free)> kept(target, zip_source_free);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  if (archive == nullptr) {
    zip_source_free(target);
    return failed(zip_error_strerror(&error));
  }
  std::vector<std::unique_ptr<Packed>> packed;
  for (const ZipFile& file : files) {
    packed.push_back(std::make_unique<Packed>(pack(file.bytes)));
    zip_source_t* source = zip_source_function(archive, give, packed.back().get());
    const zip_int64_t index =
        source == nullptr ? -1 : zip_file_add(archive, file.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      if (source != nullptr) zip_source_free(source);
      const std::string why = zip_strerror(archive);
      zip_discard(archive);
      return failed(why.c_str());
    }
    zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index), 0, kDosDate, 0);
    // Regular files that anyone may read, whoever packs them.
    zip_file_set_external_attributes(archive, static_cast<zip_uint64_t>(index), 0, ZIP_OPSYS_UNIX,
                                     0100644U << 16U);
  }
  if (zip_close(archive) != 0) {
    const std::string why = zip_strerror(archive);
    zip_discard(archive);
    return failed(why.c_str());
  }
  if (zip_source_open(target) != 0 || zip_source_seek(target, 0, SEEK_END) != 0) {
    return failed("it cannot be read back");
  }
  const zip_int64_t size = zip_source_tell(target);
  std::string out(size > 0 ? static_cast<std::size_t>(size) : 0, '\0');
  zip_source_seek(target, 0, SEEK_SET);
  const bool whole = zip_source_read(target, out.data(), out.size()) == size;
  zip_source_close(target);
  if (!whole) return failed("it cannot be read back");
  return out;
}

}  // namespace pm::gen
