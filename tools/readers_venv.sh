#!/usr/bin/env bash
# Makes .venv-readers, a Python virtual environment with the programs by which others read a store: deltalake (delta-rs),
# polars, pandas, pyarrow, and DuckDB with its delta extension. For tests/store/readers_test.py, which is skipped without
# it. Quiet and instant once that is done.
set -euo pipefail
cd "$(dirname "$0")/.."

venv=.venv-readers
packages=(deltalake==1.6.6 polars==2.1.0 pandas==3.1.1 pyarrow==26.0.1 duckdb==1.5.5 duckdb-extension-delta==1.5.5)
log=.cache/readers_venv.log

done=$venv/complete  # names what the environment holds, written last
[ "$(cat "$done" 2>/dev/null)" != "${packages[*]}" ] || exit 0

mkdir -p .cache
echo "readers: installing ${packages[*]} in $venv" >&2
rm -rf "$venv"
python3 -m venv "$venv"
if ! "$venv/bin/python" -m pip install --only-binary=:all: --no-input --disable-pip-version-check "${packages[@]}" \
  >"$log" 2>&1 </dev/null; then
  tail -n 5 "$log" >&2
  echo "readers: pip could not install them; its last words are above, all of them in $log" >&2
  exit 1
fi
echo "${packages[*]}" >"$done"
echo "readers: done in $SECONDS s" >&2
