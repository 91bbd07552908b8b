"""Trains the encoder of events, from base models to data/models/events.encoder.

Run by train/events.sh. Stages, each kept in the cache and skipped when it is there (delete its file to run it again):

    events_teacher   mpnet fine-tuned on the marked events outside the fifth
    events_student   MiniLM, taught by it on events of unlabelled news and by the marks outside the fifth: what is shipped

The fifth is every fifth sentence of each gold, and the lines of news whose number five divides; our own rows are not in
it. Neither learns from it, so that what is measured there is of the weights that users have. Every figure goes to the log. Seeds are fixed; the sums of bfloat16 depend on the processor, so
that another machine gets weights that are alike, not equal.
"""
import argparse
import collections
import json
import pathlib
import time

import torch

from event_learning import ask, learn
from event_network import STATUSES, TYPES, EventEncoder, MarkedEvent, cut
from export import write_bert
from learning import Course
from network import Pieces

TEACH = Course(epochs=4, rate=5e-5)
DISTIL = Course(epochs=3, rate=2e-4, batch=16)
FROZEN_LAYERS_OF_TEACHER = 2


def read(path: pathlib.Path, pieces: Pieces) -> list[MarkedEvent]:
    with path.open(encoding="utf-8") as lines:
        return [cut(pieces, json.loads(line)) for line in lines]


def is_held_out(event: MarkedEvent) -> bool:
    return event.gold != "own" and event.number % 5 == 0


class Training:
    def __init__(self, options):
        self.cache, self.options = options.cache, options
        self.pieces = {base: Pieces(options.cache / "bases" / base) for base in ("minilm", "mpnet")}
        self.marked = {base: read(options.cache / "marked.jsonl", pieces) for base, pieces in self.pieces.items()}

    def log(self, line: str) -> None:
        line = f"{time.strftime('%H:%M:%S')} {line}"
        print(line, flush=True)
        with (self.cache / "events_log.txt").open("a", encoding="utf-8") as log:
            log.write(line + "\n")

    def encoder(self, base: str, weights: str | None = None) -> EventEncoder:
        torch.manual_seed(1)
        model = EventEncoder(self.cache / "bases" / base, FROZEN_LAYERS_OF_TEACHER if base == "mpnet" else 0)
        if weights:
            model.load_state_dict(torch.load(self.cache / f"{weights}.pt"))
        return model

    def fit(self, name: str, base: str, taught: list[MarkedEvent], course: Course) -> None:
        events = [event for event in self.marked[base] if not is_held_out(event)] + taught
        self.log(f"{name}: {base} on {len(events)} events")
        model = self.encoder(base)
        learn(model, events, course, self.log)
        torch.save(model.state_dict(), self.cache / f"{name}.pt")
        self.figures(name, model, base)

    def taught(self) -> list[MarkedEvent]:
        """The events of unlabelled news with what the teacher says of them."""
        path = self.cache / "events_soft.pt"
        if not path.exists():
            events = read(self.cache / "unmarked.jsonl", self.pieces["mpnet"])
            self.log(f"the teacher on {len(events)} events of unlabelled news")
            torch.save(ask(self.encoder("mpnet", "events_teacher"), events), path)
        events = read(self.cache / "unmarked.jsonl", self.pieces["minilm"])
        for event, said in zip(events, torch.load(path)):
            event.soft = said
        return events

    def figures(self, name: str, model: EventEncoder, base: str) -> None:
        """Logs how often the likeliest option, type and status are right in the fifth."""
        events = [event for event in self.marked[base] if is_held_out(event)]
        counts: dict[str, list[int]] = {}

        def count(what: str, is_right: bool) -> None:
            pair = counts.setdefault(what, [0, 0])
            pair[0] += is_right
            pair[1] += 1

        for event, said in zip(events, ask(model, events)):
            for side, party in enumerate(("source", "target")):
                if event.has_parties:
                    best = int(said["options"][:, side].argmax())
                    count(f"{party} of {event.gold}", best in (event.right[side] or [len(event.options)]))
            for what in ("type", "status"):
                if getattr(event, what) >= 0:
                    count(f"{what} of {event.gold}", int(said[what].argmax()) == getattr(event, what))
        told = [f"{what} {right / all_:.3f} of {all_}" for what, (right, all_) in sorted(counts.items())]
        self.log(f"{name} on the fifth: " + ", ".join(told))

    def export(self, name: str, path: pathlib.Path) -> None:
        model = self.encoder("minilm", name)
        heads = [{"name": "party", "input": "piece", "classes": ["source", "target"]},
                 {"name": "nobody", "input": "first", "classes": ["source", "target"]},
                 {"name": "event", "input": "word", "classes": TYPES},
                 {"name": "status", "input": "word", "classes": STATUSES}]
        weights = {f"head.{key}": weight.float().numpy() for key, weight in model.heads.state_dict().items()}
        write_bert(model, self.pieces["minilm"], "train/events.py", heads, weights, path)

    def log_marked(self) -> None:
        """What the marked events are: how many of each gold, and how many have a status."""
        golds = collections.Counter(event.gold for event in self.marked["minilm"])
        statuses = [event.status for event in self.marked["minilm"] if event.status >= 0]
        other = sum(status != STATUSES.index("actual") for status in statuses)
        self.log(f"marked: {dict(golds)}; {len(statuses)} with a status, {other} of them other than actual")

    def run(self) -> None:
        self.log_marked()
        if not (self.cache / "events_teacher.pt").exists():
            self.fit("events_teacher", "mpnet", [], TEACH)
        if not (self.cache / "events_student.pt").exists():
            self.fit("events_student", "minilm", self.taught(), DISTIL)
        self.export("events_student", self.options.encoder)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=pathlib.Path, required=True, help="folder of base models, rows and stages")
    parser.add_argument("--encoder", type=pathlib.Path, required=True, help="the file to write")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    Training(options).run()


if __name__ == "__main__":
    main()
