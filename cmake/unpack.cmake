# build/wasm/unpack.wasm: the decoder that a page unpacks its module and its scene with. It stands in
# every page as it is, so it carries no library, no more memory than its model needs, and exports
# nothing that the page does not call (unpack-keep.json).
add_executable(unpack runtime/unpack/exports.cpp runtime/unpack/lzma.cpp)
pm_own(unpack)
target_link_libraries(unpack PRIVATE pm_lean)
target_link_options(unpack PRIVATE -Oz --no-entry -sSTANDALONE_WASM=1 -sMALLOC=none
  -sALLOW_MEMORY_GROWTH=1 -sINITIAL_MEMORY=64kB -sSTACK_SIZE=4kB -sFILESYSTEM=0)
set_target_properties(unpack PROPERTIES SUFFIX ".wasm" RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/linked")
set(_kept "${CMAKE_BINARY_DIR}/shrunk/unpack.wasm")
add_custom_command(TARGET unpack POST_BUILD
  COMMAND "${_binaryen}/bin/wasm-metadce" ${_features} --quiet
          "--graph-file=${PROJECT_SOURCE_DIR}/cmake/unpack-keep.json" "$<TARGET_FILE:unpack>" -o "${_kept}"
  COMMAND "${_binaryen}/bin/wasm-opt" ${_features} -Oz --converge --strip-producers
          --strip-target-features "${_kept}" -o "${CMAKE_BINARY_DIR}/unpack.wasm"
  BYPRODUCTS "${CMAKE_BINARY_DIR}/unpack.wasm" VERBATIM)
