# Language, warnings and floating point rules for everything that is compiled here.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}")
set(CMAKE_INTERPROCEDURAL_OPTIMIZATION OFF)

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "" FORCE)
endif()
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1 -DNDEBUG")
set(CMAKE_C_FLAGS_RELWITHDEBINFO "-O2 -g1 -DNDEBUG")

# The simulation must give the same bits from every compiler: no fused multiply-add, no fast-math.
add_compile_options(-ffp-contract=off)

if(EMSCRIPTEN)
  # Small first. Our objects as LTO bitcode (the prebuilt system libraries do not link with -flto,
  # bitcode objects do); the two features are in every browser that runs the rest (Safari 15).
  add_compile_options(-Oz -DNDEBUG -flto -mbulk-memory -mnontrapping-fptoint)
endif()

find_program(PLAYMILL_CCACHE ccache)
if(PLAYMILL_CCACHE AND NOT EMSCRIPTEN)
  set(CMAKE_C_COMPILER_LAUNCHER "${PLAYMILL_CCACHE}")
  set(CMAKE_CXX_COMPILER_LAUNCHER "${PLAYMILL_CCACHE}")
endif()

if(PLAYMILL_SANITIZE)
  # vptr checks need RTTI, which the runtime does without.
  add_compile_options(-fsanitize=${PLAYMILL_SANITIZE} -fno-sanitize=vptr -fno-sanitize-recover=all
                      -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${PLAYMILL_SANITIZE})
endif()

# Our own code only; libraries are built without.
add_library(pm_warnings INTERFACE)
target_compile_options(pm_warnings INTERFACE -Wall -Wextra -Wshadow)
# clang blames us for what libstdc++ 12's own std::stable_sort calls.
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  target_compile_options(pm_warnings INTERFACE -Wno-error=deprecated-declarations)
endif()
if(PLAYMILL_WERROR)
  target_compile_options(pm_warnings INTERFACE -Werror)
endif()

# pm_lean: how everything that ships is compiled. Files named *_native.cpp get exceptions back.
add_library(pm_lean INTERFACE)
target_compile_options(pm_lean INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions -fno-rtti>)

# pm_sources(<var> <glob>…): sources that match, relative to the repository; none is fine.
function(pm_sources var)
  set(found "")
  foreach(pattern IN LISTS ARGN)
    file(GLOB matches CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/${pattern}")
    list(APPEND found ${matches})
  endforeach()
  if(EMSCRIPTEN)
    list(FILTER found EXCLUDE REGEX "_native\\.cpp$")
  endif()
  list(SORT found)
  set(${var} "${found}" PARENT_SCOPE)
endfunction()

# pm_unity(<target> <source>…): the target's sources of a folder are compiled as one, at most twelve
# of them; other sources of the target, and those with SKIP_UNITY_BUILD_INCLUSION, alone.
function(pm_unity target)
  if(NOT PLAYMILL_UNITY)
    return()
  endif()
  set(folders "")
  foreach(source IN LISTS ARGN)
    get_source_file_property(alone "${source}" SKIP_UNITY_BUILD_INCLUSION)
    if(NOT alone)
      get_filename_component(folder "${source}" DIRECTORY)
      get_filename_component(folder "${folder}" NAME)
      list(APPEND folders "${folder}")
      list(APPEND of_${folder} "${source}")
    endif()
  endforeach()
  list(REMOVE_DUPLICATES folders)
  foreach(folder IN LISTS folders)
    list(SORT of_${folder})
    list(LENGTH of_${folder} count)
    math(EXPR parts "(${count} + 11) / 12")
    set(at 0)
    foreach(source IN LISTS of_${folder})
      math(EXPR part "${at} * ${parts} / ${count} + 1")
      set_source_files_properties("${source}" PROPERTIES UNITY_GROUP "${folder}_${part}")
      math(EXPR at "${at} + 1")
    endforeach()
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
endfunction()

# stb's implementations bring macros; read_svg.cpp has includes of its own.
set_source_files_properties(generator/core/image.cpp generator/image/read_jpeg.cpp
  generator/image/read_svg.cpp PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)

# pm_own(<target>): Playmill's own code: warnings, and includes from the repository's root.
function(pm_own target)
  target_link_libraries(${target} PRIVATE pm_warnings)
  target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}")
endfunction()
