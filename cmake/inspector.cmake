# The inspectable page (never shipped): the runtime with every mechanic behind SDL2 and the Dear ImGui
# inspector, in a browser. `cmake --build build/wasm --target inspect` makes build/inspect/inspect.html.
# Needs the unpacked sources of SDL2 and Dear ImGui and node_modules; without them there is no such
# target, and nothing else misses it.

set(PLAYMILL_SDL2_DIR "" CACHE PATH "Source tree of SDL2, for WebAssembly")
set(PLAYMILL_IMGUI_DIR "" CACHE PATH "Source tree of Dear ImGui")
set(_sdl2 "${PLAYMILL_SDL2_DIR}")
if(NOT _sdl2)
  set(_sdl2 "${PLAYMILL_HOME}/src/sdl2-2.32.4")
endif()
set(_imgui "${PLAYMILL_IMGUI_DIR}")
if(NOT _imgui)
  set(_imgui "${PLAYMILL_HOME}/src/imgui-1.90.1")
endif()
set(_esbuild "${PROJECT_SOURCE_DIR}/node_modules/esbuild/bin/esbuild")
if(NOT EXISTS "${_sdl2}/include/SDL.h" OR NOT EXISTS "${_imgui}/imgui.h" OR NOT EXISTS "${_esbuild}"
   OR NOT TARGET pm_core)
  return()
endif()

# --- SDL2: its own configure run takes minutes under Emscripten, this list takes seconds ---
set(_include "${CMAKE_BINARY_DIR}/sdl2/include")
file(GLOB _headers "${_sdl2}/include/*.h")
list(FILTER _headers EXCLUDE REGEX "SDL_config_emscripten\\.h$")
file(COPY ${_headers} DESTINATION "${_include}/SDL2")
file(READ "${_sdl2}/include/SDL_config_emscripten.h" _config)
foreach(_off HAVE_ICONV_H HAVE_ICONV SDL_AUDIO_DRIVER_DISK SDL_AUDIO_DRIVER_DUMMY SDL_JOYSTICK_EMSCRIPTEN
        SDL_SENSOR_DUMMY SDL_LOADSO_DLOPEN SDL_VIDEO_RENDER_OGL_ES2 SDL_POWER_EMSCRIPTEN)
  string(REGEX REPLACE "#define ${_off} 1" "/* ${_off} is off */" _config "${_config}")
endforeach()
string(APPEND _config "
#define SDL_LEAN_AND_MEAN 1
#define SDL_JOYSTICK_DISABLED 1
#define SDL_SENSOR_DISABLED 1
#define SDL_POWER_DISABLED 1
#define SDL_LOADSO_DISABLED 1
#define SDL_RENDER_DISABLED 1
")
file(CONFIGURE OUTPUT "${_include}/SDL2/SDL_config_emscripten.h" CONTENT "${_config}" @ONLY)

file(STRINGS "${PROJECT_SOURCE_DIR}/cmake/sdl2-emscripten-sources.txt" _names REGEX "\\.c$")
list(TRANSFORM _names PREPEND "${_sdl2}/src/")
add_library(pm_sdl2 STATIC EXCLUDE_FROM_ALL ${_names})
target_include_directories(pm_sdl2 SYSTEM PUBLIC "${_include}" "${_include}/SDL2")
target_compile_options(pm_sdl2 PRIVATE -w)

add_library(pm_imgui STATIC EXCLUDE_FROM_ALL
  "${_imgui}/imgui.cpp" "${_imgui}/imgui_draw.cpp" "${_imgui}/imgui_tables.cpp"
  "${_imgui}/imgui_widgets.cpp"
  "${_imgui}/backends/imgui_impl_sdl2.cpp" "${_imgui}/backends/imgui_impl_opengl3.cpp")
target_include_directories(pm_imgui SYSTEM PUBLIC "${_imgui}" "${_imgui}/backends")
target_compile_definitions(pm_imgui PUBLIC IMGUI_IMPL_OPENGL_ES3 IMGUI_DISABLE_DEMO_WINDOWS
  IMGUI_DISABLE_FILE_FUNCTIONS)
target_compile_options(pm_imgui PRIVATE -w -fno-exceptions -fno-rtti)
target_link_libraries(pm_imgui PUBLIC pm_sdl2)

# --- The page's script: scenes in, text out; before it the templates, for their parameters ---
set(_templates "${CMAKE_BINARY_DIR}/generated/inspect_templates.js")
set(_list "const PM_TEMPLATES=[")
foreach(_mechanic IN LISTS PLAYMILL_MECHANICS)
  set(_template "${PROJECT_SOURCE_DIR}/templates/${_mechanic}.json")
  if(EXISTS "${_template}")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${_template}")
    file(READ "${_template}" _json)
    string(APPEND _list "${_json},")
  endif()
endforeach()
file(GENERATE OUTPUT "${_templates}" CONTENT "${_list}];\n")
set(_page "${CMAKE_BINARY_DIR}/generated/inspect_page.js")
file(GLOB _page_parts CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/web/inspect/*.ts"
  "${PROJECT_SOURCE_DIR}/web/playable/*.ts" "${PROJECT_SOURCE_DIR}/web/playable/codec/*.ts")
add_custom_command(OUTPUT "${_page}"
  COMMAND "${_esbuild}" "${PROJECT_SOURCE_DIR}/web/inspect/main.ts" --bundle --minify --format=iife
          --target=safari15 --legal-comments=none --log-level=warning "--outfile=${_page}"
  DEPENDS ${_page_parts} VERBATIM COMMENT "Bundling the inspector's page")
add_custom_target(inspect_script DEPENDS "${_page}")

# --- The program ---
set(_out "${PROJECT_SOURCE_DIR}/build/inspect")
pm_sources(_sources runtime/shell/inspect/*.cpp runtime/inspector/*.cpp runtime/presenter/*.cpp runtime/mechanics/*.cpp
  runtime/mechanics/*/*.cpp)
set(_registry "${CMAKE_BINARY_DIR}/generated/registry_inspect.cpp")
pm_write_registry("${_registry}" ${PLAYMILL_MECHANICS})
add_executable(inspect_module EXCLUDE_FROM_ALL ${_sources} "${_registry}"
  "${PROJECT_SOURCE_DIR}/runtime/shell/sdl/audio.cpp"
  "${PROJECT_SOURCE_DIR}/runtime/shell/sdl/window.cpp"
  "${PROJECT_SOURCE_DIR}/runtime/shell/sdl/workbench.cpp"
  "${PROJECT_SOURCE_DIR}/generator/preview/finger.cpp")
pm_own(inspect_module)
target_link_libraries(inspect_module PRIVATE pm_lean pm_core pm_box2d pm_imgui)
# EM_JS is written in GNU C++.
set_target_properties(inspect_module PROPERTIES OUTPUT_NAME inspect SUFFIX ".js" CXX_EXTENSIONS ON
  RUNTIME_OUTPUT_DIRECTORY "${_out}")
# Memory grows here: any scene, any number of them. Without eglGetProcAddress (a stub stands in the
# program) the linker need not keep every GL function.
target_link_options(inspect_module PRIVATE -Oz -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2
  -sGL_ENABLE_GET_PROC_ADDRESS=0 -sALLOW_MEMORY_GROWTH=1 -sSTACK_SIZE=512kB -sFILESYSTEM=0
  -sENVIRONMENT=web -sEXPORTED_RUNTIME_METHODS=ccall,HEAPU8 -sEXPORTED_FUNCTIONS=_main,_malloc,_free
  "--pre-js=${_templates}" "--pre-js=${_page}")
set_property(TARGET inspect_module APPEND PROPERTY LINK_DEPENDS "${_page}" "${_templates}")
add_dependencies(inspect_module inspect_script)
add_custom_command(TARGET inspect_module POST_BUILD
  COMMAND "${CMAKE_COMMAND}" -E copy "${PROJECT_SOURCE_DIR}/web/inspect/page.html" "${_out}/inspect.html"
  COMMAND "${CMAKE_COMMAND}" -DEMPTY=1 "-DOUT=${_out}/scenes" -P "${PROJECT_SOURCE_DIR}/cmake/inspect-scenes.cmake"
  VERBATIM)

# --- Scenes to start with: the pages of the browser tests, where the native build can pack them ---
add_custom_target(inspect_scenes
  COMMAND "${CMAKE_COMMAND}" "-DROOT=${PROJECT_SOURCE_DIR}" "-DOUT=${_out}/scenes"
          -P "${PROJECT_SOURCE_DIR}/cmake/inspect-scenes.cmake" VERBATIM)
foreach(_mechanic IN LISTS PLAYMILL_MECHANICS)
  add_dependencies(inspect_scenes playable_${_mechanic})
endforeach()
add_custom_target(inspect DEPENDS inspect_module inspect_scenes)

# The studio lays it over its previews (`?inspect`).
if(TARGET studio)
  add_dependencies(studio inspect_module)
endif()
