#!/usr/bin/env bash
# Makes a Python virtual environment with these packages. Quiet and instant once that is done.
#
#   tools/venv.sh FOLDER [OPTION OF PIP…] PACKAGE==VERSION…
set -euo pipefail
cd "$(dirname "$0")/.."

venv=$1
packages=("${@:2}")
name=$(basename "$venv")
log=.cache/$name.log

done=$venv/complete  # names what the environment holds, written last
[ "$(cat "$done" 2>/dev/null)" != "${packages[*]}" ] || exit 0

mkdir -p .cache
echo "venv: installing ${packages[*]} in $venv" >&2
rm -rf "$venv"
python3 -m venv "$venv"
if ! "$venv/bin/python" -m pip install --only-binary=:all: --no-input --disable-pip-version-check "${packages[@]}" \
  >"$log" 2>&1 </dev/null; then
  tail -n 5 "$log" >&2
  echo "venv: pip could not install them; its last words are above, all of them in $log" >&2
  exit 1
fi
echo "${packages[*]}" >"$done"
echo "venv: done in $SECONDS s" >&2
