#!/usr/bin/env python3
"""Makes any number of articles out of real sentences, re-dated and re-named, as JSON Lines: something to ingest.

    tools/make_articles.py 100000 > /tmp/articles.jsonl

Each is a run of consecutive sentences of the news in ../shared/unlabelled (or the file given) of 100 to 200 words, in
which names are dealt anew, countries among countries and other names among other names, and years are moved. It has a
date, an outlet and an address. The same count and seed give the same articles. For measuring (bench/scale.py) alone: the
sentences are their publishers' and stay out of the repository.
"""

import argparse
import datetime
import gzip
import json
import pathlib
import random
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
NEWS = ROOT.parent / "shared" / "unlabelled" / "news.txt.gz"
COUNTRIES = ROOT / "data" / "actors" / "countries.tsv"
LEAST, MOST = 100, 200  # words
FIRST_DAY, DAYS = datetime.date(2010, 1, 1), 5475
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")  # not at a sentence's start, where every word is capital
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
CALENDAR = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
            "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}


def country_names():
    """Names of one word from our own table of countries."""
    with open(COUNTRIES, encoding="utf-8") as table:
        cells = [line.rstrip("\n").split("\t") for line in table if not line.startswith("#")]
    column = cells[0].index("name")
    return {row[column] for row in cells[1:] if row[column].isalpha()}


class Maker:
    def __init__(self, sentences, seed):
        self.random = random.Random(seed)
        self.sentences = sentences
        self.countries = sorted(country_names())
        found = {name for sentence in sentences for name in NAME.findall(sentence)}
        self.names = sorted(found - set(self.countries) - CALENDAR)

    def deal(self, text):
        """The text under other names, each the same wherever it stands."""
        dealt = {}

        def other(match):
            name = match.group()
            if name in CALENDAR:
                return name
            if name not in dealt:
                dealt[name] = self.random.choice(self.countries if name in self.countries else self.names)
            return dealt[name]

        years = self.random.randint(-4, 4)
        return YEAR.sub(lambda year: str(int(year.group()) + years), NAME.sub(other, text))

    def body(self):
        wanted = self.random.randint(LEAST, MOST - 40)
        at, taken, words = self.random.randrange(len(self.sentences)), [], 0
        while words < wanted:
            sentence = self.sentences[at % len(self.sentences)]
            at += 1
            length = len(sentence.split())
            if words + length <= MOST:
                taken.append(sentence)
                words += length
        return self.deal(" ".join(taken))

    def article(self, number):
        day = FIRST_DAY + datetime.timedelta(self.random.randrange(DAYS))
        return {"id": f"made-{number}", "text": self.body(), "published_at": f"{day}T12:00:00Z", "language": "en",
                "outlet": f"Outlet {number % 40}", "url": f"https://example.org/{number}"}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", type=int)
    parser.add_argument("news", nargs="?", type=pathlib.Path, default=NEWS)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if not options.news.exists():
        print(f"{options.news} is not here: give a gzipped file of sentences, one a line", file=sys.stderr)
        return 2
    with gzip.open(options.news, "rt", encoding="utf-8", newline="\n") as news:
        sentences = [line.strip() for line in news if line.strip()]
    maker = Maker(sentences, options.seed)
    for number in range(options.count):
        print(json.dumps(maker.article(number), ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
