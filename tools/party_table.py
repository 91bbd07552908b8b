#!/usr/bin/env python3
"""Prints how much of what readers said of drawn news `tacitus code` says now.

    tools/party_table.py EVENTS.jsonl docs/precision/seed71.tsv … [--fold 0]

The verdicts have the columns right_type, right_source and right_target, perhaps right_status (tools/verdict_table.py).
Only triggers that they have count. A party is right where it shares bytes with one of the reader's, or is rightly
nobody; of several rows of one event any that is right will do. Country and sector are not looked at, so that more is
right here than a reader finds. `--fold 0` has only lines whose number leaves that rest when divided by five.
"""

import argparse
import collections
import csv
import json

FOLDED = {"ongoing": "actual", "repeated": "actual", "promised": "planned", "conditional": "hypothetical", "negated": "denied"}


def fold(status):
    return FOLDED.get(status, status)


def shares_bytes(party, cell):
    if cell == "-" or party is None:
        return cell == "-" and party is None
    spans = [tuple(map(int, span.split("-"))) for span in cell.split(",")]
    return any(party["start"] < end and start < party["end"] for start, end in spans)


def judge(event, row):
    marks = {"type": event["event"] == row["right_type"]}
    for side in ("source", "target"):
        marks[side] = shares_bytes(event[side], row[f"right_{side}"])
    if row.get("right_status", "-") != "-":
        marks["status"] = fold(event["status"]) == fold(row["right_status"])
    return marks


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("events")
    parser.add_argument("verdicts", nargs="+")
    parser.add_argument("--fold", type=int)
    options = parser.parse_args()
    events = collections.defaultdict(list)
    with open(options.events, encoding="utf-8") as lines:
        for event in map(json.loads, lines):
            events[event["document"], event["trigger"]["start"]].append(event)
    gold = {}
    for path in options.verdicts:
        with open(path, encoding="utf-8", newline="") as file:
            for row in csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"):
                if row["start"] != "-" and (options.fold is None or int(row["line"]) % 5 == options.fold):
                    gold[row["line"], int(row["start"])] = row
    right, of = collections.Counter(), collections.Counter()
    for place, row in gold.items():
        if row["right_type"] == "none":
            of["no event, told"] += 1
            right["no event, told"] += place in events
            continue
        of["event, told"] += 1
        if place not in events:
            continue
        right["event, told"] += 1
        best = max((judge(event, row) for event in events[place]), key=lambda marks: sum(marks.values()))
        for name, is_right in [*best.items(), ("all of these", all(best.values()))]:
            of[name] += 1
            right[name] += is_right
    for name in ("event, told", "no event, told", "type", "source", "target", "status", "all of these"):
        if of[name]:
            print(f"{name} {right[name]} of {of[name]} {100 * right[name] / of[name]:.1f} %")
    told = right["event, told"] + right["no event, told"]
    print(f"all right of what is told {right['all of these']} of {told} {100 * right['all of these'] / max(1, told):.1f} %")


if __name__ == "__main__":
    main()
