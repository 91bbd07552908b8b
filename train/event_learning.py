"""How the encoder of events learns and is asked."""
import math
import random
import time

import torch
from torch.nn import functional

from event_network import NOT_A_CLASS, EventEncoder, MarkedEvent
from learning import SMOOTHING, Course

WEIGHTS = {"tokens": 1.0, "marked": 1.5, "news": 1.5, "own": 0.7, "unlabelled": 1.0}
OF_PIECES = 2.5  # weights of the losses beside that of the options
OF_STATUS = 0.5
PART = 3.0  # pieces of parties are fewer than others
HEADS_RATE = 5.0  # the heads begin from nothing


def batches(events: list[MarkedEvent], size: int, dice: random.Random) -> list[list[MarkedEvent]]:
    """In a random order, but of like length together, since padding costs as much as words; taught ones apart."""
    made = []
    for taught in (False, True):
        order = [event for event in events if (event.soft is not None) == taught]
        dice.shuffle(order)
        for start in range(0, len(order), size * 50):
            pool = sorted(order[start : start + size * 50], key=lambda event: len(event.ids))
            made += [pool[i : i + size] for i in range(0, len(pool), size)]
    dice.shuffle(made)
    return made


def inside(batch: list[MarkedEvent], length: int) -> torch.Tensor:
    mask = torch.zeros((len(batch), length))
    for i, event in enumerate(batch):
        mask[i, 1 : len(event.ids) - 1] = 1
    return mask


def loss_of_marks(scores: dict[str, torch.Tensor], batch: list[MarkedEvent]) -> torch.Tensor:
    weights = torch.tensor([WEIGHTS[event.gold] * event.has_parties for event in batch])
    right = torch.full_like(scores["options"], NOT_A_CLASS)
    parts = torch.zeros_like(scores["party"])
    for i, event in enumerate(batch):
        parts[i, : len(event.ids)] = torch.from_numpy(event.parts)
        for side in (0, 1):
            right[i, event.right[side] or [-1], side] = 0.0
    chosen = -(scores["options"].log_softmax(1) + right).logsumexp(1).sum(1)
    mask = inside(batch, parts.shape[1])
    wrong = functional.binary_cross_entropy_with_logits(scores["party"], parts, reduction="none", pos_weight=torch.tensor(PART))
    of_pieces = (wrong.sum(2) * mask).sum(1) / mask.sum(1)
    loss = (weights * (chosen + OF_PIECES * of_pieces)).mean()
    for name, share in (("type", 1.0), ("status", OF_STATUS)):
        labels = torch.tensor([getattr(event, name) for event in batch])
        if (labels >= 0).any():
            loss = loss + share / len(batch) * functional.cross_entropy(
                scores[name], labels, ignore_index=-1, label_smoothing=SMOOTHING, reduction="sum"
            )
    return loss


def loss_of_teacher(scores: dict[str, torch.Tensor], batch: list[MarkedEvent]) -> torch.Tensor:
    loss = scores["type"].new_zeros(())
    options, parts = torch.zeros_like(scores["options"]), torch.zeros_like(scores["party"])
    for i, event in enumerate(batch):
        options[i, : len(event.options)] = event.soft["options"][:-1]
        options[i, -1] = event.soft["options"][-1]
        parts[i, : len(event.ids)] = event.soft["party"]
    loss = loss + functional.kl_div(scores["options"].log_softmax(1), options, reduction="sum") / len(batch)
    mask = inside(batch, parts.shape[1])
    wrong = functional.binary_cross_entropy_with_logits(scores["party"], parts, reduction="none")
    loss = loss + OF_PIECES * ((wrong.sum(2) * mask).sum(1) / mask.sum(1)).mean()
    for name, share in (("type", 1.0), ("status", OF_STATUS)):
        soft = torch.stack([event.soft[name] for event in batch])
        loss = loss + share * functional.kl_div(scores[name].log_softmax(1), soft, reduction="batchmean")
    return loss


def learn(model: EventEncoder, events: list[MarkedEvent], course: Course, log) -> None:
    torch.manual_seed(course.seed)
    dice = random.Random(course.seed)
    heads = list(model.heads.parameters())
    body = [weight for weight in model.body.parameters() if weight.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body, "weight_decay": 0.01}, {"params": heads, "weight_decay": 0.0, "lr": course.rate * HEADS_RATE}],
        lr=course.rate, fused=True,
    )
    epochs = [batches(events, course.batch, dice) for _ in range(course.epochs)]
    steps = sum(len(epoch) for epoch in epochs)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (0.1 * steps + 1), max(1 - step / steps, 0.0))
    )
    model.train()
    began = time.process_time()
    for number, epoch in enumerate(epochs, 1):
        total = 0.0
        for batch in epoch:
            scores = model(batch)
            loss = loss_of_marks(scores, batch) if batch[0].soft is None else loss_of_teacher(scores, batch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*body, *heads], 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad(set_to_none=True)
            total += loss.item() * len(batch)
        minutes = (time.process_time() - began) / 60
        log(f"  epoch {number} of {course.epochs}: loss {total / len(events):.4f}, {minutes:.1f} CPU min")
        if math.isnan(total):
            raise RuntimeError("the loss is not a number: lower the rate")


@torch.no_grad()
def ask(model: EventEncoder, events: list[MarkedEvent], batch: int = 32) -> list[dict[str, torch.Tensor]]:
    """Probabilities, in the order given: "options" (nobody last), "party" (of each position), "type", "status"."""
    model.eval()
    order = sorted(range(len(events)), key=lambda i: len(events[i].ids))
    answers: list[dict[str, torch.Tensor]] = [{} for _ in events]
    for start in range(0, len(order), batch):
        chosen = order[start : start + batch]
        scores = model([events[i] for i in chosen])
        options = scores["options"].softmax(1)
        for k, i in enumerate(chosen):
            event = events[i]
            answers[i] = {
                "options": torch.cat([options[k, : len(event.options)], options[k, -1:]]).clone(),
                "party": scores["party"][k, : len(event.ids)].sigmoid().clone(),
                "type": scores["type"][k].softmax(0).clone(),
                "status": scores["status"][k].softmax(0).clone(),
            }
    return answers
