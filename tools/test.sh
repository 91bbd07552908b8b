#!/usr/bin/env bash
# Builds one preset and runs its tests in parallel; ends with ctest's closing lines.
#
#   tools/test.sh release
#   tools/test.sh asan
set -euo pipefail
cd "$(dirname "$0")/.."

preset=$1
tools/build.sh "$preset"
echo "test: all tests of the $preset build, $(nproc) at a time" >&2
GTEST_BRIEF=1 ctest --preset "$preset" -j "$(nproc)" </dev/null
