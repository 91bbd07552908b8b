#!/usr/bin/env python3
"""Checks that no file of the project holds what belongs to one machine only, or marks of unfinished work.

    tests/checks/clean_tree.py [ROOT]

Looked at: every text file below ROOT, except what is built, fetched or ignored. Not allowed: absolute paths of work
folders and homes; addresses of package registries and mirrors, which each machine configures for itself; marks for work
left over. Tested by clean_tree_test.py.
"""

import os
import re
import sys
from pathlib import Path

SKIPPED = re.compile(r"(^|/)(\.git|\.cache|\.venv[^/]*|build|build-[^/]*|__pycache__|node_modules)$"
                     r"|^data/models/en_core_web_sm-[^/]*$|^data/models/\.fetch-[^/]*$")
# Written in pieces, so that this file passes its own check.
FORBIDDEN = [
    ("a path of one machine", re.compile(r"(?<![\w.])/(work|tmp/w|home/\w+)(/|\b)")),
    ("the address of a package registry",
     re.compile(r"\b(pypi\." r"org|files\.python" r"hosted|registry\.npm" r"js|registry\.yarn" r"pkg|npmjs\." r"org"
                r"|deb\.debian|ftp\.\w*\.?debian|security\.debian|snapshot\.debian|static\.crates|crates\." r"io)")),
    ("a mark of unfinished work", re.compile(r"\b(TO" r"DO|FIX" r"ME)\b|\bX" r"XX:")),
]


def files(root):
    """Paths of the files to look at, relative to the root, sorted."""
    for folder, names, leaves in os.walk(root):
        at = os.path.relpath(folder, root)
        prefix = "" if at == "." else at + "/"
        names[:] = sorted(name for name in names if not SKIPPED.search(prefix + name))
        for leaf in sorted(leaves):
            if not SKIPPED.search(prefix + leaf):
                yield prefix + leaf


def problems(root):
    """What is wrong, one line each."""
    found = []
    for file in files(root):
        content = (Path(root) / file).read_bytes()
        if b"\0" in content[:8192]:
            continue
        for number, line in enumerate(content.decode("utf-8", errors="replace").splitlines(), start=1):
            for what, pattern in FORBIDDEN:
                match = pattern.search(line)
                if match:
                    found.append(f"{file}:{number}: {what}: {match.group(0)}")
    return found


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]
    found = problems(root)
    print("\n".join(found) if found else "the tree is clean")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
