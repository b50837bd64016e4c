# build/web/playable.js: the page's shell as one minified script (checked by tsc in the tests).
find_program(PLAYMILL_NODE NAMES node nodejs REQUIRED)
set(_esbuild "${PROJECT_SOURCE_DIR}/node_modules/esbuild/bin/esbuild")
file(GLOB _shell CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/web/playable/*.ts")
if(_shell AND EXISTS "${_esbuild}")
  set(_out "${PROJECT_SOURCE_DIR}/build/web/playable.js")
  add_custom_command(OUTPUT "${_out}"
    COMMAND "${_esbuild}" "${PROJECT_SOURCE_DIR}/web/playable/main.ts" --bundle --minify --format=iife
            --target=safari15 --legal-comments=none --log-level=warning "--outfile=${_out}"
    DEPENDS ${_shell} VERBATIM COMMENT "Bundling the page's shell")
  add_custom_target(pm_web ALL DEPENDS "${_out}")
endif()
