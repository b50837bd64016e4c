# Packs scenes for the inspectable page to begin with: cmake -DROOT=… -DOUT=… -P inspect-scenes.cmake
# With -DEMPTY=1 the list is only begun: the page asks for it however it was built.
if(EMPTY)
  if(NOT EXISTS "${OUT}/pages.json")
    file(WRITE "${OUT}/pages.json" "[]")
  endif()
  return()
endif()
set(_pack "${ROOT}/build/native/pm_test_pack")
if(NOT EXISTS "${_pack}" OR NOT EXISTS "${ROOT}/build/web/playable.js")
  message(STATUS "No scenes to start with (they come from the native build: "
    "cmake --build build/native --target pm_web pm_test_pack). The page takes any playable.html.")
  file(WRITE "${OUT}/pages.json" "[]")
  return()
endif()
execute_process(COMMAND "${_pack}" "${ROOT}" "${OUT}" RESULT_VARIABLE _rc)
if(NOT _rc EQUAL 0)
  message(FATAL_ERROR "The scenes for the inspectable page could not be packed.")
endif()
