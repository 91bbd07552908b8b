#!/usr/bin/env python3
"""Prints how much of what `tacitus code` said of a sample of sentences was right, and why the rest was not.

    tools/precision_table.py docs/precision/seed1.tsv …

A file has a row an event, a row a missed event and a row a line rightly without any; its head says what the marks
mean. tools/sample_sentences.py draws the sentences. `--told EVENTS.jsonl` counts only the events that stand in there as
they were judged: what another setting of the program keeps of them. `--without docs/precision/seed61_a.tsv …` leaves out the lines that
those tables have.
"""

import argparse
import collections
import csv
import json
import sys

FIELDS = ("type", "source", "target", "status")
SHOWN_CAUSES = 15


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"))
    for row in rows:
        marks = [row[field] for field in FIELDS]
        if any(mark not in (("0", "1") if row["event"].isdigit() else ("-",)) for mark in marks):
            sys.exit(f"{path}: line {row['line']}, event {row['event']}: marks are 0 or 1 for an event, else -")
    return rows


def share(name, part, whole):
    print(f"{name:<28}{part:>4} of {whole:<4}{100 * part / max(whole, 1):6.1f} %")


def causes(title, rows):
    counted = collections.Counter(row["cause"] for row in rows)
    print(f"\n{title}")
    for cause, count in sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:SHOWN_CAUSES]:
        print(f"{count:>4}  {cause}")


def places_told(path):
    def start_of(party):
        return "-" if party is None else str(party["start"])

    with open(path, encoding="utf-8") as lines:
        return {(event["document"], str(event["trigger"]["start"]), event["event"], start_of(event["source"]),
                 start_of(event["target"])) for event in map(json.loads, lines)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("verdicts", nargs="+")
    parser.add_argument("--told", metavar="EVENTS.jsonl", help="count only the events that are told here")
    parser.add_argument("--without", metavar="TABLE", nargs="*", default=[], help="leave out the lines of these tables")
    options = parser.parse_args()
    left_out = {row["line"] for path in options.without for row in read(path)}
    rows = [row for path in options.verdicts for row in read(path) if row["line"] not in left_out]
    events = [row for row in rows if row["event"].isdigit()]
    if options.told:
        told = places_told(options.told)
        events = [row for row in events
                  if tuple(row[name] for name in ("line", "start", "said", "source_at", "target_at")) in told]
    missed = [row for row in rows if row["event"] == "missed"]
    wrong = [row for row in events if any(row[field] == "0" for field in FIELDS)]
    lines = len({row["line"] for row in rows})
    print(f"{'sentences':<28}{lines:>4}\n{'events':<28}{len(events):>4}")
    for field in FIELDS:
        share(f"right {field}", sum(row[field] == "1" for row in events), len(events))
    share("right in all four", len(events) - len(wrong), len(events))
    share("missed, to the sentences", len(missed), lines)
    causes("causes of what is wrong", wrong)
    causes("causes of what was missed", missed)


if __name__ == "__main__":
    main()
