"""Writes what was learned as the file that src/encode/ runs (encoder_file.py describes it)."""
import pathlib

import encoder_file
from network import HEAD_GAIN, MAX_TOKENS, PairEncoder, Pieces

COMMENTS = [
    "Source: train/train.py, from all-MiniLM-L6-v2 (Apache-2.0), all-mpnet-base-v2 (Apache-2.0) as teacher",
    "Licence: see data/models/LICENSE and data/models/README.md, the model card",
]
QUADS = ["0", "1", "2", "3", "4"]


def write(model: PairEncoder, pieces: Pieces, roots: list[str], path: pathlib.Path) -> None:
    state = {name: weight.float().numpy() for name, weight in model.state_dict().items()}
    body = {name.removeprefix("body."): weight for name, weight in state.items() if name.startswith("body.")}
    vocabulary = sorted(pieces.tokenizer.get_vocab().items(), key=lambda entry: entry[1])
    tensors = encoder_file.bert_tensors(body, MAX_TOKENS)
    tensors["vocabulary"] = encoder_file.vocabulary_tensor([piece for piece, _ in vocabulary])
    for head in ("root", "statement"):
        tensors[f"head.{head}.weight"] = HEAD_GAIN * state[f"{head}.weight"]
        tensors[f"head.{head}.bias"] = HEAD_GAIN * state[f"{head}.bias"]
    config = model.body.config
    header = {
        "comments": COMMENTS,
        "layers": config.num_hidden_layers,
        "attention_heads": config.num_attention_heads,
        "hidden": config.hidden_size,
        "intermediate": config.intermediate_size,
        "max_tokens": MAX_TOKENS,
        "layer_norm_epsilon": config.layer_norm_eps,
        "heads": [
            {"name": "root", "input": "pair", "classes": roots, "temperature": 1.0},
            {"name": "statement", "input": "sentence", "classes": QUADS, "temperature": 1.0},
        ],
    }
    encoder_file.write_encoder(path, header, tensors)
