#!/usr/bin/env bash
# Compares build/tacitus with spaCy itself, run live on the same texts; see tools/parity.py for what is counted.
#
#   tools/parity.sh                    the gold articles, a sample of news lines, and the odd texts of tests/reference
#   tools/parity.sh a.txt b.jsonl      these
#
# Exits with 1 where a layer is below its threshold.
set -euo pipefail
cd "$(dirname "$0")/.."

tools/spacy_venv.sh
exec .venv-parity/bin/python tools/parity.py "$@"
