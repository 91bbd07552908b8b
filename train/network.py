"""The encoders of a sentence with a marked pair, as src/encode/ runs them: markers, window, pools, heads.

A pair's sequence is [CLS] pieces [SEP] with `@` around the source and `#` around the target; its head reads the
normalised means of all positions, of the source's pieces and of the target's. A sentence without marks has a head of
its own.
"""
import pathlib
from dataclasses import dataclass

import numpy
import torch
from tokenizers import Tokenizer
from transformers import AutoModel

from rows import Row

MAX_TOKENS = 128
HEAD_GAIN = 10.0  # pools have length one: the head's weights are scaled so that one learning rate serves all


@dataclass
class Sequence:
    ids: list[int]
    spans: list[tuple[int, int]]  # positions of source and target, empty where not given


class Pieces:
    """Cuts text into the encoder's pieces."""

    def __init__(self, folder: pathlib.Path):
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        ends = self.tokenizer.encode("").ids
        self.first, self.last = ends[0], ends[-1]
        self.markers = [self.tokenizer.encode(mark, add_special_tokens=False).ids[0] for mark in "@#"]

    def split(self, text: str) -> list[int]:
        return self.tokenizer.encode(text, add_special_tokens=False).ids

    def sequence(self, row: Row) -> Sequence:
        borders = []  # position, closing first, party
        for party, span in enumerate((row.source, row.target)):
            if span is not None:
                borders += [(span[0], 1, party), (span[1], 0, party)]
        ids, spans, at = [], [[0, 0], [0, 0]], 0
        for position, opening, party in sorted(borders):
            ids += self.split(row.text[at:position])
            at = position
            if opening:
                ids.append(self.markers[party])
                spans[party][0] = len(ids)
            else:
                spans[party][1] = len(ids)
                ids.append(self.markers[party])
        ids += self.split(row.text[at:])
        return self.window(ids, [(begin, end) for begin, end in spans])

    def window(self, ids: list[int], spans: list[tuple[int, int]]) -> Sequence:
        limit = MAX_TOKENS - 2
        given = [span for span in spans if span[1] > span[0]]
        start = 0
        if len(ids) > limit:
            low, high = (min(s[0] for s in given), max(s[1] for s in given)) if given else (0, 0)
            start = min(max((low + high) // 2 - limit // 2, 0), len(ids) - limit)
        cut = [tuple(min(max(end - start, 0), limit) + 1 for end in span) for span in spans]
        return Sequence([self.first, *ids[start : start + limit], self.last], cut)


class PairEncoder(torch.nn.Module):
    def __init__(self, folder: pathlib.Path, roots: int, classes: int, frozen_layers: int = 0):
        super().__init__()
        self.body = AutoModel.from_pretrained(folder, local_files_only=True, add_pooling_layer=False)
        width = self.body.config.hidden_size
        self.root = torch.nn.Linear(3 * width, roots)
        self.statement = torch.nn.Linear(width, classes)
        for embedding in self.body.embeddings.parameters():
            embedding.requires_grad_(False)  # most words are too rare in the rows to learn anything for them
        for layer in self.body.encoder.layer[:frozen_layers]:
            layer.requires_grad_(False)

    def forward(self, batch: list[Sequence], sentences: bool = False) -> torch.Tensor:
        ids, mask, pools = pad(batch, self.body.config.pad_token_id or 0)
        hidden = self.body(input_ids=ids, attention_mask=mask).last_hidden_state
        pooled = torch.nn.functional.normalize(torch.bmm(pools.to(hidden.dtype), hidden), dim=-1)
        if sentences:
            return HEAD_GAIN * self.statement(pooled[:, 0])
        return HEAD_GAIN * self.root(pooled.flatten(1))


def pad(batch: list[Sequence], filler: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    length = max(len(sequence.ids) for sequence in batch)
    ids = numpy.full((len(batch), length), filler, dtype=numpy.int64)
    mask = numpy.zeros((len(batch), length), dtype=numpy.int64)
    pools = numpy.zeros((len(batch), 3, length), dtype=numpy.float32)
    for i, sequence in enumerate(batch):
        size = len(sequence.ids)
        ids[i, :size] = sequence.ids
        mask[i, :size] = 1
        pools[i, 0, :size] = 1 / size
        for party, (begin, end) in enumerate(sequence.spans):
            if end > begin:
                pools[i, 1 + party, begin:end] = 1 / (end - begin)
    return torch.from_numpy(ids), torch.from_numpy(mask), torch.from_numpy(pools)
