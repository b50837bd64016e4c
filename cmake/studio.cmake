# build/wasm/studio_core.{js,wasm}: the program's rooms from brief to package in one module, for the
# studio's page (web/studio), where it runs in workers. Its files (templates, shaders, modules) come
# from the page. What throws is compiled with WebAssembly's own exceptions.
# Built by tools/build.sh through the target `studio`, not by a plain build of WebAssembly.
add_custom_target(studio)
include(studio-libraries)
pm_sources(_studio generator/studio/bindings/*.cpp)
if(NOT PM_STUDIO_LIBRARIES OR NOT _studio OR NOT TARGET pm_box2d)
  return()
endif()

# The runtime with every mechanic, solvers included: unlike the shipped modules.
set(_runtime "")
foreach(_glob scene sim measure view presenter mechanics mechanics/*)
  file(GLOB _found CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/runtime/${_glob}/*.cpp")
  list(APPEND _runtime ${_found})
endforeach()
set(_registry "${CMAKE_BINARY_DIR}/generated/registry_studio.cpp")
pm_write_registry("${_registry}" ${PLAYMILL_MECHANICS})

set(_rooms core image brief schema planner composer scene playtest screen packer network html check archive
    delivery breeder optimiser session studio)
set(_generator "")
foreach(_room IN LISTS _rooms)
  file(GLOB _found CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/generator/${_room}/*.cpp")
  list(APPEND _generator ${_found})
endforeach()
# Of the reports' room what reads tables; what it knows of each source is the ledger's.
list(APPEND _generator "${PROJECT_SOURCE_DIR}/generator/import/charset.cpp"
  "${PROJECT_SOURCE_DIR}/generator/import/sheet.cpp")
# What opens processes or calls OpenSSL stays native.
list(FILTER _generator EXCLUDE REGEX
     "/core/sha256\\.cpp$|/image/(read_(png|webp|svg)|write_webp)\\.cpp$|/planner/llm_[a-z]+\\.cpp$|/playtest/module_check\\.cpp$|/breeder/(closed_loop|audience)\\.cpp$|/delivery/(write_delivery|report_page)\\.cpp$")

# Speed counts more than bytes here: the gate plays thousands of seconds.
set(_options -O2 -fno-lto -fwasm-exceptions)
add_library(pm_studio_runtime STATIC EXCLUDE_FROM_ALL ${_runtime} "${_registry}")
pm_own(pm_studio_runtime)
target_link_libraries(pm_studio_runtime PRIVATE pm_box2d pm_studio_headers)
target_compile_options(pm_studio_runtime PRIVATE ${_options})

add_executable(studio_core EXCLUDE_FROM_ALL ${_generator} ${_studio})
pm_own(studio_core)
pm_unity(studio_core ${_generator})
target_compile_options(studio_core PRIVATE ${_options})
target_compile_definitions(studio_core PRIVATE PLAYMILL_VERSION="${PROJECT_VERSION}")
target_link_libraries(studio_core PRIVATE pm_studio_headers pm_studio_runtime pm_box2d pm_libxml2
  pm_libzip pm_zlib pm_libdeflate pm_liblzma pm_libcsv)
set_target_properties(studio_core PROPERTIES SUFFIX ".js" CXX_EXTENSIONS ON)
target_link_options(studio_core PRIVATE -O2 -fwasm-exceptions -sMODULARIZE=1 -sEXPORT_ES6=1
  -sENVIRONMENT=worker -sALLOW_MEMORY_GROWTH=1 -sINITIAL_MEMORY=32MB -sSTACK_SIZE=1MB
  -sFORCE_FILESYSTEM=1 -sEXPORTED_RUNTIME_METHODS=FS,UTF8ToString,stringToUTF8,lengthBytesUTF8,HEAPU8
  -sEXPORTED_FUNCTIONS=_malloc,_free -sINCOMING_MODULE_JS_API=wasmBinary,locateFile,sha256,printErr)

# build/wasm/studio_play.wasm: the shipped modules' runtime with every mechanic in one, which can put
# an edited scene in the place of the one that plays. For the studio's previews; never shipped.
pm_sources(_play runtime/shell/web/*.cpp runtime/presenter/*.cpp runtime/mechanics/*.cpp runtime/mechanics/*/*.cpp)
pm_write_registry("${CMAKE_BINARY_DIR}/generated/registry_studio_play.cpp" ${PLAYMILL_MECHANICS})
add_executable(studio_play EXCLUDE_FROM_ALL ${_play} "${CMAKE_BINARY_DIR}/generated/registry_studio_play.cpp")
pm_own(studio_play)
target_link_libraries(studio_play PRIVATE pm_lean pm_core pm_box2d)
target_compile_definitions(studio_play PRIVATE PM_STUDIO=1)
target_link_options(studio_play PRIVATE ${_link_options} -sINITIAL_MEMORY=32MB)
set_target_properties(studio_play PROPERTIES SUFFIX ".wasm")
add_dependencies(studio studio_core studio_play)
