#!/usr/bin/env bash
# Fetches DuckDB's library into lib/tacitus/libduckdb.so, once. The store writes and reads its Parquet with it.
#
# The library is DuckDB 1.5.5's own build for Linux on x86-64 (MIT), byte for byte, taken out of the PyPI package named
# below, since pip is what a bare Debian has at once. Both are checked against their sha256; the library each time, so
# that a damaged one is noticed and fetched again. The file appears whole or not at all.
set -euo pipefail
cd "$(dirname "$0")/.."

package=bareduckdb==0.12.155
package_sha256=5b2071948525f26a3620a3fbbcf698c4c9d824bc51cd88446e5b13541b7fdaa8
inside=bareduckdb/_libs/libduckdb.so  # the library within the package
library=lib/tacitus/libduckdb.so
library_sha256=fc23f12e376c47be520f75221288281906e7942e8fd6f6ce4849198ba60d0405
log=.cache/fetch_duckdb.log

is_sound() { echo "$library_sha256  $1" | sha256sum --check --status 2>/dev/null; }

if is_sound "$library"; then exit 0; fi

machine=$(uname -m)
if [ "$machine" != x86_64 ]; then
  # All but the store works without it.
  [ -f "$library" ] ||
    echo "duckdb: the package is for x86_64, not for $machine; for a store, put a libduckdb.so 1.5 at $library" >&2
  exit 0
fi
mkdir -p .cache lib/tacitus
echo "duckdb: fetching $package with pip (34 MB)" >&2
temporary=$(mktemp -d lib/.fetch-XXXXXX)
trap 'rm -rf "$temporary"' EXIT
if ! python3 -m pip download --no-deps --only-binary=:all: --python-version 3.12 --no-input \
  --disable-pip-version-check --dest "$temporary" "$package" >"$log" 2>&1 </dev/null; then
  tail -n 5 "$log" >&2
  echo "duckdb: pip could not download $package; check the network and pip's configuration (all of it in $log)" >&2
  exit 1
fi
wheel=$(echo "$temporary"/*.whl)
got=$(sha256sum "$wheel" | cut -d' ' -f1)
if [ "$got" != "$package_sha256" ]; then
  echo "duckdb: $package came with sha256 $got instead of $package_sha256; nothing was installed, try again" >&2
  exit 1
fi
python3 -c 'import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extract(sys.argv[2], sys.argv[3])' \
  "$wheel" "$inside" "$temporary"
if ! is_sound "$temporary/$inside"; then
  echo "duckdb: the library in $package does not have the sha256 $library_sha256; nothing was installed" >&2
  exit 1
fi
chmod 755 "$temporary/$inside"
mv "$temporary/$inside" "$library"
echo "duckdb: $library is in place" >&2
