#!/usr/bin/env bash
# Installs the Debian packages that are missing, and nothing else.
#
#   tools/setup.sh                 what building, running and testing needs (tools/apt-packages.txt)
#   tools/setup.sh lint fuzz       and what those targets need (tools/apt-packages-lint.txt, …)
#
# Works as root, or through sudo. Says in one line what it installs; apt's own words go to .cache/setup.log, shown
# where it fails. With nothing missing it says nothing and takes a few milliseconds.
set -euo pipefail
cd "$(dirname "$0")/.."

log=.cache/setup.log
bundle=/etc/ssl/certs/ca-certificates.crt

lists=(tools/apt-packages.txt)
for group in "$@"; do
  list=tools/apt-packages-$group.txt
  [ -f "$list" ] || { echo "set-up: no list of packages for '$group' ($list)" >&2; exit 2; }
  lists+=("$list")
done

installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' 2>/dev/null | sed -n 's/ installed$//p' || true)
missing=()
while read -r package command _; do
  case $package in '' | '#'*) continue ;; esac
  grep -qxF "$package" <<<"$installed" && continue
  [ -n "$command" ] && command -v "$command" >/dev/null && continue
  missing+=("$package")
done <<<"$(cat "${lists[@]}")"
[ ${#missing[@]} -gt 0 ] || exit 0

if ! command -v apt-get >/dev/null; then
  echo "set-up: this is not Debian, so install what corresponds to these packages yourself: ${missing[*]}" >&2
  exit 1
fi
root=()
if [ "$(id -u)" != 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "set-up: packages are missing; as root, run: apt-get install ${missing[*]}" >&2
    exit 1
  fi
  root=(sudo)
fi

mkdir -p .cache
echo "set-up: installing Debian packages: ${missing[*]}" >&2
# A certificate bundle that was put in place by hand, as on machines behind a proxy, must survive the package that
# otherwise owns the file: its first installation writes the file anew.
kept=
if [ -f "$bundle" ] && ! grep -qxF ca-certificates <<<"$installed"; then
  kept=$(mktemp)
  cat "$bundle" >"$kept"
fi
apt() {
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 "$@" \
    </dev/null >>"$log" 2>&1
}
: >"$log"
if ! apt update || ! apt install --no-install-recommends "${missing[@]}"; then
  tail -n 20 "$log" >&2
  echo "set-up: apt-get failed; its last words are above, all of them in $log" >&2
  exit 1
fi
if [ -n "$kept" ]; then
  "${root[@]}" tee "$bundle" <"$kept" >/dev/null
  rm -f "$kept"
fi
echo "set-up: done in $SECONDS s" >&2
