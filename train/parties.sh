#!/usr/bin/env bash
# Fits data/models/parties.tsv, which tells who does an event and to whom, on the golds with marked parties and on the
# verdicts of docs/precision/ that say what would have been right.
#
#   train/parties.sh         two minutes; needs ../shared
#   train/parties.sh folds   what it is worth on sentences that it was not fitted on: five folds of each gold, and the
#                            news of two seeds by a model of the others; first the same by the rules alone
set -euo pipefail
cd "$(dirname "$0")/.."
gold=../shared/gold
verdicts=()
seeds=(71 72 73 74 75 76)
ninja -C build tacitus fit_models >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for seed in "${seeds[@]}"; do
  tools/sample_sentences.py "$seed" 900 >"$folder/seed$seed.jsonl"
  verdicts+=("docs/precision/seed$seed.tsv")
done
cat "$folder"/seed*.jsonl >"$folder/drawn.jsonl"
if [ "${1:-}" != folds ]; then
  build/fit_models parties "$gold/cameo_ner_train.txt" "$gold/plv_train.tsv" "$folder/drawn.jsonl" "${verdicts[@]}" \
    >"$folder/parties.tsv"
  cp "$folder/parties.tsv" data/models/parties.tsv
  exit
fi

# Sentence by sentence to the folds in turn; rows of one sentence stand together and are not parted.
python3 - "$gold" "$folder" <<'PYTHON'
import itertools
import pathlib
import sys

gold, folder = map(pathlib.Path, sys.argv[1:])
tagged = (gold / "cameo_ner_train.txt").read_text(encoding="utf-8").strip().split("\n\n")
lines = (gold / "plv_train.tsv").read_text(encoding="utf-8").rstrip("\n").split("\n")
column = lines[0].split("\t").index("sentence")
rows = [list(group) for _, group in itertools.groupby(lines[1:], key=lambda line: line.split("\t")[column])]
for fold in range(5):
    for part, inside in (("held_out", True), ("others", False)):
        kept = [sentence for i, sentence in enumerate(tagged) if (i % 5 == fold) == inside]
        (folder / f"{part}_{fold}.txt").write_text("\n\n".join(kept) + "\n", encoding="utf-8")
        kept = [line for i, group in enumerate(rows) if (i % 5 == fold) == inside for line in group]
        (folder / f"{part}_{fold}.tsv").write_text("\n".join(lines[:1] + kept) + "\n", encoding="utf-8")
PYTHON
# The data folder with the other weights: everything else in it is what it links to.
mkdir -p "$folder/data/models"
for entry in data/*; do [ "$entry" = data/models ] || ln -s "$PWD/$entry" "$folder/data/"; done
for entry in data/models/*; do ln -s "$PWD/$entry" "$folder/data/models/"; done
rm "$folder/data/models/parties.tsv"
echo "rules alone"
printf 'feature\tweight\n' >"$folder/data/models/parties.tsv"
build/tacitus eval events "$gold/cameo_ner_train.txt" --data "$folder/data"
build/tacitus code --data "$folder/data" --format jsonl "$folder/drawn.jsonl" >"$folder/by_rules.jsonl" || true
tools/party_table.py "$folder/by_rules.jsonl" "${verdicts[@]}"
for fold in 0 1 2 3 4; do
  build/fit_models parties "$folder/others_$fold.txt" "$folder/others_$fold.tsv" "$folder/drawn.jsonl" "${verdicts[@]}" \
    >"$folder/data/models/parties.tsv"
  echo "fold $fold"
  build/tacitus eval events "$folder/held_out_$fold.txt" --data "$folder/data" | tee -a "$folder/spans.txt"
  build/tacitus eval events "$folder/held_out_$fold.tsv" --data "$folder/data"
done
python3 - "$folder/spans.txt" <<'PYTHON'
import re
import sys

folds = [re.findall(r"((?:first )?(?:source|target)) span F1 ([0-9.]+)", line) for line in open(sys.argv[1], encoding="utf-8")]
means = (f"{parts[0][0]} {sum(float(value) for _, value in parts) / len(parts):.3f}" for parts in zip(*folds))
print("span F1, mean of the folds:", ", ".join(means))
PYTHON

# The news: two seeds at a time by a model that has the golds and the other seeds.
for ((i = 0; i < ${#seeds[@]}; i += 2)); do
  asked=("${seeds[i]}" "${seeds[i + 1]}")
  others=()
  : >"$folder/others.jsonl"
  for seed in "${seeds[@]}"; do
    case " ${asked[*]} " in *" $seed "*) continue ;; esac
    cat "$folder/seed$seed.jsonl" >>"$folder/others.jsonl"
    others+=("docs/precision/seed$seed.tsv")
  done
  build/fit_models parties "$gold/cameo_ner_train.txt" "$gold/plv_train.tsv" "$folder/others.jsonl" "${others[@]}" \
    >"$folder/data/models/parties.tsv"
  for seed in "${asked[@]}"; do
    build/tacitus code --data "$folder/data" --format jsonl "$folder/seed$seed.jsonl" >>"$folder/events.jsonl" || true
  done
done
tools/party_table.py "$folder/events.jsonl" "${verdicts[@]}"
