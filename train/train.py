"""Trains the encoder of event types, from base models to data/models/types.encoder.

Run by train/train.sh. Stages, each kept in the cache and skipped when it is there (delete its file to run it again):

    pairs           unlabelled sentences with pairs
    fold_0 … 4      MiniLM fine-tuned on the gold outside a fold and on our own rows; its scores for the fold
    teacher_fifth   mpnet, the same without fold 0; soft_fifth: its scores for all pairs
    student_fifth   fold_0's MiniLM, distilled; its scores for fold 0, the fifth that neither it nor its teacher saw
    teacher_all     teacher_fifth taught on with all rows; soft_all: its scores
    student_all     student_fifth distilled on with those: the weights that are shipped

Every figure goes to the log. Seeds are fixed; the sums of bfloat16 depend on the processor, so that another machine gets
weights that are alike, not equal.
"""
import argparse
import json
import pathlib
import time

import torch

import export
import unlabelled
from learning import Course, Example, ask, learn
from network import PairEncoder, Pieces
from rows import Row, deal_folds, read_own, read_pairs, read_sentences

FOLDS = 5
FIFTH = 0
PAIRS = 16000
FINE_TUNE = Course(epochs=6, rate=2e-4)
TEACH = Course(epochs=5, rate=5e-5)
TEACH_ON = Course(epochs=2, rate=3e-5, seed=2)
DISTIL = Course(epochs=3, rate=1.5e-4, batch=32)
DISTIL_ON = Course(epochs=2, rate=1e-4, batch=32, seed=2)
FROZEN_LAYERS_OF_TEACHER = 2
QUAD_CLASSES = 5


class Training:
    def __init__(self, options):
        self.cache = options.cache
        self.bases = options.cache / "bases"
        self.options = options
        self.gold = read_pairs(options.gold / "plv_train.tsv", "gold_root")
        self.own = read_own(pathlib.Path(__file__).parent / "rows")
        self.sentences = read_sentences(options.gold / "cameo_class_train.tsv")
        self.fold_of = deal_folds(self.gold, FOLDS)
        self.fold_of_sentence = deal_folds(self.sentences, FOLDS)
        self.roots = sorted({row.label for row in self.gold})

    def log(self, line: str) -> None:
        line = f"{time.strftime('%H:%M:%S')} {line}"
        print(line, flush=True)
        with (self.cache / "log.txt").open("a", encoding="utf-8") as log:
            log.write(line + "\n")

    def encoder(self, base: str, weights: str | None = None) -> PairEncoder:
        frozen = FROZEN_LAYERS_OF_TEACHER if base == "mpnet" else 0
        torch.manual_seed(1)
        model = PairEncoder(self.bases / base, len(self.roots), QUAD_CLASSES, frozen)
        if weights:
            model.load_state_dict(torch.load(self.cache / f"{weights}.pt"))
        return model

    def labelled(self, pieces: Pieces, rows: list[Row]) -> list[Example]:
        return [Example(pieces.sequence(row), self.roots.index(row.label)) for row in rows]

    def statements(self, pieces: Pieces, rows: list[Row]) -> list[Example]:
        return [Example(pieces.sequence(row), int(row.label), sentence=True) for row in rows]

    def outside(self, fold: int) -> list[Row]:
        return [row for row, dealt in zip(self.gold, self.fold_of) if dealt != fold]

    def inside(self, fold: int) -> list[int]:
        return [i for i, dealt in enumerate(self.fold_of) if dealt == fold]

    # Stages.

    def pairs(self) -> list[Row]:
        path = self.cache / "pairs.json"
        if not path.exists():
            texts = unlabelled.sentences(self.options.unlabelled)
            for question in ("code", "parse"):
                unlabelled.ask(self.options.program, question, texts, self.cache / f"{question}.jsonl")
            drawn = unlabelled.draw(
                texts,
                unlabelled.coded_pairs(texts, self.cache / "code.jsonl"),
                unlabelled.chunk_pairs(texts, self.cache / "parse.jsonl"),
                PAIRS,
            )
            path.write_text(json.dumps([[row.text, row.source, row.target] for row in drawn]), encoding="utf-8")
        return [Row(text, tuple(source), tuple(target), "") for text, source, target in json.loads(path.read_text())]

    def fold(self, fold: int) -> None:
        name = f"fold_{fold}"
        if (self.cache / f"{name}.scores.json").exists():
            return
        self.log(f"{name}: MiniLM on {len(self.outside(fold))} rows of gold and {len(self.own)} of our own")
        pieces, model = Pieces(self.bases / "minilm"), self.encoder("minilm")
        learn(model, self.labelled(pieces, self.outside(fold) + self.own), FINE_TUNE, self.log)
        torch.save(model.state_dict(), self.cache / f"{name}.pt")
        self.score(name, model, pieces, fold)

    def teacher(self, name: str, rows: list[Row], course: Course, before: str | None) -> None:
        if (self.cache / f"{name}.pt").exists():
            return
        self.log(f"{name}: mpnet on {len(rows)} rows")
        pieces, model = Pieces(self.bases / "mpnet"), self.encoder("mpnet", before)
        learn(model, self.labelled(pieces, rows), course, self.log)
        torch.save(model.state_dict(), self.cache / f"{name}.pt")
        if before is None:
            self.score(name, model, pieces, FIFTH)

    def soft(self, name: str, teacher: str, rows: list[Row]) -> torch.Tensor:
        path = self.cache / f"{name}.soft.pt"
        if not path.exists():
            self.log(f"{name}: {teacher} on {len(rows)} pairs")
            pieces, model = Pieces(self.bases / "mpnet"), self.encoder("mpnet", teacher)
            began = time.time()
            torch.save(ask(model, [pieces.sequence(row) for row in rows]), path)
            self.log(f"  {len(rows) / (time.time() - began):.1f} pairs a second")
        return torch.load(path)

    def student(self, name: str, rows: list[Row], sentences: list[Row], soft: str, course: Course, before: str) -> None:
        """Learns from the teacher's scores for `rows` and the pairs, the labels of `rows`, and the sentences' classes."""
        if (self.cache / f"{name}.pt").exists():
            return
        pairs = self.pairs()
        taught = self.soft(soft, soft.replace("soft", "teacher"), rows + pairs)
        self.log(f"{name}: MiniLM on {len(rows)} rows, {len(pairs)} pairs, {len(sentences)} sentences")
        pieces, model = Pieces(self.bases / "minilm"), self.encoder("minilm", before)
        examples = self.labelled(pieces, rows) + [Example(pieces.sequence(row)) for row in pairs]
        for example, scores in zip(examples, taught):
            example.soft = scores
        learn(model, examples + self.statements(pieces, sentences), course, self.log)
        torch.save(model.state_dict(), self.cache / f"{name}.pt")

    def score(self, name: str, model: PairEncoder, pieces: Pieces, fold: int) -> None:
        """Writes the scores for a fold's rows and logs how right they are."""
        rows = self.inside(fold)
        scores = ask(model, [pieces.sequence(self.gold[i]) for i in rows])
        path = self.cache / f"{name}.scores.json"
        path.write_text(json.dumps({"classes": self.roots, "rows": rows, "scores": scores.tolist()}))
        said = [self.roots[best] for best in scores.argmax(-1).tolist()]
        self.log(f"{name}: {figures([self.gold[i].label for i in rows], said)} on fold {fold}")

    def run(self) -> None:
        chosen = [row for row, fold in zip(self.sentences, self.fold_of_sentence) if fold != FIFTH]
        held_out = [row for row, fold in zip(self.sentences, self.fold_of_sentence) if fold == FIFTH]
        self.pairs()
        self.teacher("teacher_fifth", self.outside(FIFTH) + self.own, TEACH, None)
        self.fold(FIFTH)
        fifth = self.outside(FIFTH) + self.own
        self.student("student_fifth", fifth, chosen, "soft_fifth", DISTIL, f"fold_{FIFTH}")
        pieces, model = Pieces(self.bases / "minilm"), self.encoder("minilm", "student_fifth")
        self.score("student_fifth", model, pieces, FIFTH)
        answers = ask(model, [pieces.sequence(row) for row in held_out], True).argmax(-1).tolist()
        self.log(f"student_fifth: {figures([row.label for row in held_out], [str(a) for a in answers])} on sentences")
        export.write(model, pieces, self.roots, self.options.cache / "student_fifth.encoder")
        self.teacher("teacher_all", self.gold + self.own, TEACH_ON, "teacher_fifth")
        self.student("student_all", self.gold + self.own, self.sentences, "soft_all", DISTIL_ON, "student_fifth")
        export.write(self.encoder("minilm", "student_all"), pieces, self.roots, self.options.encoder)
        for fold in range(FOLDS):
            self.fold(fold)
            export.write(self.encoder("minilm", f"fold_{fold}"), pieces, self.roots, self.cache / f"fold_{fold}.encoder")


def figures(gold: list[str], said: list[str]) -> str:
    f1 = []
    for label in sorted(set(gold)):
        right = sum(a == b == label for a, b in zip(gold, said))
        f1.append(2 * right / max(1, gold.count(label) + said.count(label)))
    accuracy = sum(a == b for a, b in zip(gold, said)) / len(gold)
    return f"macro-F1 {sum(f1) / len(f1):.3f} accuracy {accuracy:.3f} (n={len(gold)})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=pathlib.Path, required=True, help="folder of base models and stages")
    parser.add_argument("--gold", type=pathlib.Path, required=True, help="folder of plv_train.tsv, cameo_class_train.tsv")
    parser.add_argument("--unlabelled", type=pathlib.Path, required=True, help="gzipped sentences, one a line")
    parser.add_argument("--program", type=pathlib.Path, required=True, help="tacitus, to find pairs with")
    parser.add_argument("--encoder", type=pathlib.Path, required=True, help="the file to write")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    Training(options).run()


if __name__ == "__main__":
    main()
