#!/usr/bin/env python3
"""Checks that everything under data/ says where it comes from and on what terms.

    tests/checks/data_sources.py [ROOT]

Each file must be covered by a row of data/LICENSES.md: a Markdown table whose first cell holds paths below data/ in
backquotes, files or folders (with a slash at their end). Each table must open with comments that say "Source:" or
"Written for Tacitus". A row for nothing is an error too, unless the path is one that set-up fetches or builds.
Tested by data_sources_test.py.
"""

import re
import sys
from pathlib import Path

TABLES = {".tsv", ".rules"}
TEMPORARY = re.compile(r"/\.(fetch|gazetteer)-[^/]*")
FETCHED = {"models/en_core_web_sm-3.8.0/", "places/gazetteer.bin"}


def listed_paths(licences):
    """The paths in the first cells of the table, in order."""
    cells = re.findall(r"^\|([^|]*)\|", licences, flags=re.MULTILINE)
    return [path for cell in cells for path in re.findall(r"`([^`]+)`", cell)]


def has_source(table):
    """Whether the comments that open a table name its source."""
    for line in table.splitlines():
        if not line.startswith("#"):
            return False
        if re.search(r"\bSources?:|\bWritten for Tacitus\b", line, re.IGNORECASE):
            return True
    return False


def covers(path, file):
    return file.startswith(path) if path.endswith("/") else file == path


def problems(root):
    """What is wrong, one line each."""
    data = Path(root) / "data"
    licences = data / "LICENSES.md"
    if not licences.is_file():
        return ["data/LICENSES.md is missing"]
    listed = listed_paths(licences.read_text(encoding="utf-8"))
    files = sorted(str(path.relative_to(data)) for path in data.rglob("*")
                   if path.is_file() and path != licences and not TEMPORARY.search(str(path)))
    found = []
    for file in files:
        if not any(covers(path, file) for path in listed):
            found.append(f"data/{file}: not listed in data/LICENSES.md; add a row with its source and licence")
        if Path(file).suffix in TABLES and not has_source((data / file).read_text(encoding="utf-8")):
            found.append(f'data/{file}: its first comments do not say "Source:" or "Written for Tacitus"')
    for path in listed:
        if path not in FETCHED and not any(covers(path, file) for file in files):
            found.append(f"data/LICENSES.md: lists `{path}`, which is not there")
    return found


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]
    found = problems(root)
    print("\n".join(found) if found else "data/: every file names its source and licence")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
