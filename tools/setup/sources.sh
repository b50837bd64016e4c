# Source packages named in source-packages.txt, unpacked to $PLAYMILL_HOME/src/<name>-<version>.
# Sourced by tools/setup.sh.

# Prints the table's rows without comments, fields separated by single "|".
source_rows() { sed -e '/^#/d' -e '/^[ \t]*$/d' -e 's/ *| */|/g' "$PLAYMILL_ROOT/tools/setup/source-packages.txt"; }

install_sources() {
  local name debian tarball sha what
  while IFS='|' read -r name debian tarball sha what; do
    SOURCE_DEBIAN=$debian SOURCE_TARBALL=$tarball SOURCE_SHA=$sha \
      component "$PLAYMILL_HOME/src/$name" "$name $sha" unpack_source
  done < <(source_rows)
  note "$(source_rows | cut -d'|' -f1 | paste -sd' ')"
}

unpack_source() {
  local dir=$1 downloads="$PLAYMILL_HOME/downloads/source-${SOURCE_DEBIAN%%=*}"
  # A security update takes the place of the version named; the upstream tarball stays the same.
  debian_source_download "$downloads" "$SOURCE_DEBIAN" ||
    debian_source_download "$downloads" "${SOURCE_DEBIAN%%=*}"
  echo "$SOURCE_SHA  $downloads/$SOURCE_TARBALL" | sha256sum --check --quiet
  tar -x -C "$dir" --strip-components=1 -f "$downloads/$SOURCE_TARBALL"
  # Debian's copyright file, for LICENSES.md and for anyone who asks.
  tar -x -C "$dir" -O -f "$downloads"/*.debian.tar.xz debian/copyright >"$dir/debian-copyright"
  rm -rf "$downloads"
}
