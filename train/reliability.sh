#!/usr/bin/env bash
# Fits data/models/reliability.tsv on the verdicts of docs/precision/, and prints what leaving out the least reliable
# events costs and brings on sentences that the model was not fitted on.
#
#   train/reliability.sh     a minute; needs the news of ../shared/unlabelled
set -euo pipefail
cd "$(dirname "$0")/.."
verdicts=()
seeds=(41 42 43)
sentences=600  # of each seed
ninja -C build fit_models >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for seed in "${seeds[@]}"; do
  tools/sample_sentences.py "$seed" "$sentences" >>"$folder/drawn.jsonl"
  verdicts+=("docs/precision/seed$seed.tsv")
done
build/fit_models reliability "$folder/drawn.jsonl" "${verdicts[@]}" >"$folder/reliability.tsv"
cp "$folder/reliability.tsv" data/models/reliability.tsv
