#!/usr/bin/env python3
"""Compares our wordpieces with those of the package `tokenizers` (BertWordPieceTokenizer), piece by piece and byte by byte.

    .venv-wordpiece/bin/python tools/wordpiece_parity.py PROGRAM ENCODER FILE…

FILE: text, a sentence a line (names that end in .gz are unpacked). --sentences of them are drawn by --seed; odd texts of
our own, and one made of random characters for each ten sentences, are added (--reference writes these and their pieces to
a file, as tests/reference/encode/wordpieces.jsonl, made with --sentences 1000). Prints what was counted and exits with 1
where anything differs.
"""

import argparse
import gzip
import json
import random
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "train"))
from encoder_file import read_encoder
from encoder_input import wordpiece_tokenizer

ODD = [
    "", " ", "\t\r\n", "a" * 100, "a" * 101, "é" * 101, "e\u0301" * 101, "İstanbul ISTANBUL ıi İ", "ΑΣ ΑΣΑ ς", "ẞß ﬁ ﬀ",
    "Zürich Zu\u0308rich \u0308", "한국어 한국", "日本語テキストと中国", "豈更車 \U0002f800\U00020000", "مرحبا بالعالم",
    "שלום עולם", "हिन्दी में", "ไทย", "a\u00adb c\u200bd e\ufefff", "x\u0000y \ufffdz\ue000", "\u2028\u2029\u0085\u000b",
    "x\u00a0y\u3000z\u2003w", "don't U.S.-led $5.3bn 3,000 50% #tag @name e-mail: x@y.z", "[CLS] [SEP] [MASK] ##ing",
    "naïve café ÅNGSTRÖM ǅ Ǆ ǆ", "≠ ≮ ; ` ´ ˋ", "👍🏽👩\u200d👩\u200d👧 🇮🇷", "½ ² ℡ № ™ Ⅷ ⓐ",
    "a\u0301\u0323\u0316 \u0344", "ー々〆〇", "…—–―‒‐", "«» “” ‘’ „‚ ‹›", "\u0904\u093c\u0915\u093c", "ǰ ΐ ΰ ῆ ﬃ",
]


def lines_of(path):
    opened = gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")
    with opened as file:
        return [line for line in file.read().split("\n") if line]


def random_text(generator):
    """Characters of all kinds, most of them from planes and blocks that are used."""
    tops = [0x80, 0x250, 0x600, 0x3100, 0x10000, 0x20000, 0x110000]
    text = ""
    for _ in range(generator.randrange(1, 40)):
        code = generator.randrange(generator.choice(tops))
        text += " " if 0xD800 <= code < 0xE000 else chr(code)
    return text


def byte_offsets(text):
    offsets = [0]
    for character in text:
        offsets.append(offsets[-1] + len(character.encode()))
    return offsets


def pieces_of(tokenizer, text):
    encoding, offsets = tokenizer.encode(text, add_special_tokens=False), byte_offsets(text)
    return [[piece, offsets[start], offsets[end]] for piece, (start, end) in zip(encoding.ids, encoding.offsets)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("encoder")
    parser.add_argument("files", nargs="+")
    parser.add_argument("--sentences", type=int, default=10000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reference", help="also write the odd texts with the pieces that tokenizers has to this file")
    options = parser.parse_args()

    generator = random.Random(options.seed)
    lines = [line for path in options.files for line in lines_of(path)]
    texts = generator.sample(lines, min(options.sentences, len(lines)))
    news = len(texts)
    texts += ODD + [random_text(generator) for _ in range(options.sentences // 10)]
    _, tensors = read_encoder(options.encoder)
    tokenizer = wordpiece_tokenizer(bytes(tensors["vocabulary"]).decode().split("\n")[:-1])
    if options.reference:
        with open(options.reference, "w", encoding="utf-8") as file:
            for text in texts[news:]:
                print(json.dumps({"text": text, "pieces": pieces_of(tokenizer, text)}), file=file)
    given = "".join(json.dumps({"sentence": text}) + "\n" for text in texts)
    answer = subprocess.run([options.program, options.encoder, "--pieces"], input=given.encode(), stdout=subprocess.PIPE,
                            check=True)
    different, pieces = 0, 0
    for text, line in zip(texts, answer.stdout.splitlines(), strict=True):
        ours, theirs = json.loads(line)["pieces"][1:-1], pieces_of(tokenizer, text)
        pieces += len(theirs)
        if ours != theirs:
            different += 1
            if different <= 20:
                at = next((i for i, (a, b) in enumerate(zip(ours, theirs)) if a != b), min(len(ours), len(theirs)))
                print(f"different in {text!a}: from piece {at}, {ours[at:at + 3]} where tokenizers has {theirs[at:at + 3]}")
    print(f"wordpieces: {len(texts) - different} of {len(texts)} texts equal ({news} sentences, {len(texts) - news} odd "
          f"texts, {pieces} pieces with their bytes)")
    sys.exit(1 if different else 0)


if __name__ == "__main__":
    main()
