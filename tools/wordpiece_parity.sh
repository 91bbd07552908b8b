#!/usr/bin/env bash
# Compares our wordpieces with the package tokenizers on sentences of these files; see tools/wordpiece_parity.py.
#
#   tools/wordpiece_parity.sh FILE…
#
# The vocabulary is that of data/models/types.encoder, or of the file that TACITUS_ENCODER names. Makes .venv-wordpiece.
set -euo pipefail
cd "$(dirname "$0")/.."

venv=.venv-wordpiece
tools/venv.sh "$venv" numpy==2.4.6 tokenizers==0.23.3
tools/build.sh release encode_sentences
exec "$venv/bin/python" tools/wordpiece_parity.py build/encode_sentences \
  "${TACITUS_ENCODER:-data/models/types.encoder}" "$@"
