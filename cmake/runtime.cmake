# pm_runtime (native): the simulation, the view and every mechanic.
# pm_core (WebAssembly): the same without the mechanics; cmake/playable.cmake adds one to each module.

set(_core_globs runtime/scene/*.cpp runtime/sim/*.cpp runtime/view/*.cpp runtime/audio/*.cpp
    runtime/measure/*.cpp)
set(_has_mechanics FALSE)
if(EXISTS "${PROJECT_SOURCE_DIR}/runtime/mechanics/mechanic.h")
  set(_has_mechanics TRUE)
endif()

if(EMSCRIPTEN)
  pm_sources(_core ${_core_globs})
  if(_core)
    add_library(pm_core STATIC ${_core})
    pm_own(pm_core)
    target_link_libraries(pm_core PRIVATE pm_lean)
    target_compile_definitions(pm_core PUBLIC PM_SHIPPED=1)
  endif()
  return()
endif()

pm_sources(_runtime ${_core_globs} runtime/unpack/lzma.cpp runtime/presenter/*.cpp runtime/mechanics/*.cpp runtime/mechanics/*/*.cpp)
if(_runtime)
  if(_has_mechanics)
    set(_registry "${CMAKE_BINARY_DIR}/generated/mechanic_registry.cpp")
    pm_write_registry("${_registry}" ${PLAYMILL_MECHANICS})
    list(APPEND _runtime "${_registry}")
  endif()
  add_library(pm_runtime STATIC ${_runtime})
  pm_own(pm_runtime)
  target_link_libraries(pm_runtime PRIVATE pm_lean
    PUBLIC pm_box2d PkgConfig::PM_GLES nlohmann_json::nlohmann_json)
  # What only native programs use (JSON reading and the like) may throw.
  set(_native_only ${_runtime})
  list(FILTER _native_only INCLUDE REGEX "_native\\.cpp$")
  set_source_files_properties(${_native_only} PROPERTIES COMPILE_OPTIONS "-fexceptions;-frtti")
  # Box2D's own sources call our sine and cosine.
  target_link_libraries(pm_box2d INTERFACE pm_runtime)
endif()
