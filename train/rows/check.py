#!/usr/bin/env python3
"""Checks the training rows of this folder and prints how many there are.

Every CLASS.tsv must hold: comment lines naming source and licence, the header, then rows of four tab-separated fields
with exactly one marked source and one marked target, a known PLOVER root that is the file's own, and its quad class.
No sentence may occur twice, nor be near to a sentence of the development data (`../shared/gold/plv_train.tsv`, skipped
where it is absent): near means that the sets of three-word sequences overlap by a third or more of the smaller set.
Errors go to standard error as file:line: text, and the exit status is 1.
"""

import collections
import pathlib
import re
import sys

ROWS = pathlib.Path(__file__).resolve().parent
GOLD = ROWS.parents[1].parent / "shared" / "gold" / "plv_train.tsv"
HEADER = "marked_sentence\troot\tpenta\tnote"
PENTA = {
    "ACCUSE": 3, "AGREE": 1, "AID": 2, "ASSAULT": 4, "COERCE": 4, "CONSULT": 1, "COOPERATE": 2, "MOBILIZE": 4,
    "PROTEST": 4, "REJECT": 3, "REQUEST": 3, "SANCTION": 4, "SUPPORT": 1, "THREATEN": 3, "YIELD": 2,
}
MARK = re.compile(r"</?[st]>")
NEAR = 1 / 3


def unmarked(sentence):
    """The sentence without its marks."""
    return MARK.sub("", sentence)


def words(sentence):
    """Lower-case words of a sentence, marks and punctuation gone."""
    return re.findall(r"\w+", unmarked(sentence).lower())


def shingles(sentence):
    """The sequences of three words in a sentence."""
    found = words(sentence)
    return {tuple(found[i : i + 3]) for i in range(len(found) - 2)}


def mark_error(sentence):
    """What is wrong with the marks of a sentence, or an empty string."""
    marks = MARK.findall(sentence)
    if sorted(marks) != ["</s>", "</t>", "<s>", "<t>"]:
        return "needs exactly one <s>...</s> and one <t>...</t>"
    if marks not in (["<s>", "</s>", "<t>", "</t>"], ["<t>", "</t>", "<s>", "</s>"]):
        return "the marks must not cross or nest"
    spans = re.findall(r"<([st])>(.*?)</\1>", sentence)
    if any(not text or text != text.strip() for _, text in spans):
        return "a marked span is empty or has a space at its edge"
    if "<" in unmarked(sentence) or ">" in unmarked(sentence):
        return "a stray < or >"
    return ""


def row_error(line, root_of_file):
    """What is wrong with one row, or an empty string."""
    fields = line.split("\t")
    if len(fields) != 4:
        return f"{len(fields)} fields, needs 4"
    sentence, root, penta, note = fields
    if root not in PENTA:
        return f"unknown root '{root}'"
    if root != root_of_file:
        return f"root '{root}' in the file of {root_of_file}"
    if penta != str(PENTA[root]):
        return f"penta '{penta}', {root} has {PENTA[root]}"
    if root == "YIELD" and note.split(",")[0] not in ("CONCEDE", "RETREAT"):
        return "the note of a YIELD row begins with CONCEDE or RETREAT"
    if sentence != sentence.strip() or "  " in sentence:
        return "superfluous spaces"
    return mark_error(sentence)


def read_rows(path, errors):
    """Rows of one file as (line number, sentence, note); adds what is wrong to errors."""
    rows, seen_header, head = [], False, []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            head.append(line)
        elif not seen_header:
            seen_header = True
            if line != HEADER:
                errors.append(f"{path.name}:{number}: the header must be '{HEADER}'")
            if "Apache-2.0" not in " ".join(head) or "own" not in " ".join(head):
                errors.append(f"{path.name}:{number}: no source and licence above the header")
        else:
            problem = row_error(line, path.stem)
            if problem:
                errors.append(f"{path.name}:{number}: {problem}")
            else:
                fields = line.split("\t")
                rows.append((number, fields[0], fields[3]))
    return rows


def gold_sentences():
    """Sentences of the development data, none where the file is absent."""
    if not GOLD.exists():
        print(f"{GOLD.name} is absent: nearness to the development data not checked", file=sys.stderr)
        return []
    lines = GOLD.read_text(encoding="utf-8").splitlines()
    column = lines[0].split("\t").index("marked_sentence")
    return [line.split("\t")[column] for line in lines[1:]]


def index_of(sentences):
    """Map from a three-word sequence to the numbers of the sentences that hold it."""
    index = collections.defaultdict(set)
    for number, sentence in enumerate(sentences):
        for shingle in shingles(sentence):
            index[shingle].add(number)
    return index


def nearest(sentence, index, sizes, skip=-1):
    """Number of the sentence that overlaps most, and the overlap as a share of the smaller set."""
    own = shingles(sentence)
    common = collections.Counter(number for shingle in own for number in index.get(shingle, ()))
    common.pop(skip, None)
    best, share = -1, 0.0
    for number, count in sorted(common.items()):
        value = count / max(1, min(len(own), sizes[number]))
        if value > share:
            best, share = number, value
    return best, share


def near_errors(places, sentences, gold):
    """Rows that repeat one another or the development data."""
    errors, first = [], {}
    own_index, own_sizes = index_of(sentences), [len(shingles(s)) for s in sentences]
    gold_index, gold_sizes = index_of(gold), [len(shingles(s)) for s in gold]
    for number, sentence in enumerate(sentences):
        key = " ".join(words(sentence))
        if key in first:
            errors.append(f"{places[number]}: the same sentence as {first[key]}")
            continue
        first[key] = places[number]
        other, share = nearest(sentence, own_index, own_sizes, number)
        if share >= NEAR and other < number:
            errors.append(f"{places[number]}: too near to {places[other]} ({share:.2f})")
        other, share = nearest(sentence, gold_index, gold_sizes)
        if share >= NEAR:
            errors.append(f"{places[number]}: too near to row {other + 1} of {GOLD.name} ({share:.2f})")
    return errors


def print_counts(counts, notes):
    """One line a class: rows, and how many carry which note."""
    for root in sorted(counts):
        shown = ", ".join(f"{note} {n}" for note, n in sorted(notes[root].items()))
        print(f"{root}\t{counts[root]}\t{shown}")
    print(f"all\t{sum(counts.values())}\tplanned {sum(n['planned'] for n in notes.values())}")


def main():
    errors, places, sentences = [], [], []
    counts, notes = {}, collections.defaultdict(collections.Counter)
    for root in sorted(PENTA):
        path = ROWS / f"{root}.tsv"
        if not path.exists():
            errors.append(f"{path.name}:0: the file is missing")
            continue
        rows = read_rows(path, errors)
        counts[root] = len(rows)
        for number, sentence, note in rows:
            places.append(f"{path.name}:{number}")
            sentences.append(sentence)
            notes[root].update(part.strip() for part in note.split(",") if part.strip())
    errors += near_errors(places, sentences, gold_sentences())
    for error in errors:
        print(error, file=sys.stderr)
    print_counts(counts, notes)
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
