#!/usr/bin/env python3
"""Checks that docs/exports.md shows the columns of exports as the tables under data/export/ have them.

    tests/checks/export_pages.py [ROOT] [--write]

Each heading that names a format ("`--format gdelt`") is followed by one table of its columns, with name, type, meaning
and what is put there. --write puts the tables of the data into the page. Tested by export_pages_test.py.
"""

import re
import sys
from pathlib import Path

HEADING = re.compile(r"^## .*`--format ([\w-]+)`", re.MULTILINE)
TABLE = re.compile(r"^\| Column \|.*\n(?:\|.*\n)+", re.MULTILINE)
TOP = "| Column | Type | Meaning | What we put there |\n|---|---|---|---|\n"
COUNTS = {"gdelt": 61, "gdelt-mentions": 16, "icews": 20, "phoenix": 26, "polecat": 40}


def columns(table):
    """The rows of a table of data, as dictionaries."""
    lines = [line.split("\t") for line in table.splitlines() if line.strip() and not line.startswith("#")]
    return [dict(zip(lines[0], line)) for line in lines[1:]]


def shown(table):
    """A table of data as the page has it."""
    rows = [[row["column"], row["type"], row["meaning"], row["filled"]] for row in columns(table)]
    return TOP + "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |\n" for row in rows)


def sections(page):
    """Format, start and end of its section's text."""
    headings = list(HEADING.finditer(page))
    ends = [heading.start() for heading in headings[1:]] + [len(page)]
    return [(heading.group(1), heading.end(), end) for heading, end in zip(headings, ends)]


def problems(root):
    """What is wrong, one line each."""
    page = (Path(root) / "docs/exports.md").read_text(encoding="utf-8")
    found = []
    by_format = {name: page[start:end] for name, start, end in sections(page)}
    for name, count in COUNTS.items():
        table = (Path(root) / f"data/export/{name}.tsv").read_text(encoding="utf-8")
        if len(columns(table)) != count:
            found.append(f"data/export/{name}.tsv: has {len(columns(table))} columns instead of {count}")
        if name not in by_format:
            found.append(f"docs/exports.md: has no section for `--format {name}`")
            continue
        match = TABLE.search(by_format[name])
        ours, theirs = (match.group(0) if match else "").splitlines(), shown(table).splitlines()
        for line in (line for line in theirs if line not in ours):
            found.append(f"docs/exports.md: `--format {name}` lacks the line: {line}")
        if not found and ours != theirs:
            found.append(f"docs/exports.md: the table of `--format {name}` has other lines, or another order")
    return found


def write(root):
    """Puts the tables of the data into the page."""
    path = Path(root) / "docs/exports.md"
    page = path.read_text(encoding="utf-8")
    for name, start, end in reversed(sections(page)):
        table = Path(root) / f"data/export/{name}.tsv"
        if table.is_file():
            text = shown(table.read_text(encoding="utf-8"))
            page = page[:start] + TABLE.sub(lambda _, text=text: text, page[start:end], count=1) + page[end:]
    path.write_text(page, encoding="utf-8")


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--write"]
    root = arguments[0] if arguments else Path(__file__).resolve().parents[2]
    if "--write" in sys.argv:
        write(root)
    found = problems(root)
    print("\n".join(found) if found else "docs/exports.md: every column is as the data has it")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
