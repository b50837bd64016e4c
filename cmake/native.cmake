# Native programs: the generator, the player with its inspector, tests and fuzz targets.

# pm_gl: a headless OpenGL ES context through EGL, on a GPU or in software.
pm_sources(_egl runtime/shell/egl/*.cpp runtime/shell/ttf/*.cpp)
if(_egl)
  add_library(pm_gl STATIC ${_egl})
  pm_own(pm_gl)
  target_link_libraries(pm_gl PUBLIC PkgConfig::PM_EGL PkgConfig::PM_GLES PkgConfig::PM_SDL2_TTF)
  if(TARGET pm_runtime)
    target_link_libraries(pm_gl PUBLIC pm_runtime)
  endif()
endif()

# pm_generator: everything of the program but its main.
pm_sources(_generator generator/*/*.cpp)
list(FILTER _generator EXCLUDE REGEX "/generator/cli/main\\.cpp$")
if(PM_KAFKA_FOUND)
  list(FILTER _generator EXCLUDE REGEX "/kafka_absent\\.cpp$")
else()
  list(FILTER _generator EXCLUDE REGEX "/kafka_(complaint|intake)\\.cpp$")
endif()
if(_generator)
  add_library(pm_generator STATIC ${_generator})
  pm_own(pm_generator)
  pm_unity(pm_generator ${_generator})
  target_link_libraries(pm_generator PUBLIC pm_generator_libraries pm_ftxui)
  target_compile_definitions(pm_generator PUBLIC PLAYMILL_VERSION="${PROJECT_VERSION}")
  if(PM_KAFKA_FOUND)
    target_link_libraries(pm_generator PUBLIC PkgConfig::PM_KAFKA)
  endif()
  foreach(_library pm_runtime pm_gl)
    if(TARGET ${_library})
      target_link_libraries(pm_generator PUBLIC ${_library})
    endif()
  endforeach()
endif()

pm_sources(_main generator/cli/main.cpp)
if(_main AND TARGET pm_generator)
  add_executable(playmill ${_main})
  pm_own(playmill)
  target_link_libraries(playmill PRIVATE pm_generator)
endif()

# pm_player: a window with the same runtime and the inspector.
pm_sources(_player runtime/shell/sdl/*.cpp runtime/inspector/*.cpp)
if(_player AND TARGET pm_runtime)
  add_executable(pm_player ${_player})
  pm_own(pm_player)
  target_link_libraries(pm_player PRIVATE pm_runtime pm_imgui PkgConfig::PM_SDL2
    PkgConfig::PM_SDL2_TTF PkgConfig::PM_GLES pm_generator_libraries)
  foreach(_library pm_generator pm_gl)
    if(TARGET ${_library})
      target_link_libraries(pm_player PRIVATE ${_library})
    endif()
  endforeach()
endif()

# Tests. Everything under tests/support is shared by them.
file(GLOB_RECURSE _tests CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/unit/*.cpp"
  "${PROJECT_SOURCE_DIR}/tests/property/*.cpp" "${PROJECT_SOURCE_DIR}/tests/golden/*.cpp")
pm_sources(_support tests/support/*.cpp)
add_library(pm_everything INTERFACE)
foreach(_library pm_generator pm_gl pm_runtime)
  if(TARGET ${_library})
    target_link_libraries(pm_everything INTERFACE ${_library})
  endif()
endforeach()
target_link_libraries(pm_everything INTERFACE pm_generator_libraries)

# One file knows where the checkout is, so that compiler caches serve several checkouts.
set_source_files_properties(tests/unit/from_root.cpp PROPERTIES
  COMPILE_DEFINITIONS "PLAYMILL_CHECKOUT=\"${PROJECT_SOURCE_DIR}\"")

# `checks` builds the tests; a plain build, as on first use, leaves them out.
add_custom_target(checks)
if(_tests)
  enable_testing()
  add_executable(playmill_tests EXCLUDE_FROM_ALL ${_tests} ${_support})
  add_dependencies(checks playmill_tests)
  pm_own(playmill_tests)
  target_link_libraries(playmill_tests PRIVATE pm_everything pm_catch2)
  target_compile_definitions(playmill_tests PRIVATE PLAYMILL_SOURCE_DIR=".")
  # What they test is optimised; they themselves are built once and run for seconds.
  target_compile_options(playmill_tests PRIVATE -O0)
  if(PLAYMILL_SANITIZE)
    target_sources(playmill_tests PRIVATE tests/sanitize/keep_libraries.cpp)
    target_link_options(playmill_tests PRIVATE -Wl,--export-dynamic-symbol=dlclose)
  endif()
  add_test(NAME playmill_tests COMMAND playmill_tests WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
endif()

# pm_readings: the planner's model by native ONNX Runtime, for tests/wasm/planner.test.mjs.
pm_sources(_readings tests/planner/*.cpp)
if(_readings AND TARGET pm_generator)
  add_executable(pm_readings EXCLUDE_FROM_ALL ${_readings})
  add_dependencies(checks pm_readings)
  pm_own(pm_readings)
  target_link_libraries(pm_readings PRIVATE pm_generator)
endif()

# Native benchmarks: one program per file.
pm_sources(_benches tests/bench/*.cpp)
foreach(_bench IN LISTS _benches)
  get_filename_component(_name "${_bench}" NAME_WE)
  add_executable(${_name} EXCLUDE_FROM_ALL "${_bench}" ${_support})
  pm_own(${_name})
  target_link_libraries(${_name} PRIVATE pm_everything)
  target_compile_definitions(${_name} PRIVATE PLAYMILL_SOURCE_DIR=".")
  list(APPEND _bench_names ${_name})
endforeach()
add_custom_target(benches DEPENDS ${_bench_names})

# Fuzz targets: one program per file, fuzz_<file>.
if(PLAYMILL_FUZZ)
  pm_sources(_fuzzers tests/fuzz/*.cpp)
  foreach(_fuzzer IN LISTS _fuzzers)
    get_filename_component(_name "${_fuzzer}" NAME_WE)
    string(REGEX REPLACE "^fuzz_" "" _name "${_name}")
    add_executable(fuzz_${_name} "${_fuzzer}")
    pm_own(fuzz_${_name})
    target_link_libraries(fuzz_${_name} PRIVATE pm_everything)
    target_link_options(fuzz_${_name} PRIVATE -fsanitize=fuzzer)
    list(APPEND _fuzz_names fuzz_${_name})
  endforeach()
  add_custom_target(fuzzers DEPENDS ${_fuzz_names})
endif()

# pm_shot: pictures of a mechanic's test scene while working on it (see tests/shot/main.cpp).
pm_sources(_shot tests/shot/*.cpp)
if(_shot AND TARGET pm_gl AND TARGET pm_runtime)
  add_executable(pm_shot EXCLUDE_FROM_ALL ${_shot} ${_support}
    generator/packer/glsl.cpp generator/packer/presenter_shaders.cpp generator/packer/shader_bundle.cpp generator/preview/finger.cpp generator/core/result.cpp generator/core/text.cpp)
  pm_own(pm_shot)
  target_link_libraries(pm_shot PRIVATE pm_gl pm_runtime nlohmann_json::nlohmann_json)
endif()

# pm_test_pack: the pages that the browser tests play (see tests/browser/pack_main.cpp).
pm_sources(_test_pack tests/browser/*.cpp)
if(_test_pack AND TARGET pm_generator)
  add_executable(pm_test_pack EXCLUDE_FROM_ALL ${_test_pack} ${_support})
  pm_own(pm_test_pack)
  target_link_libraries(pm_test_pack PRIVATE pm_generator)
endif()
