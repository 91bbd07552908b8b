#!/usr/bin/env python3
"""Writes src/read/page/entities.inc: the character references of HTML by name, out of Python's copy of the standard's list.

    tools/make_entity_table.py > src/read/page/entities.inc
"""

import html.entities


def main():
    names = sorted(html.entities.html5.items(), key=lambda item: item[0].encode())
    print("// Made by tools/make_entity_table.py from the HTML Standard's list of named character references (section 13.5).")
    print("// Sorted by name; names without a semicolon are those that the standard lets stand without one.")
    for name, text in names:
        print('{"%s", "%s"},' % (name, "".join("\\x%02x" % byte for byte in text.encode())))


if __name__ == "__main__":
    main()
