# Libraries. Sources that Playmill compiles itself come from, in this order:
#   -DPLAYMILL_<NAME>_DIR=…    an unpacked source tree
#   -DPLAYMILL_FETCH=ON        the project's release page, by pinned hash (Box2D and Catch2)
#   $PLAYMILL_HOME/src         what `./playmill setup` unpacked
# Everything else is found as installed (system packages, vcpkg, …).

include(playmill-home)

# pm_source_dir(<var> <NAME> <folder> <file that must be there>)
function(pm_source_dir var name folder probe)
  set(PLAYMILL_${name}_DIR "" CACHE PATH "Source tree of ${folder}")
  set(dir "${PLAYMILL_${name}_DIR}")
  if(NOT dir)
    set(dir "${PLAYMILL_HOME}/src/${folder}")
  endif()
  if(NOT EXISTS "${dir}/${probe}" AND NOT (PLAYMILL_FETCH AND ARGN))
    message(FATAL_ERROR "${folder} was not found in ${dir}. Run `./playmill setup`, "
      "or pass -DPLAYMILL_${name}_DIR=<unpacked source>.")
  endif()
  if(NOT EXISTS "${dir}/${probe}")
    list(POP_FRONT ARGN url sha256)
    include(FetchContent)
    # SOURCE_SUBDIR names a folder without a CMakeLists.txt: fetched, but its own build is not read.
    FetchContent_Declare(${folder} URL "${url}" URL_HASH "SHA256=${sha256}" SOURCE_SUBDIR none)
    FetchContent_MakeAvailable(${folder})
    FetchContent_GetProperties(${folder} SOURCE_DIR dir)
  endif()
  set(${var} "${dir}" PARENT_SCOPE)
endfunction()

# --- Box2D, with our own trigonometry forced in, so that every platform agrees bit for bit ---
pm_source_dir(_box2d BOX2D box2d-2.4.1 include/box2d/box2d.h
  "https://github.com/erincatto/box2d/archive/v2.4.1.tar.gz"
  d6b4650ff897ee1ead27cf77a5933ea197cbeef6705638dd181adc2e816b23c2)
file(GLOB_RECURSE _box2d_sources "${_box2d}/src/*.cpp")
# det_math_box2d.h has a timer that stands still.
list(FILTER _box2d_sources EXCLUDE REGEX "/b2_timer\\.cpp$")
add_library(pm_box2d STATIC ${_box2d_sources})
target_include_directories(pm_box2d SYSTEM PUBLIC "${_box2d}/include")
target_include_directories(pm_box2d PRIVATE "${_box2d}/src" "${PROJECT_SOURCE_DIR}")
target_compile_options(pm_box2d PRIVATE -w -fno-exceptions -fno-rtti)
set(_box2d_math "${PROJECT_SOURCE_DIR}/runtime/sim/det_math_box2d.h")
if(EXISTS "${_box2d_math}")
  target_compile_options(pm_box2d PRIVATE -include "${_box2d_math}")
  set_source_files_properties(${_box2d_sources} PROPERTIES OBJECT_DEPENDS "${_box2d_math}")
endif()
if(NOT EMSCRIPTEN)
  # Threads must not share Box2D's counters: see the header.
  set_property(SOURCE "${_box2d}/src/collision/b2_distance.cpp" "${_box2d}/src/collision/b2_time_of_impact.cpp"
    APPEND PROPERTY COMPILE_OPTIONS "-include" "${PROJECT_SOURCE_DIR}/runtime/sim/box2d_counters.h")
endif()
set_target_properties(pm_box2d PROPERTIES CXX_STANDARD 17)
if(NOT EMSCRIPTEN)
  set_target_properties(pm_box2d PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 0)
  target_compile_options(pm_box2d PRIVATE -O3)
endif()

if(EMSCRIPTEN)
  # Measured: -Os is a fifth faster than -Oz for under 1 kB of brotli; -O2 adds 2.5 kB and nothing more.
  target_compile_options(pm_box2d PRIVATE -Os)
  return()
endif()

# --- Catch2 (tests), its amalgamated source beside its ordinary headers ---
pm_source_dir(_catch2 CATCH2 catch2-3.7.1 extras/catch_amalgamated.cpp
  "https://github.com/catchorg/Catch2/archive/v3.7.1.tar.gz"
  c991b247a1a0d7bb9c39aa35faf0fe9e19764213f28ffba3109388e62ee0269c)
set(CATCH_CONFIG_DEFAULT_REPORTER console)
set(CATCH_CONFIG_CONSOLE_WIDTH 100)
configure_file("${_catch2}/src/catch2/catch_user_config.hpp.in"
               "${CMAKE_BINARY_DIR}/catch2/catch2/catch_user_config.hpp")
add_library(pm_catch2 STATIC EXCLUDE_FROM_ALL "${_catch2}/extras/catch_amalgamated.cpp")
target_include_directories(pm_catch2 SYSTEM PUBLIC "${_catch2}/src" "${CMAKE_BINARY_DIR}/catch2")
target_compile_options(pm_catch2 PRIVATE -w)

# --- FTXUI, its static parts: progress bars and tables on the terminal ---
pm_source_dir(_ftxui FTXUI ftxui-5.0.0 include/ftxui/dom/elements.hpp)
file(GLOB _ftxui_sources "${_ftxui}/src/ftxui/screen/*.cpp" "${_ftxui}/src/ftxui/dom/*.cpp")
list(FILTER _ftxui_sources EXCLUDE REGEX "_test\\.cpp$|fuzzer|benchmark")
add_library(pm_ftxui STATIC EXCLUDE_FROM_ALL ${_ftxui_sources})
target_include_directories(pm_ftxui SYSTEM PUBLIC "${_ftxui}/include")
target_include_directories(pm_ftxui PRIVATE "${_ftxui}/src")
target_compile_options(pm_ftxui PRIVATE -w)
# Two units take a quarter of the time; these two files have names that others have too.
set_source_files_properties("${_ftxui}/src/ftxui/dom/separator.cpp" "${_ftxui}/src/ftxui/dom/table.cpp"
  PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
set_target_properties(pm_ftxui PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 22)

# --- Dear ImGui (the inspector) ---
pm_source_dir(_imgui IMGUI imgui-1.90.1 imgui.h)
find_package(PkgConfig REQUIRED)
pkg_check_modules(PM_SDL2 REQUIRED IMPORTED_TARGET sdl2)
pkg_check_modules(PM_SDL2_TTF REQUIRED IMPORTED_TARGET SDL2_ttf)
add_library(pm_imgui STATIC EXCLUDE_FROM_ALL
  "${_imgui}/imgui.cpp" "${_imgui}/imgui_draw.cpp" "${_imgui}/imgui_tables.cpp"
  "${_imgui}/imgui_widgets.cpp"
  "${_imgui}/backends/imgui_impl_sdl2.cpp" "${_imgui}/backends/imgui_impl_opengl3.cpp")
target_include_directories(pm_imgui SYSTEM PUBLIC "${_imgui}" "${_imgui}/backends")
target_compile_definitions(pm_imgui PUBLIC IMGUI_IMPL_OPENGL_ES3)
target_compile_options(pm_imgui PRIVATE -w)
target_link_libraries(pm_imgui PUBLIC PkgConfig::PM_SDL2)

# --- OpenGL ES and EGL ---
pkg_check_modules(PM_GLES REQUIRED IMPORTED_TARGET glesv2)
pkg_check_modules(PM_EGL REQUIRED IMPORTED_TARGET egl)

# --- The generator's libraries ---
find_package(Threads REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(CLI11 REQUIRED)
find_path(PM_VALIJSON_INCLUDE valijson/validator.hpp REQUIRED)
find_path(PM_CSV_INCLUDE csv.h REQUIRED)
find_library(PM_CSV_LIBRARY csv REQUIRED)
find_package(Boost 1.74 REQUIRED)
find_path(PM_STB_INCLUDE stb_image_write.h PATH_SUFFIXES stb REQUIRED)
find_path(PM_ZOPFLI_INCLUDE zopfli/zopfli.h REQUIRED)
find_library(PM_ZOPFLI_LIBRARY zopfli REQUIRED)
pkg_check_modules(PM_ZIP REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(PM_XML REQUIRED IMPORTED_TARGET libxml-2.0)
pkg_check_modules(PM_CRYPTO REQUIRED IMPORTED_TARGET libcrypto)
pkg_check_modules(PM_BROTLI REQUIRED IMPORTED_TARGET libbrotlienc libbrotlidec)
pkg_check_modules(PM_DEFLATE REQUIRED IMPORTED_TARGET libdeflate)
pkg_check_modules(PM_LZMA REQUIRED IMPORTED_TARGET liblzma)
pkg_check_modules(PM_SQLITE REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(PM_CURL REQUIRED IMPORTED_TARGET libcurl)
pkg_check_modules(PM_SIMDJSON REQUIRED IMPORTED_TARGET simdjson)
# Optional: without it `collect --intake kafka://` says that this build has no Kafka.
pkg_check_modules(PM_KAFKA IMPORTED_TARGET rdkafka)
pkg_check_modules(PM_IMAGE REQUIRED libpng libwebp)
# Its headers draw in GLib's and Cairo's: they are for the one file that uses it.
pkg_check_modules(PM_SVG REQUIRED librsvg-2.0)
list(TRANSFORM PM_SVG_INCLUDE_DIRS PREPEND "-isystem" OUTPUT_VARIABLE _svg_includes)
set_source_files_properties("${PROJECT_SOURCE_DIR}/generator/image/read_svg.cpp" PROPERTIES
  COMPILE_OPTIONS "${_svg_includes}")
pkg_check_modules(PM_TEXT REQUIRED IMPORTED_TARGET freetype2 harfbuzz)

add_library(pm_generator_libraries INTERFACE)
target_include_directories(pm_generator_libraries SYSTEM INTERFACE
  "${PM_VALIJSON_INCLUDE}" "${PM_CSV_INCLUDE}" "${PM_STB_INCLUDE}" "${PM_ZOPFLI_INCLUDE}")
target_link_libraries(pm_generator_libraries INTERFACE
  nlohmann_json::nlohmann_json CLI11::CLI11 PkgConfig::PM_ZIP PkgConfig::PM_XML PkgConfig::PM_CRYPTO PkgConfig::PM_BROTLI
  PkgConfig::PM_DEFLATE PkgConfig::PM_LZMA PkgConfig::PM_SQLITE PkgConfig::PM_SIMDJSON PkgConfig::PM_CURL PkgConfig::PM_TEXT "${PM_ZOPFLI_LIBRARY}"
  ${PM_IMAGE_LINK_LIBRARIES} ${PM_SVG_LINK_LIBRARIES}
  "${PM_CSV_LIBRARY}" Boost::headers Threads::Threads)

# --- ONNX Runtime: only its headers are needed to build; the library is opened when the planner first
# asks for it, so that the program also runs where there is none ---
set(PLAYMILL_ONNXRUNTIME_DIR "${PLAYMILL_HOME}/onnxruntime" CACHE PATH "ONNX Runtime: include/ and lib/")
if(EXISTS "${PLAYMILL_ONNXRUNTIME_DIR}/include/onnxruntime_cxx_api.h")
  target_include_directories(pm_generator_libraries SYSTEM INTERFACE "${PLAYMILL_ONNXRUNTIME_DIR}/include")
  target_compile_definitions(pm_generator_libraries INTERFACE
    PLAYMILL_ONNXRUNTIME_LIBRARY="${PLAYMILL_ONNXRUNTIME_DIR}/lib/libonnxruntime.so.1")
  target_link_libraries(pm_generator_libraries INTERFACE ${CMAKE_DL_LIBS})
else()
  message(STATUS "ONNX Runtime was not found: the planner will read words alone")
endif()
