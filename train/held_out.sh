#!/usr/bin/env bash
# What whole articles' events score on sentences that no model has seen: fold 0 of each gold, with a linear model fitted
# without it and the encoder that training keeps from it (student_fifth). The rules were written with all rows in view.
#
#   train/held_out.sh        after train/train.sh, from the same folder build/train/
#   train/held_out.sh fast   without the encoder, --types fast alone; needs a python3 with numpy
set -euo pipefail
cd "$(dirname "$0")/.."
cache=build/train
held=$cache/held_out
choices=(fast accurate)
python=$cache/venv/bin/python
if [ "${1:-}" = fast ]; then
  choices=(fast)
  python=python3
elif [ ! -f "$cache/student_fifth.encoder" ]; then
  echo "held out: run train/train.sh first, or train/held_out.sh fast" >&2
  exit 1
fi
ninja -C build tacitus fit_types >/dev/null

mkdir -p "$held"
"$python" - "$held" <<'PYTHON'
import pathlib
import sys

sys.path.insert(0, "train")
from rows import deal_folds, read_pairs, read_sentences

gold, held = pathlib.Path("../shared/gold"), pathlib.Path(sys.argv[1])
for name, read, header in [
    ("plv_train.tsv", lambda path: read_pairs(path, "gold_root"), 1),
    ("cameo_class_train.tsv", read_sentences, 0),
]:
    lines = [line for line in (gold / name).read_text(encoding="utf-8").split("\n") if line]
    folds = deal_folds(read(gold / name), 5)
    for part, inside in [("held_out", True), ("others", False)]:
        kept = lines[:header] + [line for line, fold in zip(lines[header:], folds) if (fold == 0) == inside]
        (held / f"{part}_{name}").write_text("\n".join(kept) + "\n", encoding="utf-8")
PYTHON

# The data folder with the other weights: everything else in it is what it links to.
rm -rf "$held/data"
mkdir -p "$held/data/models"
for entry in data/*; do [ "$entry" = data/models ] || ln -s "$PWD/$entry" "$held/data/"; done
for entry in data/models/*; do ln -s "$PWD/$entry" "$held/data/models/"; done
rm "$held/data/models/types.linear" "$held/data/models/types.encoder"
build/fit_types linear "$held/others_plv_train.tsv" >"$held/types.linear"
ln -s "$PWD/$held/types.linear" "$held/data/models/"
if [ "${choices[*]}" != fast ]; then
  ln -s "$PWD/$cache/student_fifth.encoder" "$held/data/models/types.encoder"
fi

for types in "${choices[@]}"; do
  for name in plv_train.tsv cameo_class_train.tsv; do
    echo "fold 0 of $name, --types $types"
    build/tacitus eval events "$held/held_out_$name" --types "$types" --data "$held/data"
  done
done
