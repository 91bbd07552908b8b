#!/usr/bin/env python3
"""Same story, same happening: what wire copies and many write-ups of one event become in a store.

    tests/store/stories_test.py PROGRAM ROOT

The texts are made here: of each template some edits, as papers make them of a wire report. Prints the figures.
"""

import itertools
import json
import os
import random
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = sys.argv[1]
ROOT = Path(sys.argv[2]).resolve()
MODEL = ROOT / "data/models/en_core_web_sm-3.8.0"
LIBRARY = ROOT / "lib/tacitus/libduckdb.so"
ENVIRONMENT = {**os.environ, "TACITUS_DATA": str(ROOT / "data"), "TACITUS_DUCKDB": str(LIBRARY)}

# How papers begin, go on and end the report of one kidnapping: three engineers near Kano, on 9 March 2021.
HEADLINES = ["Gunmen kidnap three engineers in Nigeria", "Three engineers abducted near Kano",
             "Nigeria: road engineers taken by gunmen", "Armed men seize engineers on Kano road",
             "Kidnappers strike again in northern Nigeria"]
WHO = ["Gunmen", "Armed men", "Unidentified gunmen", "A group of gunmen", "Heavily armed men"]
DID = ["kidnapped", "abducted", "seized"]
WHOM = ["three engineers", "three road engineers", "three engineers of a road company"]
WHERE = ["near the northern Nigerian city of Kano", "in Kano, in northern Nigeria", "on a road near Kano, Nigeria,",
         "outside the Nigerian city of Kano"]
WHEN = ["on Tuesday", "on Tuesday morning", "on March 9"]
SAYS = ["police said", "officials said", "a police spokesman said", "local media reported"]
MORE = ["The men were on their way to a building site when their car was stopped.",
        "Nobody has claimed to be behind it, and no ransom has been asked for.",
        "Their company said it was in touch with the families.",
        "Roads in the region are among the most dangerous of the country.",
        "A search was under way in the forests along the road, a resident said.",
        "Schools and travellers have been targets for years."]


def kidnapping(number, chance):
    """The number-th write-up; no two have the same words."""
    lead = (f"{chance.choice(WHO)} {chance.choice(DID)} {chance.choice(WHOM)} {chance.choice(WHERE)} "
            f"{chance.choice(WHEN)}, {chance.choice(SAYS)}.")
    more = chance.sample(MORE, chance.randint(1, 4))
    day = 9 + number % 3
    return {"id": f"k{number}", "title": HEADLINES[number % len(HEADLINES)], "outlet": f"Paper {number % 40}",
            "url": f"https://paper{number % 40}.example/{number}", "published_at": f"2021-03-{day:02}T18:00:00Z",
            "text": "\n\n".join([lead, *more])}


OTHERS = [
    {"id": "later", "title": "Gunmen kidnap engineers again", "outlet": "Paper 1", "published_at": "2021-04-13T18:00:00Z",
     "text": "Gunmen kidnapped two engineers near the northern Nigerian city of Kano on Monday, police said."},
    {"id": "elsewhere", "title": "Pastor taken in Kaduna", "outlet": "Paper 2", "published_at": "2021-03-10T18:00:00Z",
     "text": "Armed men abducted Pastor James Okoro from his home in Kaduna, Nigeria, on Tuesday, police said."},
    {"id": "abroad", "title": "Tourist held", "outlet": "Paper 3", "published_at": "2021-03-10T18:00:00Z",
     "text": "Rebels of the ELN kidnapped a German tourist near Cali, Colombia, on Tuesday, the army said."},
]

PEOPLE = ["Ana Ruiz", "Omar Haddad", "Li Wen", "Petra Novak", "Samuel Okoye", "Maria Costa", "Ivan Petrov", "Aiko Mori"]
PLACES = ["Lima", "Ankara", "Nairobi", "Hanoi", "Athens", "Bogota", "Tunis", "Manila", "Oslo", "Dakar"]
SUBJECTS = ["water", "grain", "rail", "harbour", "border", "school", "tax", "fishing", "mining", "energy"]
CLAUSES = [
    "{person} told reporters in {place} that the {subject} plan would cost {n} million a year",
    "the ministry in {place} has until month {m} to answer the {n} objections against the {subject} law",
    "residents of {place} said that they had waited {m} years for a decision on {subject}",
    "a study by {person} found {n} cases in which the {subject} rules had been broken",
    "opposition leaders called the {subject} vote in {place} a step back and asked for a new count of {n} ballots",
    "{person}, who led the {subject} talks for {m} months, did not answer questions",
    "workers at {n} sites near {place} stopped work on {subject} for {m} hours",
    "the court in {place} will hear {person} on the {subject} contracts in month {m}",
    "prices for {subject} rose by {m} percent in {place} after the announcement, traders said",
    "police in {place} counted {n} people at a meeting on {subject} that {person} had called"]


def report(chance):
    """A report of its own, of six to twelve paragraphs. Its phrases turn up in other reports too."""
    paragraphs = []
    for _ in range(chance.randint(6, 12)):
        clauses = [clause.format(person=chance.choice(PEOPLE), place=chance.choice(PLACES), n=chance.randint(11, 990),
                                 subject=chance.choice(SUBJECTS), m=chance.randint(2, 12))
                   for clause in chance.sample(CLAUSES, 2)]
        paragraphs.append("; and ".join(clauses).capitalize() + ".")
    return {"title": f"{chance.choice(SUBJECTS).capitalize()} dispute in {chance.choice(PLACES)}",
            "paragraphs": paragraphs}


def edited(story, chance):
    """What a paper makes of it: another headline, a byline, cuts, an update, words changed."""
    title, paragraphs = story["title"], list(story["paragraphs"])
    if chance.random() < 0.7:
        title = f"{chance.choice(PLACES)}: {chance.choice(SUBJECTS)} row goes on"
    for edit in chance.sample(["cut end", "cut one", "update", "byline", "words", "order"], chance.randint(1, 3)):
        if edit == "cut end":
            paragraphs = paragraphs[:max(3, int(len(paragraphs) * chance.uniform(0.5, 0.9)))]
        elif edit == "cut one" and len(paragraphs) > 4:
            del paragraphs[chance.randrange(1, len(paragraphs))]
        elif edit == "update":
            paragraphs[:0] = report(chance)["paragraphs"][:chance.randint(1, 2)]
        elif edit == "byline":
            paragraphs[0] = f"By {chance.choice(PEOPLE)}, {chance.choice(PLACES)} - " + paragraphs[0]
        elif edit == "words":
            words = paragraphs[-1].split()
            words[chance.randrange(len(words))] = "reportedly"
            paragraphs[-1] = " ".join(words)
        elif edit == "order" and len(paragraphs) > 3:
            paragraphs[1], paragraphs[2] = paragraphs[2], paragraphs[1]
    return {"title": title, "paragraphs": paragraphs}


@unittest.skipUnless(MODEL.is_dir() and LIBRARY.is_file(), "the parser's model or DuckDB's library is not there")
class StoriesTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.store = self.folder / "store"

    def ingest(self, records, store=None, *arguments):
        path = self.folder / "wire.jsonl"
        path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
        done = subprocess.run([PROGRAM, "ingest", str(path), "--store", str(store or self.store), "--types", "fast",
                               *arguments], capture_output=True, env=ENVIRONMENT, text=True, check=False)
        self.assertEqual(0, done.returncode, done.stderr)

    def ask(self, sql, store=None):
        done = subprocess.run([PROGRAM, "query", sql, "--store", str(store or self.store), "--format", "jsonl"],
                              capture_output=True, env=ENVIRONMENT, text=True, check=False)
        self.assertEqual("", done.stderr)
        return [json.loads(line) for line in done.stdout.splitlines()]

    def test_one_kidnapping_told_215_times_is_one_happening(self):
        chance = random.Random(215)
        told = [kidnapping(number, chance) for number in range(215)]
        abductions = ("SELECT documents, sources, CAST(first_seen AS DATE) AS first, CAST(last_seen AS DATE) AS last, "
                      "day FROM happenings WHERE mode IN ('abduct', 'seize') ORDER BY documents DESC, day")
        for order in range(3):
            records = told + OTHERS
            random.Random(order).shuffle(records)
            store = self.folder / f"store-{order}"
            # Several times, and in small batches, as news come.
            for first in range(0, len(records), 60):
                self.ingest(records[first:first + 60], store, "--batch", "25")
            self.ingest(records, store)
            found = self.ask(abductions, store)
            self.assertEqual([215, 1, 1, 1], [row["documents"] for row in found], found)
            self.assertEqual({"documents": 215, "sources": 40, "first": "2021-03-09", "last": "2021-03-11",
                              "day": "2021-03-09"}, found[0])

    def test_copies_are_one_story_and_others_are_not(self):
        chance = random.Random(7)
        records, story_of = [], {}
        for story in range(60):
            whole = report(chance)
            versions = [whole] + [edited(whole, chance) for _ in range(chance.randint(0, 6))]
            for number, version in enumerate(versions):
                record = {"id": f"{story}-{number}", "title": version["title"], "outlet": f"Paper {number}",
                          "url": f"https://paper{number}.example/{story}",
                          "published_at": f"2021-03-{1 + (story + number) % 20:02}T12:00:00Z",
                          "text": "\n\n".join(version["paragraphs"])}
                records.append(record)
                story_of[record["id"]] = story
        chance.shuffle(records)
        self.ingest(records, None, "--batch", "37")
        found = {row["document"]: row["story_id"] for row in self.ask("SELECT document, story_id FROM documents")}
        self.assertEqual(len(records), len(found))
        right = said = there = 0
        for one, other in itertools.combinations(found, 2):
            same, told = story_of[one] == story_of[other], found[one] == found[other]
            right, said, there = right + (same and told), said + told, there + same
        print(f"stories: precision {right / said:.3f} recall {right / there:.3f} (pairs={there}, documents={len(found)})")
        self.assertGreaterEqual(right / said, 0.98)
        self.assertGreaterEqual(right / there, 0.95)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
