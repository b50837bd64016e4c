#!/usr/bin/env bash
# ./playmill doctor [--json]: every component with its version, where it was found and what it is for.
# Leaves with 0 when everything that is needed is there, else with 1. Changes nothing.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/setup"
for part in lib apt npm emscripten sources onnxruntime; do
  # shellcheck source=/dev/null
  . "$here/$part.sh"
done

json=false
case "${1:-}" in
  --json) json=true ;;
  "") ;;
  *)
    say "playmill doctor: unknown option '$1' (there is only --json)"
    exit 2
    ;;
esac

rows=()
missing=0
# row STATUS NAME VERSION WHERE WHAT: STATUS is ok, missing (needed) or absent (optional).
row() {
  rows+=("$1"$'\t'"$2"$'\t'"$3"$'\t'"$4"$'\t'"$5")
  if [ "$1" = missing ]; then missing=$((missing + 1)); fi
}
# program NAME WHAT VERSION-COMMAND…
program() {
  local name=$1 what=$2 where
  shift 2
  if where="$(command -v "$name" 2>/dev/null)"; then
    row ok "$name" "$("$@" 2>/dev/null | grep -oE '[0-9]+\.[0-9]+(\.[0-9]+)*' | head -n 1)" "$where" "$what"
  else
    row missing "$name" - - "$what"
  fi
}

check_system_packages() {
  local line package command what version
  local -A versions=()
  if ! have dpkg-query; then
    row absent "system packages" - - "not a Debian system: CMake's configure step names what it lacks"
    return 0
  fi
  while IFS='|' read -r package version; do
    versions[$package]=$version
  done < <(dpkg-query -W -f='${db:Status-Abbrev}${Package}|${Version}\n' 2>/dev/null | sed -n 's/^ii *//p')
  local lacking
  lacking=" $(missing_apt_packages | paste -sd' ') "
  while IFS= read -r line; do
    what="$(sed 's/^[^|]*| *//' <<<"$line")"
    read -r package _ command <<<"${line%%|*}"
    if [[ $lacking == *" $package "* ]]; then
      row missing "$package" - - "$what"
    elif [ -n "${versions[$package]:-}" ]; then
      row ok "$package" "${versions[$package]}" "system package" "$what"
    elif [ -n "$command" ]; then
      row ok "$package" "$("$command" --version 2>/dev/null | grep -oE '[0-9][0-9.]*' | head -n 1)" \
        "$(command -v "$command")" "$what"
    else
      row ok "$package" - "provided by another package" "$what"
    fi
  done < <(sed -e '/^#/d' -e '/^[ \t]*$/d' -e 's/ *$//' "$PLAYMILL_ROOT/tools/setup/apt-packages.txt")
}

check_emscripten() {
  local root="$PLAYMILL_HOME/emscripten" version
  version="$(emcc_version_of "$root/emcc" || true)"
  if [ "$version" = "$EMSDK_VERSION" ]; then
    row ok Emscripten "$version" "$(readlink -f "$root")" "compiles the playables to WebAssembly"
    row ok Binaryen "$("$PLAYMILL_HOME/bin/wasm-opt" --version 2>/dev/null | grep -oE '[0-9]+' | head -n 1)" \
      "$(readlink -f "$PLAYMILL_HOME/bin/wasm-opt")" "shrinks the WebAssembly"
  else
    row missing Emscripten "${version:--}" "${version:+$root}" "version $EMSDK_VERSION compiles the playables; run ./playmill setup"
  fi
}

check_sources() {
  local name debian tarball sha what
  while IFS='|' read -r name debian tarball sha what; do
    if [ "$(cat "$PLAYMILL_HOME/src/$name/.stamp" 2>/dev/null)" = "$name $sha" ]; then
      row ok "${name%-*}" "${name##*-}" "$PLAYMILL_HOME/src/$name" "$what"
    else
      row missing "${name%-*}" - - "$what"
    fi
  done < <(source_rows)
}

check_onnxruntime() {
  local what="runs the planner's model; without it the planner reads words alone"
  if [ -f "$ONNXRUNTIME_HOME/lib/libonnxruntime.so.1" ]; then
    row ok "ONNX Runtime" "$ONNXRUNTIME_VERSION" "$ONNXRUNTIME_HOME" "$what"
  else
    row absent "ONNX Runtime" - - "$what; run ./playmill setup"
  fi
}

check_node_packages() {
  local name version what
  if ! npm_done; then
    row missing "node packages" - - "package-lock.json is not installed as it stands; run ./playmill setup"
    return 0
  fi
  while IFS='|' read -r name what; do
    version="$(sed -n 's/^ *"version": "\(.*\)".*/\1/p' "$PLAYMILL_ROOT/node_modules/$name/package.json" 2>/dev/null | head -n 1)"
    if [ -n "$version" ]; then
      row ok "$name" "$version" "node_modules/$name" "$what"
    else
      row missing "$name" - - "$what"
    fi
  done <<'NAMES'
typescript|type checks of the web parts
esbuild|bundles the web parts
terser|shrinks the loader
playwright-core|drives the browser in tests
eslint|checks the web parts
prettier|formats the web parts
acorn|JavaScript parser behind Emscripten
NAMES
}

check_graphics() {
  local probe info renderer kind
  probe="$(mktemp -d)"
  if cc -o "$probe/gl-info" "$PLAYMILL_ROOT/tools/setup/gl-info.c" -lEGL -lGLESv2 2>/dev/null &&
    info="$("$probe/gl-info" 2>/dev/null)"; then
    renderer="$(sed -n 's/^renderer\t//p' <<<"$info")"
    case "$renderer" in
      *llvmpipe* | *softpipe* | *SwiftShader*) kind="software, no GPU needed" ;;
      *) kind="GPU" ;;
    esac
    row ok "OpenGL ES" "$(sed -n 's/^version\tOpenGL ES \([0-9.]*\).*/\1/p' <<<"$info")" "$renderer" "previews and screening ($kind)"
  else
    row missing "OpenGL ES" - - "headless rendering of previews (EGL gave no OpenGL ES 3 context)"
  fi
  rm -rf "$probe"
  local gpus
  if have nvidia-smi && gpus="$(nvidia-smi --query-gpu=name,driver_version --format=csv,noheader 2>/dev/null | head -n 1)" && [ -n "$gpus" ]; then
    row ok GPU "${gpus##*, }" "${gpus%%,*}" "quicker rendering and screening"
  elif compgen -G '/dev/dri/renderD*' >/dev/null; then
    row ok GPU - "$(compgen -G '/dev/dri/renderD*' | paste -sd' ')" "quicker rendering and screening"
  else
    row absent GPU - - "quicker rendering and screening; software rendering is used"
  fi
}

check_build() {
  local what="the program" program="$PLAYMILL_ROOT/build/native/playmill" modules
  if [ -x "$program" ]; then
    row ok playmill "$("$program" --version 2>/dev/null | grep -oE '[0-9]+\.[0-9]+\.[0-9]+' | head -n 1)" build/native/playmill "$what"
  else
    row absent playmill - - "$what; built on first use"
  fi
  modules="$(find "$PLAYMILL_ROOT/build/wasm" -maxdepth 1 -name 'playable_*.wasm' 2>/dev/null | wc -l)"
  if [ "$modules" -gt 0 ]; then
    row ok "WebAssembly modules" "$modules" build/wasm "one per mechanic"
  else
    row absent "WebAssembly modules" - - "one per mechanic; built on first use"
  fi
}

check_system_packages
program node "runs Emscripten, the web build and browser tests" node --version
program chromium "real-browser tests" chromium --version
check_emscripten
check_sources
check_onnxruntime
check_node_packages
check_graphics
check_build

escape_json() { sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/[[:cntrl:]]//g' <<<"$1"; }

if $json; then
  printf '{\n  "ok": %s,\n  "home": "%s",\n  "components": [\n' "$([ "$missing" -eq 0 ] && echo true || echo false)" "$(escape_json "$PLAYMILL_HOME")"
  for i in "${!rows[@]}"; do
    IFS=$'\t' read -r status name version where what <<<"${rows[$i]}"
    printf '    {"status": "%s", "name": "%s", "version": "%s", "where": "%s", "for": "%s"}%s\n' \
      "$status" "$(escape_json "$name")" "$(escape_json "$version")" "$(escape_json "$where")" \
      "$(escape_json "$what")" "$([ "$i" -lt $((${#rows[@]} - 1)) ] && echo ,)"
  done
  printf '  ]\n}\n'
else
  printf '%-8s %-21s %-24s %s\n' status component version 'what for  [where]'
  for line in "${rows[@]}"; do
    IFS=$'\t' read -r status name version where what <<<"$line"
    case "$where" in -) where="" ;; *) where="  [${where/#$HOME\//\~/}]" ;; esac
    printf '%-8s %-21s %-24.24s %s%s\n' "$status" "$name" "${version:--}" "$what" "$where"
  done
  echo
  if [ "$missing" -eq 0 ]; then
    echo "Everything that is needed is there."
  else
    echo "$missing needed component(s) missing. Run ./playmill setup."
  fi
fi
[ "$missing" -eq 0 ]
