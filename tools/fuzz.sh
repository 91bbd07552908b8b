#!/usr/bin/env bash
# Fuzzes each stage for a while, from the samples and the broken inputs of the tests.
#
#   tools/fuzz.sh SECONDS [TARGET…]
#
# What a target has learnt is kept in .cache/fuzz/TARGET and built upon the next time. An input that breaks something is
# left in .cache/fuzz/ and named; run the target on it to see why.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=$1
shift
tools/build.sh fuzz
[ $# -gt 0 ] || set -- read_fuzz page_fuzz records_fuzz parse_fuzz encode_fuzz code_fuzz

failed=0
for target in "$@"; do
  corpus=.cache/fuzz/$target
  log=.cache/fuzz/$target.log
  mkdir -p "$corpus"
  if "build-fuzz/fuzz/$target" -max_total_time="$seconds" -max_len=4096 -timeout=20 -rss_limit_mb=4096 \
    -print_final_stats=1 -artifact_prefix=".cache/fuzz/$target-" "$corpus" data/samples tests/corrupt >"$log" 2>&1; then
    echo "$target: $seconds s, $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") inputs, nothing found"
  else
    tail -n 30 "$log" >&2
    echo "$target: FAILED, see above and $log" >&2
    failed=1
  fi
done
exit $failed
