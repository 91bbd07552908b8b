#!/usr/bin/env python3
"""Builds data/actors/organisations.tsv from organisations_seed.txt, the Factbook's lists of parties and legislatures, and
the armed groups of PETRARCH's Phoenix dictionaries.

    build_organisations.py FACTBOOK PHOENIX      folders, as for build_people.py
"""

import re
import sys
from pathlib import Path

from build_people import CAMEO_SECTORS, SECTORS, fips_codes
from tables import factbook, fold, plain, seed_rows, values, write_table

GENERIC = {"parliament", "national assembly", "senate", "house of representatives", "assembly", "legislature", "congress",
           "legislative assembly", "national congress", "national council", "federal assembly", "independents", "others",
           "other", "none", "chamber of deputies", "general assembly", "house of assembly", "national parliament",
           "supreme council", "independent", "labor party", "labour party", "green party", "socialist party", "democratic party",
           "republican party", "liberal party", "communist party", "conservative party", "centre party", "center party",
           "people s party", "peoples party", "workers party", "progressive party", "national party", "social democratic party",
           "legislative council", "parliamentary assembly", "christian democratic party", "democratic alliance"}


def read_seed():
    for cells in seed_rows("organisations_seed.txt"):
        names = values(cells[0])
        spells = []
        for i in range(1, len(cells), 2):
            country, _, sectors = cells[i].partition(" ")
            start, _, end = (cells[i + 1] if i + 1 < len(cells) else "").partition("..")
            spells.append((country, sectors.replace(" ", ";"), start, end))
        yield names, spells, "own"


def party_names(text):
    """The parties of a Factbook list: "National Resistance Movement or NRM", one after each line break."""
    for line in re.split(r"<br\s*/?>|\n|;", text):
        line = re.sub(r"\(.*?\)|\[.*?\]", " ", plain(line)).strip(" *-")
        names = [part.strip() for part in re.split(r"\s+or\s+", line)]
        names = [n for n in names if 2 < len(n) < 60 and n[:1].isupper() and ":" not in n and "note" not in n.lower()
                 and not re.search(r"\b(includes?|members?|parties|banned|ruling|coalition of|various|none|former)\b", n)]
        if names:
            yield names


def read_factbook(folder):
    fips = fips_codes(folder)
    for code, record in factbook(folder):
        country = fips.get(code)
        government = record.get("Government", {})
        if not country:
            continue
        for section in ("Legislative branch", "Legislative branch - lower chamber", "Legislative branch - upper chamber"):
            branch = government.get(section) or {}
            for key in ("legislature name", "chamber name"):
                text = plain((branch.get(key) or {}).get("text", ""))
                names = [n.strip() for n in re.split(r"[()]| or ", text) if len(n.strip()) > 3]
                if names:
                    yield names[:2], [(country, "LEG", "", "")], "Factbook"
        for names in party_names((government.get("Political parties") or {}).get("text", "")):
            yield names, [(country, "PTY", "", "")], "Factbook"


def read_phoenix(folder, codes):
    """The armed groups of Phoenix.MilNonState.actors.txt."""
    text = (Path(folder) / "Phoenix.MilNonState.actors.txt").read_text(encoding="utf-8", errors="replace")
    names, spells = [], []
    for line in text.splitlines() + ["END_"]:
        body = line.split("#")[0].strip()
        if not body:
            continue
        if not body.startswith("+") and not body.startswith("["):
            if names and spells:
                yield names, spells[:1], "Phoenix"
            names, spells = [], []
        name = re.sub(r"\(.*?\)", " ", body.split("[")[0].lstrip("+"))
        name = re.sub(r"[_ ]+", " ", name).strip()
        if len(name) > 5 and " " in name and not re.search(r"[^A-Z'./ -]", name):
            names.append(" ".join(w.lower() if w in ("OF", "THE", "FOR", "AND") else w.capitalize() for w in name.split()))
        match = re.search(r"\[([A-Z]{3})([A-Z]{3})", body)
        if match and match.group(1) in codes | {"IMG"}:
            sector = CAMEO_SECTORS.get(match.group(2), match.group(2))
            if sector in SECTORS:
                spells.append((match.group(1), sector, "", ""))


def main():
    codes = {row[0] for row in seed_rows("countries_seed.txt")}
    taken, keys, rows = set(), set(), []
    groups = list(read_seed()) + list(read_factbook(sys.argv[1])) + list(read_phoenix(sys.argv[2], codes))
    for names, spells, source in groups:
        fresh = []
        for name in names:
            folded = fold(name)
            known = (folded, spells[0][0]) in taken or (source != "own" and (folded in taken or folded in GENERIC))
            if source != "own" and len(folded) < 5 and " " not in folded:
                known = True  # abbreviations of three or four letters mean too much
            if folded and not known and name not in fresh:
                fresh.append(name)
        if not fresh:
            continue
        for name in fresh:
            taken.add((fold(name), spells[0][0]))
            taken.add(fold(name))
        base = key = fold(fresh[0]).replace(" ", "_") + "_" + spells[0][0].lower()
        n = 1
        while key in keys:
            n += 1
            key = f"{base}_{n}"
        keys.add(key)
        for i, (country, sectors, start, end) in enumerate(spells):
            rows.append([key, fresh[0], ";".join(fresh[1:]) if i == 0 else "", "", country, sectors, "", start, end, source])
    write_table("actors/organisations.tsv", [
        "Organisations: international bodies, agencies, armed forces and groups, parties, legislatures, media, companies;",
        "one row a spell, the rows of one organisation together. country is ISO 3166-1 alpha-3, or UNO, EUR, IGO, NGO, MNC,",
        "IMG (a transnational militarised group), ISM (a transnational movement); sectors are PLOVER's. source: own (written",
        "for Tacitus), Factbook (CIA World Factbook, public domain), Phoenix (PETRARCH's dictionaries, Open Event Data",
        "Alliance, MIT licence). Built by tools/actors/build_organisations.py.",
    ], ["id", "name", "aliases", "gender", "country", "sectors", "role", "from", "to", "source"], rows)


if __name__ == "__main__":
    main()
