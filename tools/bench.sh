#!/usr/bin/env bash
# Measures speed and memory: the parser beside spaCy on whole articles, then where the time goes within each stage;
# look-ups of actors, and what the gazetteer costs to open; and 100,000 articles ingested in one run (ARTICLES=… other).
set -euo pipefail
cd "$(dirname "$0")/.."

tools/spacy_venv.sh
bench/parse.sh
echo
tools/build.sh bench parse_bench
build-bench/bench/parse_bench --benchmark_color=false --benchmark_counters_tabular=true 2>/dev/null
echo
tools/build.sh bench encode_bench
build-bench/bench/encode_bench --benchmark_color=false --benchmark_counters_tabular=true 2>/dev/null
echo
tools/build.sh bench actor_lookups gazetteer_opening
build-bench/bench/actor_lookups data
build-bench/bench/gazetteer_opening data/places/gazetteer.bin
# Event types a second, on marked sentences where they are to be had.
if [ -f ../shared/gold/plv_train.tsv ]; then
  echo
  tools/build.sh bench types_throughput
  build-bench/bench/types_throughput data ../shared/gold/plv_train.tsv 5
fi
# Whole articles into a store, many of them.
if [ -f ../shared/unlabelled/news.txt.gz ]; then
  echo
  python3 bench/scale.py build/tacitus --articles "${ARTICLES:-100000}"
fi
