# Emscripten's own toolchain file, found in this order:
#   1. -DPLAYMILL_EMSCRIPTEN_ROOT=… or the environment variable of that name
#   2. what `./playmill setup` installed or found ($PLAYMILL_HOME/emscripten)
#   3. an activated emsdk ($EMSDK) or an emcc on PATH
if(NOT PLAYMILL_EMSCRIPTEN_ROOT)
  if(DEFINED ENV{PLAYMILL_EMSCRIPTEN_ROOT})
    set(PLAYMILL_EMSCRIPTEN_ROOT "$ENV{PLAYMILL_EMSCRIPTEN_ROOT}")
  else()
    include("${CMAKE_CURRENT_LIST_DIR}/playmill-home.cmake")
    if(EXISTS "${PLAYMILL_HOME}/emscripten/em++")
      set(PLAYMILL_EMSCRIPTEN_ROOT "${PLAYMILL_HOME}/emscripten")
    elseif(DEFINED ENV{EMSDK})
      set(PLAYMILL_EMSCRIPTEN_ROOT "$ENV{EMSDK}/upstream/emscripten")
    else()
      find_program(PLAYMILL_EMCC emcc)
      if(PLAYMILL_EMCC)
        file(REAL_PATH "${PLAYMILL_EMCC}" _emcc)
        get_filename_component(PLAYMILL_EMSCRIPTEN_ROOT "${_emcc}" DIRECTORY)
      endif()
    endif()
  endif()
endif()

set(_toolchain "${PLAYMILL_EMSCRIPTEN_ROOT}/cmake/Modules/Platform/Emscripten.cmake")
if(NOT EXISTS "${_toolchain}")
  file(STRINGS "${CMAKE_CURRENT_LIST_DIR}/../emsdk-version" _version LIMIT_COUNT 1)
  message(FATAL_ERROR
    "Emscripten ${_version} was not found. Run `./playmill setup`, activate an emsdk, "
    "or pass -DPLAYMILL_EMSCRIPTEN_ROOT=<folder that holds em++>.")
endif()
include("${_toolchain}")
