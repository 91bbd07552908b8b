"""Pairs in sentences that nobody labelled, for the teacher to label.

Two kinds, each at most once a sentence and verb: the source and target of an event that Tacitus codes, and the subject
and object (or the object of a preposition) of one verb, which also covers what no rule knows yet. Input: what
`tacitus code` and `tacitus parse` print for the sentences as JSON lines.
"""
import gzip
import json
import pathlib
import random
import subprocess

from rows import Row

SUBJECTS = {"nsubj", "nsubjpass"}
OBJECTS = {"dobj", "dative", "agent", "prep"}
NOUNS = {"NOUN", "PROPN"}
LENGTHS = range(40, 401)  # characters: shorter ones are headings, longer ones lists


def sentences(path: pathlib.Path) -> list[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [line.strip() for line in lines if len(line.strip()) in LENGTHS]


def ask(program: pathlib.Path, question: str, texts: list[str], answer: pathlib.Path) -> None:
    given = answer.with_suffix(".given.jsonl")
    with given.open("w", encoding="utf-8") as lines:
        for number, text in enumerate(texts):
            lines.write(json.dumps({"id": str(number), "text": text}, ensure_ascii=False) + "\n")
    with answer.open("wb") as out:
        subprocess.run([program, question, "--format", "jsonl", given], stdout=out, check=True)


def chars(text: str):
    """Character offsets for byte offsets."""
    at = {}
    position = 0
    for i, char in enumerate(text):
        at[position] = i
        position += len(char.encode())
    at[position] = len(text)
    return at


def coded_pairs(texts: list[str], answer: pathlib.Path) -> dict[int, list[Row]]:
    pairs: dict[int, list[Row]] = {}
    for line in answer.open(encoding="utf-8"):
        event = json.loads(line)
        source, target = event["source"], event["target"]
        if not source or not target:
            continue
        number = int(event["document"])
        at = chars(texts[number])
        spans = [(at[actor["start"]], at[actor["end"]]) for actor in (source, target)]
        row = Row(texts[number], spans[0], spans[1], "")
        if row not in pairs.setdefault(number, []):
            pairs[number].append(row)
    return pairs


def subtree(children: list[list[int]], root: int, stop: set[str], tokens) -> list[int]:
    found, open_ = [], [root]
    while open_:
        token = open_.pop()
        found.append(token)
        open_ += [child for child in children[token] if tokens[child]["dep"] not in stop]
    return found


def chunk(tokens, children, head: int) -> tuple[int, int]:
    """The noun with what stands before it, as noun chunks are; relative clauses and appositions left out."""
    inside = subtree(children, head, {"relcl", "acl", "appos", "conj", "cc", "prep", "punct", "advcl"}, tokens)
    return tokens[min(inside)]["start"], tokens[max(inside)]["end"]


def argument(tokens, children, token: int) -> int | None:
    if tokens[token]["dep"] in {"prep", "agent"}:
        objects = [child for child in children[token] if tokens[child]["dep"] == "pobj"]
        token = objects[0] if objects else token
    return token if tokens[token]["pos"] in NOUNS else None


def chunk_pairs(texts: list[str], answer: pathlib.Path) -> dict[int, list[Row]]:
    pairs: dict[int, list[Row]] = {}
    for line in answer.open(encoding="utf-8"):
        parse = json.loads(line)
        number, tokens = int(parse["id"]), parse["tokens"]
        at = chars(texts[number])
        children: list[list[int]] = [[] for _ in tokens]
        for i, token in enumerate(tokens):
            if token["head"] != i:
                children[token["head"]].append(i)
        for verb, token in enumerate(tokens):
            if token["pos"] != "VERB":
                continue
            subjects = [c for c in children[verb] if tokens[c]["dep"] in SUBJECTS and tokens[c]["pos"] in NOUNS]
            objects = [argument(tokens, children, c) for c in children[verb] if tokens[c]["dep"] in OBJECTS]
            objects = [found for found in objects if found is not None]
            if not subjects or not objects:
                continue
            source, target = (chunk(tokens, children, end) for end in (subjects[0], objects[0]))
            if tokens[subjects[0]]["dep"] == "nsubjpass":
                source, target = target, source
            spans = [(at[span[0]], at[span[1]]) for span in (source, target)]
            pairs.setdefault(number, []).append(Row(texts[number], spans[0], spans[1], ""))
    return pairs


def draw(texts: list[str], coded: dict[int, list[Row]], chunks: dict[int, list[Row]], count: int) -> list[Row]:
    """Half of each kind as far as they reach, one chunk pair a sentence, in an order fixed by the seed."""
    dice = random.Random(1)
    of_events = [row for number in sorted(coded) for row in coded[number][:2]]
    of_chunks = [dice.choice(chunks[number]) for number in sorted(chunks)]
    dice.shuffle(of_events)
    dice.shuffle(of_chunks)
    chosen = list(dict.fromkeys(of_events[: count // 2]))
    known = set(chosen)
    chosen += [row for row in of_chunks if row not in known][: count - len(chosen)]
    dice.shuffle(chosen)
    return chosen
