#!/usr/bin/env bash
# Fits data/models/reliability.tsv on the verdicts of docs/precision/, and prints what leaving out the least reliable
# events costs and brings on sentences that the model was not fitted on.
#
#   train/reliability.sh     a minute; needs the news of ../shared/unlabelled
set -euo pipefail
cd "$(dirname "$0")/.."
verdicts=()
seeds=(41 42 43 51 52 53 54 55 56 71 72 73 74 75 76)
sentences=(600 600 600 650 650 650 650 650 650 900 900 900 900 900 900)  # of each
ninja -C build fit_models >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for i in "${!seeds[@]}"; do
  tools/sample_sentences.py "${seeds[i]}" "${sentences[i]}" >>"$folder/drawn.jsonl"
  verdicts+=("docs/precision/seed${seeds[i]}.tsv")
done
build/fit_models reliability "$folder/drawn.jsonl" "${verdicts[@]}" >"$folder/reliability.tsv"
cp "$folder/reliability.tsv" data/models/reliability.tsv
