"""How the encoders learn and are asked: batches, losses, the step's schedule."""
import math
import random
import time
from dataclasses import dataclass

import torch

from network import PairEncoder, Sequence

TEMPERATURE = 2.0  # of distillation (Hinton et al. 2015)
SMOOTHING = 0.05


@dataclass
class Example:
    sequence: Sequence
    label: int | None = None  # of the root, or of the statement head
    soft: torch.Tensor | None = None  # a teacher's scores
    sentence: bool = False


@dataclass
class Course:
    epochs: int
    rate: float
    batch: int = 16
    seed: int = 1


def batches(examples: list[Example], size: int, dice: random.Random) -> list[list[Example]]:
    """In a random order, but sequences of like length together, since padding costs as much as words."""
    order = examples[:]
    dice.shuffle(order)
    made = []
    for sentence in (False, True):
        kind = [example for example in order if example.sentence == sentence]
        for start in range(0, len(kind), size * 50):
            pool = sorted(kind[start : start + size * 50], key=lambda example: len(example.sequence.ids))
            made += [pool[i : i + size] for i in range(0, len(pool), size)]
    dice.shuffle(made)
    return made


def class_weights(examples: list[Example], sentence: bool, classes: int) -> torch.Tensor:
    """Inverse square roots of the counts: rare classes count more, but not as much as common ones together."""
    counts = torch.zeros(classes)
    for example in examples:
        if example.label is not None and example.sentence == sentence:
            counts[example.label] += 1
    weights = counts.clamp(min=1).rsqrt()
    return weights * counts.sum().clamp(min=1) / (weights * counts).sum().clamp(min=1e-9)


def loss_of(scores: torch.Tensor, batch: list[Example], weights: torch.Tensor) -> torch.Tensor:
    loss = scores.new_zeros(())
    labelled = [i for i, example in enumerate(batch) if example.label is not None]
    if labelled:
        labels = torch.tensor([batch[i].label for i in labelled])
        loss = loss + len(labelled) / len(batch) * torch.nn.functional.cross_entropy(
            scores[labelled], labels, weight=weights, label_smoothing=SMOOTHING
        )
    taught = [i for i, example in enumerate(batch) if example.soft is not None]
    if taught:
        soft = torch.stack([batch[i].soft for i in taught])
        loss = loss + len(taught) / len(batch) * TEMPERATURE**2 * torch.nn.functional.kl_div(
            (scores[taught] / TEMPERATURE).log_softmax(-1), (soft / TEMPERATURE).softmax(-1), reduction="batchmean"
        )
    return loss


def learn(model: PairEncoder, examples: list[Example], course: Course, log) -> None:
    torch.manual_seed(course.seed)
    dice = random.Random(course.seed)
    head = [*model.root.parameters(), *model.statement.parameters()]
    body = [weight for weight in model.body.parameters() if weight.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body, "weight_decay": 0.01}, {"params": head, "weight_decay": 0.0}], lr=course.rate, fused=True
    )
    epochs = [batches(examples, course.batch, dice) for _ in range(course.epochs)]
    steps = sum(len(epoch) for epoch in epochs)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (0.06 * steps + 1), max(1 - step / steps, 0.0))
    )
    weights = [
        class_weights(examples, sentence, head_.out_features)
        for sentence, head_ in ((False, model.root), (True, model.statement))
    ]
    model.train()
    began = time.process_time()
    for number, epoch in enumerate(epochs, 1):
        total = 0.0
        for batch in epoch:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = model([example.sequence for example in batch], batch[0].sentence)
            loss = loss_of(scores.float(), batch, weights[batch[0].sentence])
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*body, *head], 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad(set_to_none=True)
            total += loss.item() * len(batch)
        minutes = (time.process_time() - began) / 60
        log(f"  epoch {number} of {course.epochs}: loss {total / len(examples):.4f}, {minutes:.1f} CPU min")
        if math.isnan(total):
            raise RuntimeError("the loss is not a number: lower the rate")


@torch.no_grad()
def ask(model: PairEncoder, sequences: list[Sequence], sentences: bool = False, batch: int = 32) -> torch.Tensor:
    """The scores, in the order given."""
    model.eval()
    order = sorted(range(len(sequences)), key=lambda i: len(sequences[i].ids))
    scores: list[torch.Tensor | None] = [None] * len(sequences)
    for start in range(0, len(order), batch):
        chosen = order[start : start + batch]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            answers = model([sequences[i] for i in chosen], sentences).float()
        for i, answer in zip(chosen, answers):
            scores[i] = answer
    return torch.stack(scores)
