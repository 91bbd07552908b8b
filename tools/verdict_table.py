#!/usr/bin/env python3
"""Writes a reader's marks of coded events as a table for docs/precision/, with the places of each event in its line.

    tools/verdict_table.py EVENTS.jsonl MARKS.tsv > docs/precision/seed41.tsv

EVENTS.jsonl is what `tacitus code --format jsonl` said of the sentences (tools/sample_sentences.py); MARKS.tsv has the
columns line, event (its number among those of the line, in the order of the output), type, source, target, status (1 is
right) and cause. Of the events only lines, bytes and types are written, no words.
"""

import argparse
import csv
import json
import sys

COLUMNS = ["line", "event", "start", "said", "source_at", "target_at", "type", "source", "target", "status", "cause"]


def start_of(actor):
    return "-" if actor is None else actor["start"]


def read_events(path):
    """The events of each line, by number."""
    events = {}
    counts = {}
    with open(path, encoding="utf-8") as lines:
        for event in map(json.loads, lines):
            number = counts[event["document"]] = counts.get(event["document"], 0) + 1
            events[event["document"], str(number)] = event
    return events


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("events")
    parser.add_argument("marks")
    options = parser.parse_args()
    events = read_events(options.events)
    with open(options.marks, encoding="utf-8", newline="") as file:
        marks = list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"))
    judged = {(row["line"], row["event"]) for row in marks}
    if left := sorted(set(events) - judged, key=lambda key: (int(key[0]), int(key[1]))):
        sys.exit(f"{options.marks}: {len(left)} events have no marks, the first is line {left[0][0]}, event {left[0][1]}")
    print("\t".join(COLUMNS))
    for row in marks:
        event = events.get((row["line"], row["event"]))
        places = ["-"] * 4
        if event is not None:
            places = [event["trigger"]["start"], event["event"], start_of(event["source"]), start_of(event["target"])]
        cells = [row["line"], row["event"], *places, row["type"], row["source"], row["target"], row["status"], row["cause"]]
        print("\t".join(map(str, cells)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
