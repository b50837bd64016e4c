# build/wasm/planner_tokens.wasm: the planner's tokenizer for the browser, beside its model
# (templates/planner/planner.onnx, run by ONNX Runtime Web). Not part of a playable.
add_executable(planner_tokens generator/planner/bindings/tokens.cpp generator/planner/tokenizer.cpp
  generator/core/text.cpp)
pm_own(planner_tokens)
target_link_libraries(planner_tokens PRIVATE pm_lean)
target_link_options(planner_tokens PRIVATE -Oz --no-entry -sSTANDALONE_WASM=1 -sMALLOC=emmalloc
  -sALLOW_MEMORY_GROWTH=1 -sFILESYSTEM=0)
set_target_properties(planner_tokens PROPERTIES SUFFIX ".wasm")
