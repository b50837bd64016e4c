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

# pm_own(<target>): Playmill's own code: warnings, and includes from the repository's root.
function(pm_own target)
  target_link_libraries(${target} PRIVATE pm_warnings)
  target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}")
endfunction()
