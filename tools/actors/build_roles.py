#!/usr/bin/env python3
"""Builds data/roles/roles.tsv from roles_seed.txt: one row a role, the first mention of a word wins."""

from tables import seed_rows, values, write_table


def main():
    rows, seen = [], set()
    for sectors, kind, words in seed_rows("roles_seed.txt"):
        inherits = "yes" if kind.endswith("+") else ""
        for word in values(words):
            if word not in seen:
                seen.add(word)
                rows.append([word, sectors, kind.rstrip("+"), inherits, "own"])
    rows.sort()
    write_table("roles/roles.tsv", [
        "Role nouns and titles, in the singular, and the PLOVER sectors of those they name, the most telling first.",
        "kind: person, group (many people), body (an institution), thing (equipment that stands for its users), site (a",
        "place that stands for its people). inherits: takes the sectors of what it belongs to (\"police spokesman\" is",
        "COP), its own only where that has none. Written for Tacitus (Apache-2.0); sectors as the PLOVER manual defines",
        "them. Built by tools/actors/build_roles.py from tools/actors/roles_seed.txt.",
    ], ["role", "sectors", "kind", "inherits", "source"], rows)


if __name__ == "__main__":
    main()
