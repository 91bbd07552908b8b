#!/usr/bin/env python3
"""Draws sentences of unlabelled news by a fixed seed, as JSON Lines for `tacitus code`.

    tools/sample_sentences.py 1 300 | build/tacitus code --format jsonl - > events.jsonl

The news is ../shared/unlabelled/news.txt.gz (or the file given), one sentence a line. A record's id is its line number,
counted from 1, which is all that docs/precision/ keeps of a sentence. The same seed and count give the same lines.
`--without 2:300` leaves out the lines that seed 2 draws as its 300, so that what is fitted here can be measured there.
"""

import argparse
import gzip
import json
import pathlib
import random
import sys

NEWS = pathlib.Path(__file__).resolve().parents[2] / "shared" / "unlabelled" / "news.txt.gz"


def draw(sentences, seed, count):
    numbers = random.Random(seed).sample(range(1, len(sentences) + 1), min(count, len(sentences)))
    return [(number, sentences[number - 1]) for number in sorted(numbers)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("seed", type=int)
    parser.add_argument("count", type=int)
    parser.add_argument("--without", metavar="SEED:COUNT", nargs="*", default=[], help="draws whose lines are left out")
    parser.add_argument("news", nargs="?", type=pathlib.Path, default=NEWS)
    options = parser.parse_args()
    if not options.news.exists():
        print(f"{options.news} is not here: give the file of sentences as the third argument", file=sys.stderr)
        return 2
    with gzip.open(options.news, "rt", encoding="utf-8", newline="\n") as news:
        sentences = [line.rstrip("\r\n") for line in news]
    without = set()
    for other in options.without:
        seed, count = map(int, other.split(":"))
        without.update(number for number, _ in draw(sentences, seed, count))
    for number, text in draw(sentences, options.seed, options.count):
        if number in without:
            continue
        print(json.dumps({"id": str(number), "text": text}, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
