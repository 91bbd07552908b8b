#!/usr/bin/env bash
# Trains the encoder of events anew: from the base models to data/models/events.encoder. See train/README.md.
#
#   train/events.sh [--threads N]
#
# Everything made on the way is kept in build/train/, and a second run goes on where the first stopped. Of the unlabelled
# news the lines of three draws are left out, which are read to see what it brings (docs/accuracy.md).
set -euo pipefail
cd "$(dirname "$0")/.."
. train/environment.sh
gold=../shared/gold
read_seeds=(71 72 73 74 75 76)
unread=(2:300 61:300 62:300)
if [ ! -f "$cache/unmarked.jsonl" ]; then
  ninja -C build fit_models >/dev/null
  for seed in "${read_seeds[@]}"; do tools/sample_sentences.py "$seed" 900 --without "${unread[@]}"; done >"$cache/drawn.jsonl"
  tools/sample_sentences.py 81 9000 --without "${unread[@]}" >>"$cache/drawn.jsonl"
  awk '!seen[$0]++' "$cache/drawn.jsonl" >"$cache/drawn_once.jsonl"
  build/fit_models events "$gold/cameo_ner_train.txt" "$gold/plv_train.tsv" train/rows "$cache/drawn_once.jsonl" \
    $(printf 'docs/precision/seed%s.tsv ' "${read_seeds[@]}" 81) >"$cache/marked.jsonl"
  tools/sample_sentences.py 82 45000 --without "${unread[@]}" >"$cache/drawn_unmarked.jsonl"
  build/fit_models unmarked "$cache/drawn_unmarked.jsonl" >"$cache/unmarked.part"
  mv "$cache/unmarked.part" "$cache/unmarked.jsonl"
fi
HF_HUB_OFFLINE=1 exec "$python" train/events.py --cache "$cache" --encoder data/models/events.encoder "$@"
