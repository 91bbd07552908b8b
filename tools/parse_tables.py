#!/usr/bin/env python3
"""Writes the tables of src/parse that are facts of Python and spaCy, not rules of ours:

    src/parse/unicode_tables.inc   what str.isalpha, isdigit, isupper and lower say of each character
    src/parse/symbol_table.inc     the strings that have a small fixed number in spaCy's StringStore
    src/parse/base_norms.inc       the norms that spaCy gives to words of every language

    .venv-parity/bin/python tools/parse_tables.py src/parse

Run by hand, with Python 3.11 (Unicode 14.0) and spaCy 3.8.18; the results are committed.
"""

import sys
import unicodedata
from pathlib import Path

from spacy.lang.norm_exceptions import BASE_NORMS
from spacy.symbols import IDS

SIGMA = "\N{GREEK CAPITAL LETTER SIGMA}"
FINAL = "\N{GREEK SMALL LETTER FINAL SIGMA}"


def is_cased(char):
    """Whether a capital sigma at the end of a word is final after this character."""
    return (char + SIGMA).lower()[-1] == FINAL


def is_case_ignorable(char):
    """Whether the character is passed over when the one before a capital sigma is looked for."""
    return not is_cased(char) and ("A" + char + SIGMA).lower()[-1] == FINAL


def characters():
    return (chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)


def ranges(holds):
    """(first, last, step) triples of the characters for which holds(char); step 2 where every second one does."""
    codes = [ord(char) for char in characters() if holds(char)]
    found = []
    for code in codes:
        if found:
            first, last, step = found[-1]
            if code - last == step or (first == last and code - last <= 2):
                found[-1] = (first, code, code - last)
                continue
        found.append((code, code, 1))
    return found


def lower_ranges():
    """(first, last, step, difference) of the characters whose lower case is one other character."""
    found = []
    for char in characters():
        low = char.lower()
        if low == char or len(low) > 1:
            continue
        code, difference = ord(char), ord(low) - ord(char)
        if found and found[-1][3] == difference:
            first, last, step, _ = found[-1]
            if code - last == step or (first == last and code - last <= 2):
                found[-1] = (first, code, code - last, difference)
                continue
        found.append((code, code, 1, difference))
    return found


def table(kind, name, rows):
    cells = ["{" + ", ".join(f"0x{n:X}" if i < 2 else str(n) for i, n in enumerate(row)) + "}" for row in rows]
    lines, line = [], "   "
    for cell in cells:
        if len(line) + len(cell) + 2 > 120:
            lines.append(line)
            line = "   "
        line += f" {cell},"
    lines.append(line)
    return f"constexpr {kind} {name}[] = {{\n" + "\n".join(lines) + "\n};\n"


def quoted(text):
    """A C++ literal of the text's UTF-8 bytes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("??", "?\\?") + '"'


def main():
    folder = Path(sys.argv[1])
    assert sys.version_info[:2] == (3, 11) and unicodedata.unidata_version == "14.0.0"
    head = "// Made by tools/parse_tables.py; not edited by hand.\n\n"
    multiple = [char for char in characters() if len(char.lower()) > 1]
    assert multiple == ["\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}"]  # ToLower knows it
    (folder / "unicode_tables.inc").write_text(
        head
        + table("CharacterRange", "kAlphabetic", ranges(str.isalpha))
        + table("CharacterRange", "kDigits", ranges(str.isdigit))
        + table("CharacterRange", "kUpperCase", ranges(str.isupper))
        + table("CharacterRange", "kCased", ranges(is_cased))
        + table("CharacterRange", "kCaseIgnorable", ranges(is_case_ignorable))
        + table("LowerCaseRange", "kLowerCase", lower_ranges()))
    symbols = "".join(f"    {{{quoted(name)}, {IDS[name]}}},\n" for name in sorted(IDS) if name)
    (folder / "symbol_table.inc").write_text(head + "constexpr Symbol kSymbols[] = {\n" + symbols + "};\n")
    norms = "".join(f"    {{{quoted(word)}, {quoted(norm)}}},\n" for word, norm in BASE_NORMS.items())
    (folder / "base_norms.inc").write_text(head + "constexpr BaseNorm kBaseNorms[] = {\n" + norms + "};\n")


if __name__ == "__main__":
    main()
