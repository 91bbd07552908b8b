"""Labelled rows: gold with marked pairs, our own rows, and sentences with a quad class.

Offsets are characters into `text`. Folds are dealt exactly as src/eval/softmax.cc deals them, so that a figure of
`tacitus eval types --folds 5` and one of training speak of the same rows.
"""
import pathlib
import re
from dataclasses import dataclass

import numpy

MARK = re.compile(r"</?[st]>")


@dataclass(frozen=True)
class Row:
    text: str
    source: tuple[int, int] | None  # the first mark of each kind
    target: tuple[int, int] | None
    label: str


def unmark(marked: str) -> tuple[str, tuple[int, int] | None, tuple[int, int] | None]:
    text, at, opened, spans = "", 0, {}, {}
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        kind = mark.group()[-2]
        if not mark.group().startswith("</"):
            opened[kind] = len(text)
        elif kind in opened and kind not in spans:
            spans[kind] = (opened[kind], len(text))
    return text + marked[at:], spans.get("s"), spans.get("t")


def read_table(path: pathlib.Path) -> list[dict[str, str]]:
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    header = lines[0].rstrip("\r").split("\t")
    return [dict(zip(header, line.rstrip("\r").split("\t"))) for line in lines[1:]]


def read_pairs(path: pathlib.Path, label: str) -> list[Row]:
    return [Row(*unmark(cells["marked_sentence"]), cells[label]) for cells in read_table(path)]


def read_own(folder: pathlib.Path) -> list[Row]:
    return [row for path in sorted(folder.glob("*.tsv")) for row in read_pairs(path, "root")]


def read_sentences(path: pathlib.Path) -> list[Row]:
    """A TSV without a header: sentence, quad class (0: no event)."""
    lines = path.read_text(encoding="utf-8").split("\n")
    cells = [line.rstrip("\r").split("\t") for line in lines if line]
    return [Row(line[0], None, None, line[-1]) for line in cells]


def deal_folds(rows: list[Row], folds: int, seed: int = 1) -> list[int]:
    """The fold of each row; rows of one sentence stay together."""
    first: dict[str, int] = {}
    groups = [first.setdefault(row.text, i) for i, row in enumerate(rows)]
    order = sorted(set(groups))
    draw = numpy.random.RandomState(seed)._bit_generator  # the generator of std::mt19937(seed), raw draws
    for i in range(len(order), 1, -1):
        j = int(draw.random_raw()) % i
        order[i - 1], order[j] = order[j], order[i - 1]
    fold_of = {group: i % folds for i, group in enumerate(order)}
    return [fold_of[group] for group in groups]
