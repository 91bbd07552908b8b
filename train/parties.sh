#!/usr/bin/env bash
# Fits data/models/parties.tsv, which tells who does an event and to whom, on the golds with marked parties and on the
# verdicts of docs/precision/ that say what would have been right.
#
#   train/parties.sh         three minutes; needs ../shared
#   train/parties.sh folds   what it is worth on sentences that it was not fitted on, without encoders: five folds of each
#                            gold and of the news; first the same by the rules alone
#   train/parties.sh fifth   the same of the first fold, which the encoder of events has not seen either (train/events.py),
#                            without encoders and with them
set -euo pipefail
cd "$(dirname "$0")/.."
gold=../shared/gold
seeds=(71 72 73 74 75 76 81)
verdicts=()
ninja -C build tacitus fit_models >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for seed in "${seeds[@]}"; do
  tools/sample_sentences.py "$seed" $((seed == 81 ? 9000 : 900)) >>"$folder/drawn_twice.jsonl"
  verdicts+=("docs/precision/seed$seed.tsv")
done
awk '!seen[$0]++' "$folder/drawn_twice.jsonl" >"$folder/drawn.jsonl"
if [ $# = 0 ]; then
  build/fit_models parties "$gold/cameo_ner_train.txt" "$gold/plv_train.tsv" "$folder/drawn.jsonl" "${verdicts[@]}" \
    >"$folder/parties.tsv"
  cp "$folder/parties.tsv" data/models/parties.tsv
  exit
fi

# Sentence by sentence to the folds in turn, rows of one sentence together; news by line numbers.
python3 - "$gold" "$folder" <<'PYTHON'
import itertools
import json
import pathlib
import sys

gold, folder = map(pathlib.Path, sys.argv[1:])
tagged = (gold / "cameo_ner_train.txt").read_text(encoding="utf-8").strip().split("\n\n")
lines = (gold / "plv_train.tsv").read_text(encoding="utf-8").rstrip("\n").split("\n")
column = lines[0].split("\t").index("sentence")
rows = [list(group) for _, group in itertools.groupby(lines[1:], key=lambda line: line.split("\t")[column])]
news = (folder / "drawn.jsonl").read_text(encoding="utf-8").rstrip("\n").split("\n")
for fold in range(5):
    for part, inside in (("held_out", True), ("others", False)):
        kept = [sentence for i, sentence in enumerate(tagged) if (i % 5 == fold) == inside]
        (folder / f"{part}_{fold}.txt").write_text("\n\n".join(kept) + "\n", encoding="utf-8")
        kept = [line for i, group in enumerate(rows) if (i % 5 == fold) == inside for line in group]
        (folder / f"{part}_{fold}.tsv").write_text("\n".join(lines[:1] + kept) + "\n", encoding="utf-8")
        kept = [line for line in news if (int(json.loads(line)["id"]) % 5 == fold) == inside]
        (folder / f"{part}_{fold}.jsonl").write_text("\n".join(kept) + "\n", encoding="utf-8")
PYTHON
# The data folder with the other weights: everything else in it is what it links to.
mkdir -p "$folder/data/models"
for entry in data/*; do [ "$entry" = data/models ] || ln -s "$PWD/$entry" "$folder/data/"; done
for entry in data/models/*; do ln -s "$PWD/$entry" "$folder/data/models/"; done
rm "$folder/data/models/parties.tsv"

fit() {  # FOLD
  build/fit_models parties "$folder/others_$1.txt" "$folder/others_$1.tsv" "$folder/others_$1.jsonl" "${verdicts[@]}" \
    >"$folder/data/models/parties.tsv"
}
evaluate() {  # FOLD TYPES
  build/tacitus eval events "$folder/held_out_$1.txt" --data "$folder/data" --types "$2" | tee -a "$folder/spans.txt"
  build/tacitus eval events "$folder/held_out_$1.tsv" --data "$folder/data" --types "$2"
  build/tacitus code --data "$folder/data" --types "$2" --format jsonl "$folder/held_out_$1.jsonl" \
    >"$folder/events_$1.jsonl" || true
}

if [ "$1" = fifth ]; then
  fit 0
  for types in fast accurate; do
    echo "--types $types"
    evaluate 0 "$types"
    tools/party_table.py "$folder/events_0.jsonl" "${verdicts[@]}" --fold 0
  done
  exit
fi
echo "rules alone"
printf 'feature\tweight\n' >"$folder/data/models/parties.tsv"
build/tacitus eval events "$gold/cameo_ner_train.txt" --data "$folder/data" --types fast
build/tacitus code --data "$folder/data" --types fast --format jsonl "$folder/drawn.jsonl" >"$folder/by_rules.jsonl" || true
tools/party_table.py "$folder/by_rules.jsonl" "${verdicts[@]}"
for fold in 0 1 2 3 4; do
  echo "fold $fold"
  fit "$fold"
  evaluate "$fold" fast
done
python3 - "$folder/spans.txt" <<'PYTHON'
import re
import sys

folds = [re.findall(r"((?:first )?(?:source|target)) span F1 ([0-9.]+)", line) for line in open(sys.argv[1], encoding="utf-8")]
means = (f"{parts[0][0]} {sum(float(value) for _, value in parts) / len(parts):.3f}" for parts in zip(*folds))
print("span F1, mean of the folds:", ", ".join(means))
PYTHON
cat "$folder"/events_?.jsonl >"$folder/events.jsonl"
tools/party_table.py "$folder/events.jsonl" "${verdicts[@]}"
