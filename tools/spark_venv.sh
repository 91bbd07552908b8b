#!/usr/bin/env bash
# Makes .venv-spark, a Python virtual environment with Spark and the two jars by which it reads Delta Lake, for
# tests/store/spark_reader_test.py, which is skipped without it. Spark comes as source (450 MB), nothing of it compiled.
set -euo pipefail
cd "$(dirname "$0")/.."

tools/venv.sh .venv-spark --no-binary=pyspark pyspark==4.2.0

jars=.venv-spark/jars
log=.cache/spark-jars.log
is_sound() {
  (cd "$jars" 2>/dev/null && sha256sum --check --quiet --strict >/dev/null 2>&1) <<'SUMS'
27d4fd8b1f879535c573ed1c718177d6a27f24d3e626ba02e216369725721ead  delta-spark_4.2_2.13-4.4.0.jar
c46735481fa8e326b0957be02b4420cbcab4b325bb08009b7f2045a95133f1cc  delta-storage-4.4.0.jar
SUMS
}
if is_sound; then exit 0; fi
echo "spark: fetching Delta Lake's jars with mvn" >&2
for artifact in io.delta:delta-spark_4.2_2.13:4.4.0 io.delta:delta-storage:4.4.0; do
  if ! mvn -B -q dependency:copy -Dartifact="$artifact" -DoutputDirectory="$jars" >"$log" 2>&1 </dev/null; then
    tail -n 5 "$log" >&2
    echo "spark: mvn could not fetch $artifact; its last words are above, all of them in $log" >&2
    exit 1
  fi
done
if ! is_sound; then
  echo "spark: the jars are not those whose sha256 this script names; they lie in $jars" >&2
  exit 1
fi
