#!/usr/bin/env bash
# Trains the encoder of event types anew: from the base models to data/models/types.encoder. See train/README.md.
#
#   train/train.sh [--threads N]
#
# Everything made on the way is kept in build/train/, and a second run goes on where the first stopped.
set -euo pipefail
cd "$(dirname "$0")/.."
cache=build/train
python=$cache/venv/bin/python

[ -d ../shared/gold ] || { echo "train: needs the development data in ../shared" >&2; exit 1; }
[ -x build/tacitus ] || make build
if ! cmp -s train/requirements.txt "$cache/venv/requirements.txt"; then
  python3 -m venv "$cache/venv"
  "$python" -m pip install -q -r train/requirements.txt
  cp train/requirements.txt "$cache/venv/requirements.txt"
fi
train/fetch_bases.sh "$python" "$cache/bases"
HF_HUB_OFFLINE=1 exec "$python" train/train.py --cache "$cache" --gold ../shared/gold \
  --unlabelled ../shared/unlabelled/news.txt.gz --program build/tacitus --encoder data/models/types.encoder "$@"
