#!/usr/bin/env python3
"""Writes a reader's marks of coded events as a table for docs/precision/, with the places of each event in its line.

    tools/verdict_table.py EVENTS.jsonl MARKS.tsv [--sentences SENTENCES.jsonl] > docs/precision/seed41.tsv

EVENTS.jsonl is what `tacitus code --format jsonl` said of the sentences (tools/sample_sentences.py); MARKS.tsv has the
columns line, event (its number among those of the line, in the order of the output), type, source, target, status (1 is
right) and cause. Where the reader also wrote what would have been right (right_type, "none" for no event; right_source
and right_target, the words of the parties as the sentence has them, several with " | " between, "-" for nobody; and, if
he did, right_status), the sentences are needed, to find where these words stand. Only lines, bytes and types are written, no words.
"""

import argparse
import csv
import json
import sys

COLUMNS = ["line", "event", "start", "said", "source_at", "target_at", "type", "source", "target", "status", "cause"]
RIGHT = ["right_type", "right_source", "right_target"]


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


def places_of(words, sentence, near):
    """Where each party stands, as bytes: its occurrence nearest the trigger."""
    if words == "-":
        return "-"
    text = sentence.encode()
    spans = []
    for party in (part.strip().encode() for part in words.split(" | ")):
        starts = [at for at in range(len(text)) if text.startswith(party, at)]
        if not starts:
            sys.exit(f"the sentence does not have the words {party.decode()!r}: {sentence[:60]}")
        start = min(starts, key=lambda at: abs(at - near))
        spans.append(f"{start}-{start + len(party)}")
    return ",".join(spans)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("events")
    parser.add_argument("marks")
    parser.add_argument("--sentences", help="the drawn sentences, where the marks have what would have been right")
    options = parser.parse_args()
    events = read_events(options.events)
    with open(options.marks, encoding="utf-8", newline="") as file:
        marks = list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"))
    judged = {(row["line"], row["event"]) for row in marks}
    if left := sorted(set(events) - judged, key=lambda key: (int(key[0]), int(key[1]))):
        sys.exit(f"{options.marks}: {len(left)} events have no marks, the first is line {left[0][0]}, event {left[0][1]}")
    sentences = {}
    if options.sentences:
        with open(options.sentences, encoding="utf-8") as lines:
            sentences = {row["id"]: row["text"] for row in map(json.loads, lines)}
    has_status = bool(marks) and "right_status" in marks[0]
    print("\t".join(COLUMNS + (RIGHT if sentences else []) + (["right_status"] if has_status else [])))
    for row in marks:
        event = events.get((row["line"], row["event"]))
        places = ["-"] * 4
        if event is not None:
            places = [event["trigger"]["start"], event["event"], start_of(event["source"]), start_of(event["target"])]
        cells = [row["line"], row["event"], *places, row["type"], row["source"], row["target"], row["status"], row["cause"]]
        if sentences:
            places = [places_of(row[name], sentences[row["line"]], event["trigger"]["start"]) for name in RIGHT[1:]]
            cells += [row["right_type"], *places]
        if has_status:
            cells.append(row["right_status"])
        print("\t".join(map(str, cells)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
