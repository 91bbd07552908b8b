#!/usr/bin/env python3
"""Writes the examples of the public headers into one C++ file, so that the tests compile what newcomers copy.

    tests/checks/header_examples.py OUTPUT HEADER…

An example is the lines of a header's opening comment that are indented by three spaces or more. Each becomes a function
of its own; the names that examples take for granted (a loaded `parser`, a `document` …) are declared on top.
"""

import sys
from pathlib import Path

PRELUDE = """\
#include <iostream>
#include <string>

namespace tacitus_examples {

// What the examples leave to their reader.
extern const std::string folder;
extern const tacitus::Document document;
extern const tacitus::Parser parser;
extern const tacitus::Coder coder;
extern tacitus::Parser::Scratch scratch;
int Report(const std::string& message);
template <typename T>
void Use(const T& value);
"""


def example(header):
    """The lines of the example in a header's opening comment."""
    lines = []
    for line in header.splitlines():
        if not line.startswith("//"):
            break
        if line.startswith("//   "):
            lines.append(line.removeprefix("//   "))
    return lines


def main():
    output, *headers = sys.argv[1:]
    parts = [f'#include "tacitus/{Path(header).name}"\n' for header in headers] + [PRELUDE]
    for header in headers:
        lines = example(Path(header).read_text(encoding="utf-8"))
        if lines:
            name = "".join(word.capitalize() for word in Path(header).stem.split("_"))
            body = "".join(f"  {line}\n" for line in lines)
            parts.append(f"\nint {name}Example();\nint {name}Example() {{\n{body}  return 0;\n}}\n")
    parts.append("\n}  // namespace tacitus_examples\n")
    Path(output).write_text("".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
