# System packages named in apt-packages.txt. The only part of the set-up that needs root.
# Sourced by tools/setup.sh.

# Prints the packages that are missing, one a line.
missing_apt_packages() {
  have dpkg-query || return 0 # not Debian: CMake's configure step says what it lacks
  local wanted=() line package command
  while IFS= read -r line; do
    line="${line%%|*}"
    read -r package _ command <<<"$line"
    if [ -n "$command" ] && have "$command"; then continue; fi
    wanted+=("$package")
  done < <(sed -e '/^#/d' -e '/^[ \t]*$/d' "$PLAYMILL_ROOT/tools/setup/apt-packages.txt")
  # A virtual package (pkg-config is one in Debian 13) counts when something installed provides it.
  dpkg-query -W -f='${db:Status-Abbrev}|${Package}, ${Provides}\n' 2>/dev/null |
    awk -F'|' -v wanted="${wanted[*]}" '
      /^ii/ {
        gsub(/\([^)]*\)/, "", $2)
        n = split($2, names, /[ ,]+/)
        for (i = 1; i <= n; i++) there[names[i]] = 1
      }
      END {
        n = split(wanted, names, " ")
        for (i = 1; i <= n; i++) if (!(names[i] in there)) print names[i]
      }'
}

install_apt() {
  local missing
  mapfile -t missing < <(missing_apt_packages)
  if [ "${#missing[@]}" -eq 0 ]; then
    note "already there"
    return 0
  fi
  echo "missing: ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  dpkg --configure -a # mends what an interrupted installation left behind
  apt-get update
  apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3 "${missing[@]}"
  note "${#missing[@]} installed"
}

# The one command for a person who is not root.
apt_command() { printf 'sudo apt-get update && sudo apt-get install -y --no-install-recommends %s\n' "$*"; }
