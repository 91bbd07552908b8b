#!/usr/bin/env bash
# Trains the encoder of event types anew: from the base models to data/models/types.encoder. See train/README.md.
#
#   train/train.sh [--threads N]
#
# Everything made on the way is kept in build/train/, and a second run goes on where the first stopped.
set -euo pipefail
cd "$(dirname "$0")/.."
. train/environment.sh
HF_HUB_OFFLINE=1 exec "$python" train/train.py --cache "$cache" --gold ../shared/gold \
  --unlabelled ../shared/unlabelled/news.txt.gz --program build/tacitus --encoder data/models/types.encoder "$@"
