#!/usr/bin/env python3
"""An encoder, run slowly and plainly: what src/encode/ must agree with.

    train/reference_encoder.py score ENCODER < pairs.jsonl      adds pieces and scores to each line
    train/reference_encoder.py compare ENCODER PROGRAM < pairs.jsonl
                                                                says how far build/encode_sentences is from it
    train/reference_encoder.py tiny FOLDER                      makes tiny.encoder and tiny_events.encoder, and what they
                                                                say, for the unit tests
    train/reference_encoder.py random MINILM ENCODER            MiniLM's weights from its folder, with heads of noise

A line of pairs.jsonl is {"sentence": …, "source": [start, end], "target": [start, end]} in bytes of UTF-8; either span
may be missing. Everything is computed in float64 except that products quantise as the contract in train/encoder_file.py
says. Needs numpy and tokenizers.
"""

import argparse
import json
import math
import subprocess
import sys

import numpy as np

from encoder_file import (bert_tensors, dequantise, expected_shapes, quantise, read_encoder, read_safetensors,
                          vocabulary_tensor, write_encoder)
from encoder_input import encoder_input, wordpiece_tokenizer


class ReferenceEncoder:
    def __init__(self, path):
        self.header, self.tensors = read_encoder(path)
        pieces = bytes(self.tensors["vocabulary"]).decode().split("\n")[:-1]
        self.tokenizer = wordpiece_tokenizer(pieces)
        # The normal distribution at a million points: linear between them, it is good to 1e-11.
        points = np.linspace(-8, 8, 2 ** 20)
        self.normal = points, np.array([math.erfc(-point / math.sqrt(2)) / 2 for point in points])
        self.words = dequantise(self.tensors["embeddings.word"], self.tensors["embeddings.word.scale"])

    def take(self, name):
        return self.tensors[name].astype(np.float64)

    def product(self, x, name):
        """W x + b for each row, the row quantised."""
        scale = np.abs(x).max(axis=1, keepdims=True) / 127
        steps = np.clip(np.rint(x / np.where(scale > 0, scale, 1)), -127, 127)
        sums = steps @ self.take(name + ".weight").T
        return sums * scale * self.take(name + ".scale") + self.take(name + ".bias")

    def norm(self, x, name):
        deviation = x - x.mean(axis=1, keepdims=True)
        variance = (deviation ** 2).mean(axis=1, keepdims=True)
        unit = deviation / np.sqrt(variance + self.header["layer_norm_epsilon"])
        return unit * self.take(name + ".weight") + self.take(name + ".bias")

    def attention(self, x, layer):
        heads = self.header["attention_heads"]

        def split(name):
            return self.product(x, f"layer.{layer}.{name}").reshape(len(x), heads, -1).transpose(1, 0, 2)

        query, key, value = split("query"), split("key"), split("value")
        scores = query @ key.transpose(0, 2, 1) / math.sqrt(query.shape[2])
        weights = np.exp(scores - scores.max(axis=2, keepdims=True))
        weights /= weights.sum(axis=2, keepdims=True)
        return (weights @ value).transpose(1, 0, 2).reshape(len(x), -1)

    def vectors(self, ids):
        x = self.words[ids].astype(np.float64) + self.take("embeddings.position")[:len(ids)]
        x = self.norm(x, "embeddings.norm")
        for i in range(self.header["layers"]):
            x = self.norm(x + self.product(self.attention(x, i), f"layer.{i}.attention_output"),
                          f"layer.{i}.attention_norm")
            wide = self.product(x, f"layer.{i}.intermediate")
            wide = wide * np.interp(wide, *self.normal)
            x = self.norm(x + self.product(wide, f"layer.{i}.output"), f"layer.{i}.output_norm")
        return x

    def pool(self, vectors, positions):
        if len(positions) == 0:
            return np.zeros(self.header["hidden"])
        mean = vectors[positions.start:positions.stop].mean(axis=0)
        length = np.linalg.norm(mean)
        return mean / length if length > 0 else mean

    def score(self, sentence, source=None, target=None):
        """Pieces and scores of a pair and of the sentence alone; spans in characters."""
        ids, spans = encoder_input(self.tokenizer, sentence, source, target, self.header["max_tokens"])
        pair = self.vectors(ids)
        plain_ids, _ = encoder_input(self.tokenizer, sentence, max_tokens=self.header["max_tokens"])
        plain = self.vectors(plain_ids)
        pools = {"pair": np.concatenate([self.pool(pair, range(len(ids))), self.pool(pair, spans["source"]),
                                         self.pool(pair, spans["target"])]),
                 "sentence": self.pool(plain, range(len(plain_ids)))}
        scores = {head["name"]: self.take(f"head.{head['name']}.weight") @ pools[head["input"]]
                  + self.take(f"head.{head['name']}.bias") for head in self.header["heads"]}
        return ids, spans, scores

    def read(self, sentence, word):
        """Pieces and scores of an encoder of events; the word in characters."""
        ids, spans = encoder_input(self.tokenizer, sentence, word, max_tokens=self.header["max_tokens"])
        vectors = self.vectors(ids)
        marked = vectors[spans["source"].start:spans["source"].stop]
        mean = marked.mean(axis=0) if len(marked) else np.zeros(self.header["hidden"])
        looked_at = {"piece": vectors, "first": vectors[0], "word": mean}
        scores = {head["name"]: looked_at[head["input"]] @ self.take(f"head.{head['name']}.weight").T
                  + self.take(f"head.{head['name']}.bias") for head in self.header["heads"]}
        return ids, scores


def characters(sentence, span):
    """A span of bytes as one of characters."""
    if not span:
        return None
    encoded = sentence.encode()
    return tuple(len(encoded[:at].decode(errors="ignore")) for at in span)


def scored(encoder, pair):
    sentence = pair["sentence"]
    ids, spans, scores = encoder.score(sentence, characters(sentence, pair.get("source")),
                                       characters(sentence, pair.get("target")))
    positions = {name: [span.start, span.stop] if len(span) else [0, 0] for name, span in spans.items()}
    return {**pair, "pieces": ids, "source_pieces": positions["source"], "target_pieces": positions["target"],
            "scores": {name: [round(float(value), 6) for value in values] for name, values in scores.items()}}


def write_scores(encoder, pairs, file):
    for pair in pairs:
        print(json.dumps(scored(encoder, pair), ensure_ascii=False), file=file)


def compare(path, program):
    """Prints the greatest and mean difference between the program's scores and ours."""
    lines = sys.stdin.read()
    answers = subprocess.run([program, path], input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
    encoder, differences, agreeing, pieces = ReferenceEncoder(path), [], [], []
    for line, answer in zip(lines.splitlines(), map(json.loads, answers.splitlines()), strict=True):
        ours = scored(encoder, json.loads(line))
        for name, scores in ours["scores"].items():
            theirs = np.array(answer["scores"][name])
            differences.append(np.abs(theirs - scores).max())
            agreeing.append(theirs.argmax() == np.argmax(scores))
        pieces.append(ours["pieces"] == [piece[0] for piece in answer["pieces"]])
    print(f"{len(pieces)} sentences: pieces equal in {sum(pieces)}; scores differ by {np.mean(differences):.2g} on average, "
          f"{max(differences):.2g} at most; the best class is the same in {sum(agreeing)} of {len(agreeing)}")


TINY = {"layers": 2, "attention_heads": 2, "hidden": 32, "intermediate": 64, "max_tokens": 24,
        "layer_norm_epsilon": 1e-12,
        "heads": [{"name": "root", "input": "pair", "classes": ["ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE"],
                   "temperature": 1.5},
                  {"name": "statement", "input": "sentence", "classes": ["0", "1", "2"], "temperature": 1.0}]}
TINY_WORDS = """the a of in on and to that with said will has was by for not it he she they government president
minister army police rebel village capital border talk agree accuse attack protest strike send aid help ask refuse
kill arrest march north south west east bank river city ship port oil gas tax law vote court trial peace war cafe
naive zurich 中 国 北 京 москва αθηνα ##s ##es ##ed ##ing ##er ##ers ##ment ##ly ##tion ##al ##an ##ish""".split()
TINY_EVENT_HEADS = [
    {"name": "party", "input": "piece", "classes": ["source", "target"], "temperature": 1.0},
    {"name": "nobody", "input": "first", "classes": ["source", "target"], "temperature": 1.0},
    {"name": "event", "input": "word", "classes": ["none", "ACCUSE", "YIELD"], "temperature": 1.0},
    {"name": "status", "input": "word", "classes": ["actual", "hypothetical"], "temperature": 1.0},
]
TINY_PAIRS = [  # sentence, source, target
    ("The Minister accused the rebels of attacking a village.", "The Minister", "the rebels"),
    ("The government will send aid.", "The government", None),
    ("Protesters marched in the capital.", None, "the capital"),
    ("Nobody talks.", None, None),
    ("The president of the rebel army agreed to talks.", "The president of the rebel army", "the rebel army"),
    ("The president of the rebel army agreed to talks.", "rebel", "president of the rebel army"),
    ("Police arrest police.", "Police", "Police"),
    ("North accused South", "North", " accused South"),
    ("the north and the south and the east and the west bank of the river agree that the port of the city will not "
     "send oil to the capital by ship and not by the border.", "the port of the city", "the capital"),
    ("the north and the south and the east and the west bank of the river agree that the port of the city will not "
     "send oil to the capital by ship and not by the border.", "the north", "the border"),
    ("the north and the south and the east and the west bank of the river agree that the port of the city will not "
     "send oil to the capital by ship and not by the border.", None, None),
    ("Zürich's naïve CAFÉ-owners refused \u2013 «not» the tax…", "Zürich", "the tax"),
    ("中国 and 北京市 said: Москва has Αθήνα!", "中国", "Москва"),
    ("المدينة asked 한국 for help \U0001f6a2\u200d\u00ad.", "المدينة", "한국"),
    ("The #1 ship @ port #2 was [SEP] by e-mail: x@y.z", "The #1 ship", "port #2"),
    ("a" * 101 + " strikes b" + "a" * 99 + "!", "a" * 101, "b" + "a" * 99),
    ("The ships \t\n\u3000 of\u00a0war.", " \t\n", "war"),
    ("", None, None),
]


def tiny_vocabulary():
    marks = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    signs = [chr(code) for code in range(33, 127) if not chr(code).isalnum()]
    letters = [chr(code) for code in range(97, 123)] + [str(digit) for digit in range(10)]
    pieces = marks + signs + letters + ["##" + letter for letter in letters] + ["–", "«", "»"] + TINY_WORDS
    return list(dict.fromkeys(pieces))


def random_tensors(header, pieces, seed, only=lambda name: True):
    """Weights at random, for all tensors or for those whose name is wanted."""
    generator = np.random.default_rng(seed)
    tensors = {}
    for name, shape in expected_shapes(header, len(pieces)).items():
        if not only(name) or name.endswith(".scale"):
            continue
        values = generator.normal(0, 1, shape)
        if "norm.weight" in name:
            values = 1 + values / 10
        elif name.endswith(".bias"):
            values = values / 10
        elif name.startswith("layer."):
            values = values * 2 / math.sqrt(shape[1])
        values = values.astype(np.float32)
        if name == "embeddings.word" or name.startswith("layer.") and name.endswith(".weight") and len(shape) == 2:
            scale_name = name + ".scale" if name == "embeddings.word" else name[:-len("weight")] + "scale"
            tensors[name], tensors[scale_name] = quantise(values)
        else:
            tensors[name] = values
    return tensors


def tiny_pairs():
    for sentence, *parts in TINY_PAIRS:
        pair = {"sentence": sentence}
        for name, part in zip(["source", "target"], parts):
            if part is not None:
                start = sentence.encode().rindex(part.encode()) if name == "target" else sentence.encode().index(
                    part.encode())
                pair[name] = [start, start + len(part.encode())]
        yield pair


def write_tiny(path, header):
    pieces = tiny_vocabulary()
    header = {"comments": ["Source: noise, made by train/reference_encoder.py for the tests", "Licence: Apache-2.0"],
              **header}
    write_encoder(path, header, {"vocabulary": vocabulary_tensor(pieces), **random_tensors(header, pieces, seed=1)})
    return ReferenceEncoder(path)


def make_tiny(folder):
    encoder = write_tiny(f"{folder}/tiny.encoder", TINY)
    with open(f"{folder}/scores.jsonl", "w", encoding="utf-8") as file:
        write_scores(encoder, tiny_pairs(), file)
    encoder = write_tiny(f"{folder}/tiny_events.encoder", {**TINY, "heads": TINY_EVENT_HEADS})
    with open(f"{folder}/readings.jsonl", "w", encoding="utf-8") as file:
        for pair in tiny_pairs():
            if "source" not in pair:
                continue
            ids, scores = encoder.read(pair["sentence"], characters(pair["sentence"], pair["source"]))
            row = {"sentence": pair["sentence"], "word": pair["source"], "pieces": ids,
                   "scores": {name: np.round(values, 6).tolist() for name, values in scores.items()}}
            print(json.dumps(row, ensure_ascii=False), file=file)


def make_random(minilm, path):
    with open(f"{minilm}/vocab.txt", encoding="utf-8") as file:
        pieces = file.read().split("\n")[:-1]
    header = {"comments": ["Source: MiniLM-L6-v2 with heads of noise, for measurements", "Licence: Apache-2.0"],
              "layers": 6, "attention_heads": 12, "hidden": 384, "intermediate": 1536, "max_tokens": 128,
              "layer_norm_epsilon": 1e-12, "heads": TINY["heads"]}
    tensors = bert_tensors(read_safetensors(f"{minilm}/model.safetensors"), header["max_tokens"])
    heads = random_tensors(header, pieces, seed=1, only=lambda name: name.startswith("head."))
    write_encoder(path, header, {"vocabulary": vocabulary_tensor(pieces), **tensors, **heads})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=["score", "compare", "tiny", "random"])
    parser.add_argument("arguments", nargs="+")
    options = parser.parse_args()
    if options.command == "score":
        write_scores(ReferenceEncoder(*options.arguments), map(json.loads, sys.stdin), sys.stdout)
    else:
        {"compare": compare, "tiny": make_tiny, "random": make_random}[options.command](*options.arguments)


if __name__ == "__main__":
    main()
