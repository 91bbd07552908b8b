#!/usr/bin/env python3
"""Writes src/encode/wordpiece_tables.inc: what the tokenizer of uncased BERT makes of each character.

    .venv-wordpiece/bin/python tools/wordpiece_tables.py src/encode/wordpiece_tables.inc

The facts are asked of the package `tokenizers` itself, character by character, since its Unicode tables are of several
versions. Run by hand (tools/wordpiece_parity.sh makes the environment); the result is committed.
"""

import sys

from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

HANGUL = range(0xAC00, 0xD7A4)  # decomposed by arithmetic
ASCII = range(0x80)             # has a table of its own


def codes():
    return (code for code in range(0x110000) if code not in range(0xD800, 0xE000) and code not in ASCII)


def ranges(chosen):
    """(first, last) of each run."""
    found = []
    for code in chosen:
        if found and found[-1][1] == code - 1:
            found[-1] = (found[-1][0], code)
        else:
            found.append((code, code))
    return found


def single_ranges(forms):
    """(first, last, step, difference) of the characters that become one other character."""
    found = []
    for code, form in sorted(forms.items()):
        difference = form - code
        if found and found[-1][3] == difference:
            first, last, step, _ = found[-1]
            if code - last == step or (first == last and code - last <= 2):
                found[-1] = (first, code, code - last, difference)
                continue
        found.append((code, code, 1, difference))
    return found


def table(kind, name, cells):
    lines, line = [], "   "
    for cell in cells:
        if len(line) + len(cell) + 2 > 120:
            lines.append(line)
            line = "   "
        line += f" {cell},"
    lines.append(line)
    return f"constexpr {kind} {name}[] = {{\n" + "\n".join(lines) + "\n};\n"


def pairs(rows):
    return [f"{{0x{first:X}, 0x{last:X}}}" for first, last in rows]


def main():
    normalise = BertNormalizer(clean_text=True, handle_chinese_chars=True, strip_accents=True, lowercase=True)
    forms = {code: normalise.normalize_str(chr(code)) for code in codes()}
    ideographs = [code for code, form in forms.items() if len(form) == 3 and form[0] == form[2] == " "]
    for code in ideographs:
        forms[code] = forms[code][1]
    split = BertPreTokenizer()
    punctuation = [code for code in codes() if len(split.pre_tokenize_str(f"a{chr(code)}a")) == 3]
    single = {code: ord(form) for code, form in forms.items() if len(form) == 1 and form != " " and ord(form) != code}
    several = {code: form for code, form in forms.items() if len(form) > 1 and code not in HANGUL}
    parts = [
        "// Made by tools/wordpiece_tables.py from tokenizers, which see.\n",
        table("CharacterRange", "kSpaces", pairs(ranges(c for c, form in forms.items() if form == " "))),
        table("CharacterRange", "kDropped", pairs(ranges(c for c, form in forms.items() if form == ""))),
        table("CharacterRange", "kIdeographs", pairs(ranges(ideographs))),
        table("CharacterRange", "kPunctuation", pairs(ranges(punctuation))),
        table("SingleForm", "kSingleForms",
              [f"{{0x{a:X}, 0x{b:X}, {step}, {d}}}" for a, b, step, d in single_ranges(single)]),
        table("SeveralForms", "kSeveralForms",
              [f"{{0x{c:X}, {{{', '.join(f'0x{ord(x):X}' for x in form)}}}}}" for c, form in several.items()]),
    ]
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        file.write("\n".join(parts))


if __name__ == "__main__":
    main()
