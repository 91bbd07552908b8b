#!/usr/bin/env python3
"""Does what docs/tutorial.md tells the reader to do, and sees what it says he will see.

    tests/tutorial/tutorial_test.py PROGRAM ROOT [--rewrite]

Runs its blocks of `sh` one after the other in a folder of their own; the block of `text` after one is what it must print.
With --rewrite, puts what is printed now, and the plot, in the place of what is there. The steps that need Python's
packages are left out without the environment that tools/tutorial_venv.sh makes.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM, ROOT = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
REWRITE = "--rewrite" in sys.argv
PAGE = ROOT / "docs/tutorial.md"
VENV = ROOT / ".venv-tutorial"
LIBRARY = ROOT / "lib/tacitus/libduckdb.so"
MODEL = ROOT / "data/models/en_core_web_sm-3.8.0"
BLOCK = re.compile(r"(?:Save this as `(?P<file>[^`]+)`:\n\n)?^```(?P<kind>sh|python|text)\n(?P<body>.*?)^```$",
                   re.MULTILINE | re.DOTALL)
LEAST_PLOT = 10000  # bytes; an empty one has less


class Reader:
    """One who follows the page, from a clone's folder."""

    def __init__(self, folder):
        self.folder = Path(folder)
        (self.folder / "build").mkdir()
        program = self.folder / "build/tacitus"
        program.write_text(f'#!/bin/sh\nexec "{PROGRAM}" "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        (self.folder / "docs").symlink_to(ROOT / "docs")
        self.environment = {**os.environ, "TACITUS_DATA": str(ROOT / "data"), "TACITUS_DUCKDB": str(LIBRARY),
                            "PATH": f"{VENV}/bin:{os.environ['PATH']}"}

    def run(self, commands):
        done = subprocess.run(["bash", "-euo", "pipefail", "-c", commands], cwd=self.folder, env=self.environment,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise AssertionError(f"{commands}\n{done.stderr}")
        return done.stdout


@unittest.skipUnless(MODEL.is_dir() and LIBRARY.is_file(), "the parser's model or DuckDB's library is not there")
class TutorialTest(unittest.TestCase):
    maxDiff = None

    def test_the_page_is_true(self):
        page, can_plot = PAGE.read_text(encoding="utf-8"), (VENV / "complete").exists()
        with tempfile.TemporaryDirectory() as folder:
            reader, printed, steps = Reader(folder), "", 0

            def follow(block):
                nonlocal printed, steps
                body = block["body"]
                if block["kind"] == "text":
                    if REWRITE:
                        return f"```text\n{printed}```"
                    self.assertEqual(printed, body)
                elif block["kind"] == "python":
                    (reader.folder / block["file"]).write_text(body, encoding="utf-8")
                elif can_plot or "python3" not in body:
                    printed = reader.run(body)
                    steps += 1
                return block[0]

            page = BLOCK.sub(follow, page)
            self.assertGreaterEqual(steps, 5)
            plot = reader.folder / "dyad.png"
            if can_plot:
                self.assertGreater(plot.stat().st_size, LEAST_PLOT)
            if REWRITE:
                PAGE.write_text(page, encoding="utf-8")
                if can_plot:
                    shutil.copy(plot, ROOT / "docs/tutorial/dyad.png")
        if not can_plot:
            print("the plot was left out: tools/tutorial_venv.sh installs what it needs", file=sys.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
