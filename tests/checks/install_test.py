#!/usr/bin/env python3
"""Installs a build into a folder of its own and uses what is there as others would.

    tests/checks/install_test.py BUILD SOURCE

The program must find its data, and docs/ must build as a project of its own against the installed library and run.
"""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

BUILD, SOURCE = (Path(argument).resolve() for argument in sys.argv[1:3])


def run(*command, cwd):
    """The output of a command that must succeed."""
    done = subprocess.run([str(part) for part in command], cwd=cwd, stdin=subprocess.DEVNULL, capture_output=True,
                          text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(f"{command[0]} gave {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


class InstallTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.prefix = Path(cls.folder.name) / "usr"
        run("cmake", "--install", BUILD, "--prefix", cls.prefix, cwd=BUILD)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_the_program_finds_its_data(self):
        sample = SOURCE / "data/samples/iran-talks.md"
        installed = run(self.prefix / "bin/tacitus", "code", "--format", "jsonl", sample, cwd=self.folder.name)
        self.assertIn('"event":', installed)

    def test_the_example_builds_and_runs(self):
        build = Path(self.folder.name) / "example"
        run("cmake", "-G", "Ninja", "-S", SOURCE / "docs", "-B", build, f"-DCMAKE_PREFIX_PATH={self.prefix}",
            cwd=self.folder.name)
        run("cmake", "--build", build, cwd=self.folder.name)
        printed = run(build / "example", "data/samples/iran-talks.md", cwd=self.prefix / "share/tacitus")
        self.assertRegex(printed, r"(?m)^Iran [A-Z]+ United States: ")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
