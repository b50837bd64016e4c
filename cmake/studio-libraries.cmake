# Libraries that the studio's core needs in WebAssembly, from the sources that `./playmill setup`
# unpacked: natively the system's own are used. Lists of sources instead of the libraries' own builds,
# whose configure runs take minutes under Emscripten.

set(_src "${PLAYMILL_HOME}/src")
set(_made "${CMAKE_BINARY_DIR}/studio-libraries")
set(_libdeflate "${_src}/libdeflate-1.14")
set(_zlib "${_src}/zlib-1.2.13")
set(_libzip "${_src}/libzip-1.7.3")
set(_libxml2 "${_src}/libxml2-2.9.14")
set(_libcsv "${_src}/libcsv-3.0.3")
set(_xz "${_src}/xz-5.8.1/src")
find_path(PM_NLOHMANN_INCLUDE nlohmann/json.hpp PATHS /usr/local/include /usr/include NO_CMAKE_FIND_ROOT_PATH)
find_path(PM_VALIJSON_INCLUDE valijson/validator.hpp PATHS /usr/local/include /usr/include NO_CMAKE_FIND_ROOT_PATH)
find_path(PM_STB_INCLUDE stb_image.h PATH_SUFFIXES stb PATHS /usr/local/include /usr/include NO_CMAKE_FIND_ROOT_PATH)
find_path(PM_BOOST_INCLUDE boost/version.hpp PATHS /usr/local/include /usr/include NO_CMAKE_FIND_ROOT_PATH)
set(PM_STUDIO_LIBRARIES TRUE)
foreach(_needed "${_libdeflate}/libdeflate.h" "${_zlib}/zlib.h" "${_libzip}/lib/zip.h"
        "${_libxml2}/HTMLparser.c" "${_libcsv}/libcsv.c" "${_xz}/liblzma/api/lzma.h" "${PM_NLOHMANN_INCLUDE}/nlohmann/json.hpp"
        "${PM_VALIJSON_INCLUDE}/valijson/validator.hpp" "${PM_STB_INCLUDE}/stb_image.h"
        "${PM_BOOST_INCLUDE}/boost/version.hpp")
  if(NOT EXISTS "${_needed}")
    message(STATUS "The studio's core is left out: ${_needed} was not found")
    set(PM_STUDIO_LIBRARIES FALSE)
    return()
  endif()
endforeach()

# Headers alone. Links of their own: beside them in /usr/include lies another C library.
file(MAKE_DIRECTORY "${_made}/include")
file(CREATE_LINK "${PM_NLOHMANN_INCLUDE}/nlohmann" "${_made}/include/nlohmann" SYMBOLIC)
file(CREATE_LINK "${PM_VALIJSON_INCLUDE}/valijson" "${_made}/include/valijson" SYMBOLIC)
file(CREATE_LINK "${PM_BOOST_INCLUDE}/boost" "${_made}/include/boost" SYMBOLIC)
file(CREATE_LINK "${PM_STB_INCLUDE}" "${_made}/include/stb" SYMBOLIC)
add_library(pm_studio_headers INTERFACE)
target_include_directories(pm_studio_headers SYSTEM INTERFACE "${_made}/include" "${_made}/stb")

# pm_studio_library(<name> <source>…)
function(pm_studio_library name)
  add_library(${name} STATIC EXCLUDE_FROM_ALL ${ARGN})
  target_compile_options(${name} PRIVATE -w -O2 -fno-lto)
endfunction()

file(GLOB _sources "${_libdeflate}/lib/*.c")
pm_studio_library(pm_libdeflate ${_sources})
target_include_directories(pm_libdeflate SYSTEM PUBLIC "${_libdeflate}")

set(_names adler32 compress crc32 deflate infback inffast inflate inftrees trees uncompr zutil)
list(TRANSFORM _names PREPEND "${_zlib}/")
list(TRANSFORM _names APPEND ".c")
pm_studio_library(pm_zlib ${_names})
target_include_directories(pm_zlib SYSTEM PUBLIC "${_zlib}")

pm_studio_library(pm_libcsv "${_libcsv}/libcsv.c")
target_include_directories(pm_libcsv SYSTEM PUBLIC "${_libcsv}")

# liblzma: the raw LZMA encoder and what it stands on.
set(_names common/common common/filter_common common/filter_encoder common/filter_buffer_encoder
    lz/lz_encoder lz/lz_encoder_mf lzma/lzma_encoder lzma/lzma_encoder_optimum_fast
    lzma/lzma_encoder_optimum_normal lzma/lzma_encoder_presets lzma/fastpos_table
    rangecoder/price_table check/crc32_fast)
list(TRANSFORM _names PREPEND "${_xz}/liblzma/")
list(TRANSFORM _names APPEND ".c")
pm_studio_library(pm_liblzma ${_names})
foreach(_has ENCODERS ENCODER_LZMA1 MF_HC3 MF_HC4 MF_BT2 MF_BT3 MF_BT4 STDBOOL_H STDINT_H INTTYPES_H
        LIMITS_H STRING_H MEMORY_H)
  target_compile_definitions(pm_liblzma PRIVATE HAVE_${_has}=1)
endforeach()
target_compile_definitions(pm_liblzma PRIVATE SIZEOF_SIZE_T=4 ASSUME_RAM=128 LZMA_API_STATIC
  TUKLIB_SYMBOL_PREFIX=lzma_ PACKAGE_NAME="xz" PACKAGE_BUGREPORT="" PACKAGE_URL="")
target_include_directories(pm_liblzma SYSTEM PUBLIC "${_xz}/liblzma/api")
foreach(_folder common lz lzma rangecoder check simple delta)
  target_include_directories(pm_liblzma PRIVATE "${_xz}/liblzma/${_folder}")
endforeach()
target_include_directories(pm_liblzma PRIVATE "${_xz}/common")

# libzip without encryption and without the algorithms that no package uses.
file(GLOB _sources "${_libzip}/lib/*.c")
list(FILTER _sources EXCLUDE REGEX
     "win32|_uwp|_win\\.c|crypto_|winzip_aes|bzip2|_xz\\.c|_zstd\\.c|zip_ftell_|clonefile")
file(READ "${_libzip}/lib/zip.h" _zip_h)
string(REGEX MATCHALL "#define ZIP_ER_[A-Z_]+ [0-9]+[ \t]+/\\* . [^*]*\\*/" _errors "${_zip_h}")
set(_names "")
set(_kinds "")
foreach(_error IN LISTS _errors)
  string(REGEX REPLACE ".*/\\* (.) ([^*]*[^* ]) *\\*/" "\\1;\\2" _parts "${_error}")
  list(GET _parts 0 _kind)
  list(GET _parts 1 _text)
  string(APPEND _names "  \"${_text}\",\n")
  string(APPEND _kinds "  ${_kind},\n")
endforeach()
file(CONFIGURE OUTPUT "${_made}/libzip/zip_err_str.c" @ONLY CONTENT "#include \"zipint.h\"
#define N ZIP_ET_NONE
#define S ZIP_ET_SYS
#define Z ZIP_ET_ZLIB
const char *const _zip_err_str[] = {
${_names}};
const int _zip_nerr_str = sizeof(_zip_err_str) / sizeof(_zip_err_str[0]);
const int _zip_err_type[] = {
${_kinds}};
")
file(CONFIGURE OUTPUT "${_made}/libzip/config.h" @ONLY CONTENT "#include \"zipconf.h\"
#define HAVE_FILENO
#define HAVE_FSEEKO
#define HAVE_FTELLO
#define HAVE_LOCALTIME_R
#define HAVE_MKSTEMP
#define HAVE_SNPRINTF
#define HAVE_STRCASECMP
#define HAVE_STRDUP
#define HAVE_STRTOLL
#define HAVE_STRTOULL
#define HAVE_STDBOOL_H
#define HAVE_STRINGS_H
#define HAVE_UNISTD_H
#define HAVE_DIRENT_H
#define SIZEOF_OFF_T 8
#define SIZEOF_SIZE_T 4
#define PACKAGE \"libzip\"
#define VERSION \"1.7.3\"
")
set(libzip_VERSION 1.7.3)
set(libzip_VERSION_MAJOR 1)
set(libzip_VERSION_MINOR 7)
set(libzip_VERSION_PATCH 3)
set(ZIP_STATIC 1)
set(ZIP_NULLABLE_DEFINES "#define _Nullable\n#define _Nonnull")
set(LIBZIP_TYPES_INCLUDE "#include <stdint.h>")
foreach(_bits 8 16 32 64)
  set(ZIP_INT${_bits}_T int${_bits}_t)
  set(ZIP_UINT${_bits}_T uint${_bits}_t)
endforeach()
configure_file("${_libzip}/cmake-zipconf.h.in" "${_made}/libzip/zipconf.h")
pm_studio_library(pm_libzip ${_sources} "${_made}/libzip/zip_err_str.c")
target_compile_definitions(pm_libzip PRIVATE HAVE_CONFIG_H)
target_include_directories(pm_libzip SYSTEM PUBLIC "${_libzip}/lib" "${_made}/libzip")
target_link_libraries(pm_libzip PRIVATE pm_zlib)

# libxml2: the HTML parser and what it stands on.
set(_names HTMLparser HTMLtree SAX2 buf chvalid dict encoding entities error globals hash list parser
    parserInternals threads tree uri valid xmlIO xmlmemory xmlstring)
list(TRANSFORM _names PREPEND "${_libxml2}/")
list(TRANSFORM _names APPEND ".c")
set(VERSION 2.9.14)
set(LIBXML_VERSION_NUMBER 20914)
foreach(_off TRIO THREADS THREAD_ALLOC READER PATTERN WRITER FTP HTTP VALID LEGACY C14N CATALOG DOCB
        XPATH XPTR XINCLUDE ICONV ICU DEBUG MEM_DEBUG RUN_DEBUG REGEXPS SCHEMAS SCHEMATRON MODULES ZLIB
        LZMA)
  set(WITH_${_off} 0)
endforeach()
foreach(_on TREE OUTPUT PUSH SAX1 HTML ISO8859X)
  set(WITH_${_on} 1)
endforeach()
file(COPY "${_libxml2}/include/libxml" DESTINATION "${_made}/libxml2" FILES_MATCHING
  PATTERN "*.h" PATTERN "xmlversion.h" EXCLUDE)
configure_file("${_libxml2}/include/libxml/xmlversion.h.in" "${_made}/libxml2/libxml/xmlversion.h" @ONLY)
file(CONFIGURE OUTPUT "${_made}/libxml2/config.h" @ONLY CONTENT "#define HAVE_CTYPE_H 1
#define HAVE_ERRNO_H 1
#define HAVE_FCNTL_H 1
#define HAVE_FLOAT_H 1
#define HAVE_LIMITS_H 1
#define HAVE_MATH_H 1
#define HAVE_STDARG_H 1
#define HAVE_STDINT_H 1
#define HAVE_STDLIB_H 1
#define HAVE_STRING_H 1
#define HAVE_SYS_STAT_H 1
#define HAVE_SYS_TYPES_H 1
#define HAVE_TIME_H 1
#define HAVE_UNISTD_H 1
#define HAVE_VA_COPY 1
#define HAVE_VSNPRINTF 1
#define HAVE_SNPRINTF 1
#define XML_SOCKLEN_T int
")
pm_studio_library(pm_libxml2 ${_names})
target_include_directories(pm_libxml2 SYSTEM PUBLIC "${_made}/libxml2")
target_include_directories(pm_libxml2 PRIVATE "${_made}/libxml2" "${_libxml2}")
