"""The encoder of events, as src/encode/trigger_encoder.h runs it: a sentence in which the word that tells an event is marked.

    [CLS] the kremlin @ blamed @ the west . [SEP]

Heads: "party" scores each piece as part of the source and of the target, "nobody" the first position, [CLS], as their
absence; "event" (its type) and "status" the mean of the word's pieces. An option (a phrase that may be a party) scores the mean of
its pieces; the options and nobody share one softmax a side.
"""
import pathlib
from dataclasses import dataclass, field

import numpy
import torch
from transformers import AutoModel

from network import MAX_TOKENS, Pieces

TYPES = ["none", "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT",
         "REQUEST", "SANCTION", "SUPPORT", "THREATEN", "YIELD"]
STATUSES = ["actual", "planned", "threatened", "demanded", "hypothetical", "alleged", "denied"]
# What the heads do not part.
FOLDED = {"CONCEDE": "YIELD", "RETREAT": "YIELD", "ongoing": "actual", "repeated": "actual", "promised": "planned",
          "conditional": "hypothetical", "negated": "denied"}
NOT_A_CLASS = -1e4


@dataclass
class MarkedEvent:
    """A row of `fit_models events`, cut into pieces."""
    gold: str
    number: int  # of its sentence
    ids: list[int]
    word: list[int]  # positions
    options: list[list[int]]  # positions of each
    right: tuple[list[int], list[int]]  # sources, targets among the options
    parts: numpy.ndarray  # [positions, 2]: what is marked as source, target
    has_parties: bool
    type: int  # -1 where nobody said
    status: int
    soft: dict[str, torch.Tensor] | None = field(default=None, repr=False)


def positions(offsets: list[tuple[int, int]], span: list[int]) -> list[int]:
    return [i for i, (start, end) in enumerate(offsets) if start < end and start < span[1] and end > span[0]]


def cut(pieces: Pieces, row: dict) -> MarkedEvent:
    text, (begin, end) = row["sentence"].encode(), row["trigger"]
    ids: list[int] = []
    offsets: list[tuple[int, int]] = []

    def take(first: int, last: int) -> None:
        part = text[first:last].decode(errors="ignore")
        at = [0]
        for character in part:
            at.append(at[-1] + len(character.encode()))
        found = pieces.tokenizer.encode(part, add_special_tokens=False)
        ids.extend(found.ids)
        offsets.extend((first + at[a], first + at[b]) for a, b in found.offsets)

    def mark() -> None:
        ids.append(pieces.markers[0])
        offsets.append((0, 0))

    take(0, begin)
    mark()
    before = len(ids)
    take(begin, end)
    after = len(ids)
    mark()
    take(end, len(text))
    limit = MAX_TOKENS - 2
    first = 0
    if len(ids) > limit:
        first = min(max((before + after) // 2 - limit // 2, 0), len(ids) - limit)
    ids, offsets = ids[first : first + limit], offsets[first : first + limit]
    ids = [pieces.first, *ids, pieces.last]
    offsets = [(0, 0), *offsets, (0, 0)]
    parts = numpy.zeros((len(ids), 2), dtype=numpy.float32)
    for side, spans in enumerate(("source_spans", "target_spans")):
        for span in row[spans]:
            parts[positions(offsets, span), side] = 1
    folded = {name: FOLDED.get(row[name], row[name]) for name in ("type", "status")}
    options = [positions(offsets, span) for span in row["options"]]
    return MarkedEvent(
        gold=row["gold"], number=int(row["id"]), ids=ids, word=positions(offsets, row["trigger"]), options=options,
        right=tuple([i for i in row[side] if options[i]] for side in ("sources", "targets")), parts=parts,
        has_parties=row["gold"] != "unlabelled" and row["type"] != "none" and not row["reciprocal"],
        type=TYPES.index(folded["type"]) if folded["type"] in TYPES else -1,
        status=STATUSES.index(folded["status"]) if folded["status"] in STATUSES else -1,
    )


class EventEncoder(torch.nn.Module):
    def __init__(self, folder: pathlib.Path, frozen_layers: int = 0):
        super().__init__()
        self.body = AutoModel.from_pretrained(folder, local_files_only=True, add_pooling_layer=False)
        width = self.body.config.hidden_size
        self.heads = torch.nn.ModuleDict({
            "party": torch.nn.Linear(width, 2), "nobody": torch.nn.Linear(width, 2),
            "event": torch.nn.Linear(width, len(TYPES)), "status": torch.nn.Linear(width, len(STATUSES)),
        })
        self.dropout = torch.nn.Dropout(0.1)
        for weight in self.body.embeddings.parameters():
            weight.requires_grad_(False)  # most words are too rare in the rows to learn anything for them
        for layer in self.body.encoder.layer[:frozen_layers]:
            layer.requires_grad_(False)

    def forward(self, batch: list[MarkedEvent]) -> dict[str, torch.Tensor]:
        """Scores: "party" [events, positions, 2], "options" [events, most options + 1, 2], nobody last, "type", "status"."""
        length, most = max(len(event.ids) for event in batch), max(len(event.options) for event in batch)
        ids = torch.full((len(batch), length), self.body.config.pad_token_id or 0)
        mask = torch.zeros((len(batch), length), dtype=torch.long)
        words = torch.zeros((len(batch), 1, length))
        pools = torch.zeros((len(batch), most, length))
        absent = torch.ones((len(batch), most + 1, 1), dtype=torch.bool)
        absent[:, most] = False
        for i, event in enumerate(batch):
            ids[i, : len(event.ids)] = torch.tensor(event.ids)
            mask[i, : len(event.ids)] = 1
            words[i, 0, event.word] = 1 / max(len(event.word), 1)
            for k, option in enumerate(event.options):
                if option:
                    pools[i, k, option] = 1 / len(option)
                    absent[i, k] = False
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = self.dropout(self.body(input_ids=ids, attention_mask=mask).last_hidden_state)
            word = torch.bmm(words.to(hidden.dtype), hidden)[:, 0]
            scores = {"party": self.heads["party"](hidden), "nobody": self.heads["nobody"](hidden[:, 0]),
                      "type": self.heads["event"](word), "status": self.heads["status"](word)}
        scores = {name: score.float() for name, score in scores.items()}
        options = torch.cat([torch.bmm(pools, scores["party"]), scores["nobody"][:, None]], 1)
        scores["options"] = options.masked_fill(absent, NOT_A_CLASS)
        return scores
