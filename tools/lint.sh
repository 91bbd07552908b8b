#!/usr/bin/env bash
# Checks the format of the C++ sources and runs clang-tidy (.clang-tidy) over those that are compiled.
set -euo pipefail
cd "$(dirname "$0")/.."

mapfile -t sources < <(git ls-files '*.h' '*.cc')
clang-format --dry-run -Werror "${sources[@]}"
echo "lint: the format of ${#sources[@]} files is right" >&2

# A configuration of its own, never built: each file is looked at alone, with no headers but those it includes.
cmake --preset release -B build-lint -DTACITUS_QUICK=OFF >/dev/null
mapfile -t compiled < <(git ls-files 'src/*.cc' 'tests/*.cc' 'docs/*.cc')
printf '%s\0' "${compiled[@]}" | xargs -0 -n 4 -P "$(nproc)" clang-tidy -p build-lint --quiet 2>/dev/null
echo "lint: clang-tidy has nothing to say of ${#compiled[@]} files" >&2
