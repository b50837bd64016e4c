# Two WebAssembly modules per mechanic: build/wasm/playable_<mechanic>.wasm and, for scenes with a
# presenter, playable_<mechanic>_host.wasm; without JavaScript glue.
# GL calls and everything else that the page must give are plain imports of module "env";
# what the page calls is marked in the code by __attribute__((export_name("…"))).

execute_process(COMMAND "${PLAYMILL_EMSCRIPTEN_ROOT}/em-config" BINARYEN_ROOT
  OUTPUT_VARIABLE _binaryen OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
find_program(PLAYMILL_NODE NAMES node nodejs REQUIRED)

# Nothing beyond what Safari 15 runs; no SIMD.
set(_features --mvp-features --enable-mutable-globals --enable-sign-ext --enable-bulk-memory
    --enable-nontrapping-float-to-int)

# Fixed memory: growth in the middle of a play is a stall, and small heaps load on old phones.
set(_link_options -Oz --no-entry -sSTANDALONE_WASM=1 -sERROR_ON_UNDEFINED_SYMBOLS=0
    -sWARN_ON_UNDEFINED_SYMBOLS=0 -sMALLOC=none -sALLOW_MEMORY_GROWTH=0
    -sINITIAL_MEMORY=16MB -sSTACK_SIZE=256kB -sFILESYSTEM=0
    # What is called from several places stays a call: 0.3 kB of a packed module.
    -Wl,-mllvm,-inline-threshold=-10)
# A second round finds more once the first has flattened expressions: 0.4 kB.
set(_shrink --flatten --rereloop -Oz -Oz --converge --traps-never-happen --low-memory-unused)

pm_sources(_web runtime/shell/web/*.cpp)
pm_sources(_presenter runtime/presenter/*.cpp)
pm_sources(_no_presenter runtime/presenter/absent/*.cpp)
# What the libraries call malloc must stay a function of that name.
set_source_files_properties("${PROJECT_SOURCE_DIR}/runtime/shell/web/heap.cpp" PROPERTIES
  COMPILE_OPTIONS "-fno-lto;-fno-builtin")

# pm_shipped_objects(<name> <source>…): compiled once for all modules that hold them.
function(pm_shipped_objects name)
  add_library(${name} OBJECT ${ARGN})
  pm_own(${name})
  target_link_libraries(${name} PRIVATE pm_lean)
  target_compile_definitions(${name} PRIVATE PM_SHIPPED=1)
endfunction()

# pm_mechanic_objects(<mechanic>): its objects, pm_mechanic_<mechanic>.
function(pm_mechanic_objects mechanic)
  pm_sources(sources "runtime/mechanics/${mechanic}/*.cpp" "runtime/mechanics/*.cpp")
  set(registry "${CMAKE_BINARY_DIR}/generated/registry_${mechanic}.cpp")
  pm_write_registry("${registry}" ${mechanic})
  pm_shipped_objects(pm_mechanic_${mechanic} ${sources} "${registry}")
  if(EXISTS "${PROJECT_SOURCE_DIR}/runtime/mechanics/${mechanic}/uses_box2d")
    target_link_libraries(pm_mechanic_${mechanic} PUBLIC pm_box2d)
  endif()
endfunction()

# pm_playable(<mechanic> <suffix of the name> <objects of the presenter>)
function(pm_playable mechanic suffix presenter)
  set(name playable_${mechanic}${suffix})
  add_executable(${name} $<TARGET_OBJECTS:pm_mechanic_${mechanic}> $<TARGET_OBJECTS:${presenter}>
    $<TARGET_OBJECTS:pm_shell_web>)
  target_link_libraries(${name} PRIVATE pm_core)
  if(EXISTS "${PROJECT_SOURCE_DIR}/runtime/mechanics/${mechanic}/uses_box2d")
    target_link_libraries(${name} PRIVATE pm_box2d)
  endif()
  target_link_options(${name} PRIVATE ${_link_options})
  set_target_properties(${name} PROPERTIES SUFFIX ".wasm"
    RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/linked")
  set(out "${CMAKE_BINARY_DIR}/${name}.wasm")
  # A module that fails the check never gets its real name.
  set(shrunk "${CMAKE_BINARY_DIR}/shrunk/${name}.wasm")
  file(MAKE_DIRECTORY "${CMAKE_BINARY_DIR}/shrunk")
  add_custom_command(TARGET ${name} POST_BUILD
    COMMAND "${CMAKE_COMMAND}" -E rm -f "${out}"
    COMMAND "${_binaryen}/bin/wasm-opt" ${_features} ${_shrink} --strip-producers
            --strip-target-features "$<TARGET_FILE:${name}>" -o "${shrunk}"
    COMMAND "${PLAYMILL_NODE}" "${PROJECT_SOURCE_DIR}/tools/check-wasm.mjs" "${shrunk}"
    COMMAND "${CMAKE_COMMAND}" -E rename "${shrunk}" "${out}"
    BYPRODUCTS "${out}" VERBATIM)
endfunction()

if(_web AND TARGET pm_core)
  pm_shipped_objects(pm_shell_web ${_web})
  pm_shipped_objects(pm_presenter ${_presenter})
  pm_shipped_objects(pm_no_presenter ${_no_presenter})
  foreach(_mechanic IN LISTS PLAYMILL_MECHANICS)
    pm_mechanic_objects(${_mechanic})
    pm_playable(${_mechanic} "" pm_no_presenter)
    pm_playable(${_mechanic} _host pm_presenter)
  endforeach()
endif()
