#!/usr/bin/env bash
# Compares our wordpieces with the package tokenizers on sentences of these files; see tools/wordpiece_parity.py.
#
#   tools/wordpiece_parity.sh FILE…
#
# The vocabulary is that of data/models/types.encoder, or of the file that TACITUS_ENCODER names. Makes .venv-wordpiece.
set -euo pipefail
cd "$(dirname "$0")/.."

venv=.venv-wordpiece
packages=(numpy==2.4.6 tokenizers==0.23.3)
log=.cache/wordpiece_venv.log
if [ "$(cat "$venv/complete" 2>/dev/null)" != "${packages[*]}" ]; then
  mkdir -p .cache
  echo "wordpieces: installing ${packages[*]} in $venv" >&2
  rm -rf "$venv"
  python3 -m venv "$venv"
  if ! "$venv/bin/python" -m pip --no-input --disable-pip-version-check install --only-binary=:all: "${packages[@]}" \
    >"$log" 2>&1 </dev/null; then
    tail -n 5 "$log" >&2
    echo "wordpieces: pip could not install ${packages[*]}; all of its words are in $log" >&2
    exit 1
  fi
  echo "${packages[*]}" >"$venv/complete"
fi
tools/build.sh release encode_sentences
exec "$venv/bin/python" tools/wordpiece_parity.py build/encode_sentences \
  "${TACITUS_ENCODER:-data/models/types.encoder}" "$@"
