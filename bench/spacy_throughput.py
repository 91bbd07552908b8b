#!/usr/bin/env python3
"""Parses files with spaCy itself and prints what that took, as bench/parse_throughput.cc does.

    spacy_throughput.py PIPELINE FILE...

Run it pinned to one core with OMP_NUM_THREADS=1. Loading the pipeline is not counted, nor are the first words it
parses, on which it sets itself up.
"""

import json
import sys
import time
from pathlib import Path

import spacy


def peak_kb():
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1])
    return 0


def main():
    nlp = spacy.load(sys.argv[1])
    nlp.max_length = 100_000_000
    contents = [Path(path).read_bytes() for path in sys.argv[2:]]
    texts = [content.decode("utf-8", errors="replace") for content in contents]
    nlp("A few words to warm up.")
    tokens = 0
    wall, cpu = time.perf_counter(), time.process_time()
    for doc in nlp.pipe(texts, batch_size=256):
        tokens += len(doc)
    print(json.dumps({
        "name": "spacy",
        "version": spacy.__version__,
        "texts": len(texts),
        "words": sum(len(content.split()) for content in contents),
        "tokens": tokens,
        "wall": time.perf_counter() - wall,
        "cpu": time.process_time() - cpu,
        "peak_kb": peak_kb(),
    }))


if __name__ == "__main__":
    main()
