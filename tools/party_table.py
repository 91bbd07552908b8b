#!/usr/bin/env python3
"""Prints how often `tacitus code` names the source and the target that readers named.

    tools/party_table.py EVENTS.jsonl docs/precision/seed71.tsv …

The verdicts have the columns right_type, right_source and right_target (tools/verdict_table.py). Of the events that a
sentence does tell, those count that are still coded with the same trigger. A party is right where it shares bytes with
one of the reader's, or is rightly nobody; of several rows of one event any that is right will do.
"""

import collections
import csv
import json
import sys


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    events = collections.defaultdict(list)
    with open(sys.argv[1], encoding="utf-8") as lines:
        for event in map(json.loads, lines):
            events[event["document"], event["trigger"]["start"]].append(event)
    gold = {}
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8", newline="") as file:
            for row in csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"):
                if row["right_type"] != "none" and row["start"] != "-":
                    gold[row["line"], int(row["start"])] = row
    told = {place: row for place, row in gold.items() if place in events}
    for side in ("source", "target"):
        right = 0
        for place, row in told.items():
            spans = [] if row[f"right_{side}"] == "-" else [
                tuple(map(int, span.split("-"))) for span in row[f"right_{side}"].split(",")
            ]
            parties = [event[side] for event in events[place]]
            right += any(
                not spans if party is None else any(party["start"] < end and start < party["end"] for start, end in spans)
                for party in parties
            )
        print(f"{side} right {right} of {len(told)} {100 * right / max(1, len(told)):.1f} %")


if __name__ == "__main__":
    main()
