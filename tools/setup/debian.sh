# A private apt state that reads Debian 13's and 12's package lists beside the machine's own.
# It installs nothing: it only downloads packages and sources, with signatures checked as usual,
# from the very mirrors this machine is set up with. Sourced, never run.

DEBIAN_SUITE=trixie
# Some library sources are pinned at the version that Debian 12 carries.
DEBIAN_SUITES="$DEBIAN_SUITE bookworm"
PM_APT="$PLAYMILL_HOME/apt"

# Prints the machine's own Debian source as one deb822 stanza for $DEBIAN_SUITES.
own_debian_source() {
  local codename
  codename="$(. /etc/os-release && echo "${VERSION_CODENAME:-}")"
  {
    cat /etc/apt/sources.list.d/*.sources 2>/dev/null | awk -v codename="$codename" '
      function flush_stanza() {
        if (uri != "" && types ~ /(^| )deb( |$)/ && enabled !~ /^no/ &&
            (suite == codename || suite == "stable" || suite == "testing" || suite == "sid"))
          print uri "|" signed
        uri = signed = types = suite = enabled = ""
      }
      /^#/ { next }
      /^[ \t]*$/ { flush_stanza(); next }
      /^Types:/ { $1 = ""; types = substr($0, 2) }
      /^URIs:/ { uri = $2 }
      /^Suites:/ { suite = $2 }
      /^Enabled:/ { enabled = $2 }
      /^Signed-By:/ { signed = $2 }
      END { flush_stanza() }' || true
    # The older one-line form: deb [options] URI suite component…
    cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null | awk -v codename="$codename" '
      $1 == "deb" {
        signed = ""
        line = $0
        if (match(line, /signed-by=[^] ]+/)) signed = substr(line, RSTART + 10, RLENGTH - 10)
        sub(/\[[^]]*\] */, "", line)
        split(line, f, /[ \t]+/)
        if (f[3] == codename || f[3] == "stable" || f[3] == "testing" || f[3] == "sid") print f[2] "|" signed
      }' || true
  } | head -n 1 | {
    IFS='|' read -r uri signed || true
    [ -n "${uri:-}" ] || return 1
    printf 'Types: deb deb-src\nURIs: %s\nSuites: %s\nComponents: main\n' "$uri" "$DEBIAN_SUITES"
    printf 'Signed-By: %s\n' "${signed:-/usr/share/keyrings/debian-archive-keyring.gpg}"
  }
}

private_apt() {
  local tool=$1
  shift
  "$tool" -o Dir::Etc::SourceList="$PM_APT/debian.sources" -o Dir::Etc::SourceParts=/dev/null \
    -o Dir::State::Lists="$PM_APT/lists" -o Dir::State::status=/dev/null \
    -o Dir::Cache="$PM_APT/cache" -o APT::Sandbox::User="$(id -un)" -o Acquire::Retries=3 \
    -o Acquire::Languages=none "$@"
}

# Reads the package lists once per set-up run (a few seconds).
private_apt_update() {
  [ "$(cat "$PM_APT/updated" 2>/dev/null)" = "$$" ] && return 0
  have apt-get || {
    echo "This machine has no apt. See tools/setup/README.md, 'Without apt'."
    return 1
  }
  mkdir -p "$PM_APT/lists/partial" "$PM_APT/cache/archives/partial"
  own_debian_source >"$PM_APT/debian.sources" || {
    echo "No Debian source was found in /etc/apt. See tools/setup/README.md, 'Without apt'."
    return 1
  }
  private_apt apt-get update
  echo "$$" >"$PM_APT/updated"
}

# debian_download DIR PACKAGE…: the .deb files, into DIR.
debian_download() {
  local dir=$1
  shift
  private_apt_update
  mkdir -p "$dir"
  (cd "$dir" && private_apt apt-get download "$@")
}

# debian_source_download DIR SOURCE=VERSION: the .dsc and the tarballs it names, hashes checked by apt.
debian_source_download() {
  local dir=$1
  shift
  private_apt_update
  mkdir -p "$dir"
  (cd "$dir" && private_apt apt-get source --download-only "$@")
}

# unpack_deb FILE DIR [tar options]: a package's files, without installing it.
unpack_deb() {
  local file=$1 dir=$2
  shift 2
  mkdir -p "$dir"
  dpkg-deb --fsys-tarfile "$file" | tar -x -C "$dir" "$@"
}
