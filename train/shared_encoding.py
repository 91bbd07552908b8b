"""What it would cost to encode a sentence once for all its pairs: MiniLM without marks around source and target.

    build/train/venv/bin/python train/shared_encoding.py --cache build/train --gold ../shared/gold [--fold 1 …]

Without marks the encoding is the same for every pair, and only the pools tell which pair is asked about. Trains so on
the rows outside each fold given, as train.py trains with marks, and prints both scores for the rows inside; those with
marks are the ones that train.py left in the cache. Nothing here is shipped.
"""
import argparse
import json
import pathlib

import torch

from learning import ask, learn
from network import Pieces, Sequence
from rows import Row
from train import FINE_TUNE, Training, figures


class UnmarkedPieces(Pieces):
    """The same spans over a text without marks: the text is still cut at their borders."""

    def sequence(self, row: Row) -> Sequence:
        cuts = sorted({0, len(row.text)} | {cut for span in (row.source, row.target) if span for cut in span})
        ids, at = [], {0: 0}
        for begin, end in zip(cuts, cuts[1:]):
            ids += self.split(row.text[begin:end])
            at[end] = len(ids)
        return self.window(ids, [(at[span[0]], at[span[1]]) if span else (0, 0) for span in (row.source, row.target)])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=pathlib.Path, required=True)
    parser.add_argument("--gold", type=pathlib.Path, required=True)
    parser.add_argument("--fold", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    training = Training(options)
    pieces = UnmarkedPieces(training.bases / "minilm")
    for fold in options.fold:
        marked = json.loads((options.cache / f"fold_{fold}.scores.json").read_text())
        gold = [training.gold[i].label for i in marked["rows"]]
        said = [marked["classes"][max(range(len(row)), key=row.__getitem__)] for row in marked["scores"]]
        print(f"fold {fold} with marks: {figures(gold, said)}", flush=True)
        model = training.encoder("minilm")
        learn(model, training.labelled(pieces, training.outside(fold) + training.own), FINE_TUNE, print)
        best = ask(model, [pieces.sequence(training.gold[i]) for i in marked["rows"]]).argmax(-1).tolist()
        print(f"fold {fold} without: {figures(gold, [training.roots[i] for i in best])}", flush=True)


if __name__ == "__main__":
    main()
