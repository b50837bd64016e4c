# build/web/playable.js: the page's shell as one minified script (checked by tsc in the tests).
# build/web/shell-<adapter>.js: the same for a container, one for each of web/playable/adapters.
# build/web/<shell>-beacon.js: the same, able to send records of views where it is asked to.
# build/web/playmill-ad.js: the custom element for pages that show playables themselves (web/host).
# build/web/report.js: the charts of `report` and of a campaign's history (web/report).
# build/web/codec-<name>.js: the readers of packed bytes, of which a page carries one.
# build/web/strip.js: decodes pictures of the product, in pages that have some.
find_program(PLAYMILL_NODE NAMES node nodejs REQUIRED)
set(_esbuild "${PROJECT_SOURCE_DIR}/node_modules/esbuild/bin/esbuild")
file(GLOB _shell CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/web/playable/*.ts"
  "${PROJECT_SOURCE_DIR}/web/playable/codec/*.ts" "${PROJECT_SOURCE_DIR}/web/playable/strip/*.ts"
  "${PROJECT_SOURCE_DIR}/web/playable/container/*.ts"
  "${PROJECT_SOURCE_DIR}/web/playable/measure/*.ts" "${PROJECT_SOURCE_DIR}/web/host/protocol.ts"
  "${PROJECT_SOURCE_DIR}/web/playable/adapters/*.ts")
file(GLOB _adapters CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/web/playable/adapters/*.ts")
if(_shell AND EXISTS "${_esbuild}")
  set(_web "${PROJECT_SOURCE_DIR}/build/web")
  set(_measure "${PROJECT_SOURCE_DIR}/web/playable/measure")
  set(_bundle --bundle --minify --format=iife --target=safari15 --legal-comments=none
    --log-level=warning --define:PM_STUDIO=false)
  set(_scripts)
  foreach(_adapter IN LISTS _adapters)
    get_filename_component(_name "${_adapter}" NAME_WE)
    set(_shell_js "${_web}/shell-${_name}")
    if(_name STREQUAL "plain")
      set(_shell_js "${_web}/playable")
    endif()
    add_custom_command(OUTPUT "${_shell_js}.js" "${_shell_js}-beacon.js"
      COMMAND "${_esbuild}" "${PROJECT_SOURCE_DIR}/web/playable/main.ts" ${_bundle}
              "--alias:container=${_adapter}" "--alias:measure=${_measure}/none.ts" "--outfile=${_shell_js}.js"
      COMMAND "${_esbuild}" "${PROJECT_SOURCE_DIR}/web/playable/main.ts" ${_bundle}
              "--alias:container=${_adapter}" "--alias:measure=${_measure}/beacon.ts" "--outfile=${_shell_js}-beacon.js"
      DEPENDS ${_shell} VERBATIM COMMENT "Bundling the page's shell: ${_name}")
    list(APPEND _scripts "${_shell_js}.js" "${_shell_js}-beacon.js")
  endforeach()
  file(GLOB _codecs CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/web/playable/codec/give_*.ts")
  foreach(_codec IN LISTS _codecs)
    string(REGEX REPLACE ".*/give_(.*)\\.ts$" "\\1" _name "${_codec}")
    add_custom_command(OUTPUT "${_web}/codec-${_name}.js"
      COMMAND "${_esbuild}" "${_codec}" ${_bundle} "--outfile=${_web}/codec-${_name}.js"
      DEPENDS ${_shell} VERBATIM COMMENT "Bundling codec ${_name}")
    list(APPEND _scripts "${_web}/codec-${_name}.js")
  endforeach()
  add_custom_command(OUTPUT "${_web}/strip.js"
    COMMAND "${_esbuild}" "${PROJECT_SOURCE_DIR}/web/playable/strip/give.ts" ${_bundle} "--outfile=${_web}/strip.js"
    DEPENDS ${_shell} VERBATIM COMMENT "Bundling the decoder of pictures")
  list(APPEND _scripts "${_web}/strip.js")
  file(GLOB _host CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/web/host/*.ts")
  add_custom_command(OUTPUT "${_web}/playmill-ad.js"
    COMMAND "${_esbuild}" "${PROJECT_SOURCE_DIR}/web/host/playmill_ad.ts" ${_bundle}
            "--outfile=${_web}/playmill-ad.js"
    DEPENDS ${_host} VERBATIM COMMENT "Bundling the host kit")
  list(APPEND _scripts "${_web}/playmill-ad.js")
  file(GLOB _report CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/web/report/*.ts")
  add_custom_command(OUTPUT "${_web}/report.js"
    COMMAND "${_esbuild}" "${PROJECT_SOURCE_DIR}/web/report/main.ts" ${_bundle}
            "--outfile=${_web}/report.js"
    DEPENDS ${_report} VERBATIM COMMENT "Bundling the charts of reports")
  list(APPEND _scripts "${_web}/report.js")
  add_custom_target(pm_web ALL DEPENDS ${_scripts})
endif()
