#!/usr/bin/env bash
# Configures and builds one preset of CMakePresets.json with as few words as the situation allows.
#
#   tools/build.sh release            everything of the preset
#   tools/build.sh release tacitus    one target
#
# On a terminal ninja's progress is one line; elsewhere only what fails is printed.
set -euo pipefail
cd "$(dirname "$0")/.."

preset=$1
shift
folder=build
[ "$preset" = release ] || folder=build-$preset
log=.cache/configure-$preset.log
mkdir -p .cache

if [ ! -f "$folder/build.ninja" ]; then
  if ! cmake --preset "$preset" >"$log" 2>&1; then
    cat "$log" >&2
    exit 1
  fi
fi

if ninja -C "$folder" -n "$@" 2>/dev/null | grep -q 'no work to do'; then exit 0; fi
echo "build: ${*:-everything} in $folder/" >&2
quiet=--quiet
[ ! -t 1 ] || quiet=
ninja -C "$folder" $quiet "$@"
echo "build: done in $SECONDS s" >&2
