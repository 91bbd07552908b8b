#!/usr/bin/env bash
# The parser's speed and memory beside spaCy's: same run, same whole articles, one pinned core, loading left out.
#
#   bench/parse.sh [FILE…]
#
# Without files: the articles of ../shared/gold/polnear/text where they are present, else the samples and reference texts
# of the repository, repeated. spaCy runs as nlp.pipe(batch_size=256) with OMP_NUM_THREADS=1 in .venv-parity, which
# tools/spacy_venv.sh makes; PYTHON=… names another interpreter with spaCy. CORE=… names another core than the last.
set -euo pipefail
cd "$(dirname "$0")/.."

model=data/models/en_core_web_sm-3.8.0
python=${PYTHON:-}
core=${CORE:-$(($(nproc) - 1))}
passes=5

files=("$@")
if [ ${#files[@]} -eq 0 ]; then
  shopt -s nullglob
  files=(../shared/gold/polnear/text/*.txt)
  if [ ${#files[@]} -eq 0 ]; then
    own=(data/samples/*.md tests/reference/*.txt)
    for _ in $(seq 100); do files+=("${own[@]}"); done
  fi
fi

tools/build.sh bench parse_throughput
lines=$(taskset -c "$core" build-bench/bench/parse_throughput "$model" "$passes" "${files[@]}")
if [ -z "$python" ]; then
  tools/spacy_venv.sh
  python=.venv-parity/bin/python
fi
lines+=$'\n'$(OMP_NUM_THREADS=1 taskset -c "$core" "$python" bench/spacy_throughput.py "$model" "${files[@]}")
python3 bench/print_throughput.py "$core" <<<"$lines"
