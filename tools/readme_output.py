#!/usr/bin/env python3
"""Puts fresh output into README.md: runs the command named above each block and replaces what the block holds.

    tools/readme_output.py [WORD…]      all blocks, or those whose command contains one of the words

A block is a fence after a line `<!-- output of: COMMAND -->`. Commands run from the root of the repository, through a
shell, and must succeed; what they print on standard error is left out.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"(<!-- output of: (.+?) -->\n```[^\n]*\n)(.*?)(^```$)", re.MULTILINE | re.DOTALL)


def fresh(block, words):
    head, command, old, fence = block.groups()
    if words and not any(word in command for word in words):
        return block.group(0)
    print(f"readme: {command}", file=sys.stderr)
    done = subprocess.run(command, cwd=ROOT, shell=True, executable="/bin/bash", stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, text=True, check=True)
    return head + done.stdout.strip("\n") + "\n" + fence if done.stdout.strip() else head + old + fence


def main():
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    readme.write_text(BLOCK.sub(lambda block: fresh(block, sys.argv[1:]), text), encoding="utf-8")


if __name__ == "__main__":
    main()
