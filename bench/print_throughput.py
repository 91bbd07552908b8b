#!/usr/bin/env python3
"""Makes a table of the lines that the throughput programs print (bench/parse.sh puts them together).

Words a second are of wall-clock time; where the core was shared with others, the figures of CPU time are the truer.
"""

import json
import sys


def main():
    passes = [json.loads(line) for line in sys.stdin if line.strip()]
    first = next(p for p in passes if p["name"] == "first")
    again = [p for p in passes if p["name"] == "again"]
    spacy = next((p for p in passes if p["name"] == "spacy"), None)
    print(f"parse: {first['texts']} texts, {first['words']:,} words, {first['tokens']:,} tokens, core {sys.argv[1]}")
    print(f"{'':44}{'words/s':>10}{'of CPU time':>14}{'peak memory':>14}")

    def row(name, words, wall, cpu, peak):
        print(f"{name:44}{words / wall:>10,.0f}{words / cpu:>14,.0f}{peak / 1024:>11,.0f} MB")

    if spacy:
        row(f"spaCy {spacy['version']}, nlp.pipe(batch_size=256)",
            spacy["words"], spacy["wall"], spacy["cpu"], spacy["peak_kb"])
    row("tacitus, first pass, cold caches", first["words"], first["wall"], first["cpu"], first["peak_kb"])
    if again:
        row(f"tacitus, {len(again)} passes more, warm caches",
            sum(p["words"] for p in again), sum(p["wall"] for p in again), sum(p["cpu"] for p in again),
            max(p["peak_kb"] for p in again))
    if spacy:
        cold = spacy["wall"] / first["wall"]
        cold_cpu = spacy["cpu"] / first["cpu"]
        print(f"parse: first pass {cold:.1f} times spaCy's words/s ({cold_cpu:.1f} by CPU time), "
              f"peak memory {first['peak_kb'] / 1024:.0f} MB against {spacy['peak_kb'] / 1024:.0f} MB")


if __name__ == "__main__":
    main()
