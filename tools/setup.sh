#!/usr/bin/env bash
# Installs what Playmill needs: system packages, node packages, Emscripten, library sources.
# Safe to interrupt and to run again: what is whole is kept, what is half-made is made anew.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/setup"
for part in lib apt debian npm emscripten sources onnxruntime; do
  # shellcheck source=/dev/null
  . "$here/$part.sh"
done

mkdir -p "$PM_LOGS"

# Two set-ups at once: the second waits for the first, then finds everything there.
exec 9>"$PLAYMILL_HOME/.lock"
if ! flock --nonblock 9; then
  say "Another set-up is running (lock $PLAYMILL_HOME/.lock); waiting for it ..."
  flock 9
fi

[ "$PM_STEPS" -gt 0 ] || PM_STEPS=5

mapfile -t missing < <(missing_apt_packages)
if [ "${#missing[@]}" -gt 0 ] && [ "$(id -u)" -ne 0 ]; then
  say "${#missing[@]} system packages are missing. Run this once, then the same command again:"
  say ""
  say "  $(apt_command "${missing[@]}")"
  say ""
  say "Everything else goes into $PLAYMILL_HOME and needs no root."
  exit "$EXIT_NEEDS_ROOT"
fi

step "$EXIT_SETUP_FAILED" "System packages" install_apt
step "$EXIT_SETUP_FAILED" "Node packages" install_npm
step "$EXIT_SETUP_FAILED" "Emscripten $EMSDK_VERSION" install_emscripten
step "$EXIT_SETUP_FAILED" "Library sources" install_sources
step "$EXIT_SETUP_FAILED" "ONNX Runtime $ONNXRUNTIME_VERSION" install_onnxruntime
