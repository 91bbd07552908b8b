"""Writes what was learned as the file that src/encode/ runs (encoder_file.py describes it)."""
import pathlib

import encoder_file
from network import HEAD_GAIN, MAX_TOKENS, PairEncoder, Pieces

QUADS = ["0", "1", "2", "3", "4"]


def write_bert(model, pieces: Pieces, script: str, heads: list[dict], weights: dict, path: pathlib.Path) -> None:
    """Writes model.body with heads ("name", "input", "classes") and their tensors, "head.NAME.weight" and "….bias"."""
    state = {name: weight.float().numpy() for name, weight in model.body.state_dict().items()}
    vocabulary = sorted(pieces.tokenizer.get_vocab().items(), key=lambda entry: entry[1])
    tensors = encoder_file.bert_tensors(state, MAX_TOKENS)
    tensors["vocabulary"] = encoder_file.vocabulary_tensor([piece for piece, _ in vocabulary])
    config = model.body.config
    header = {
        "comments": [
            f"Source: {script}, from all-MiniLM-L6-v2 (Apache-2.0), all-mpnet-base-v2 (Apache-2.0) as teacher",
            "Licence: see data/models/LICENSE and data/models/README.md, the model card",
        ],
        "layers": config.num_hidden_layers,
        "attention_heads": config.num_attention_heads,
        "hidden": config.hidden_size,
        "intermediate": config.intermediate_size,
        "max_tokens": MAX_TOKENS,
        "layer_norm_epsilon": config.layer_norm_eps,
        "heads": [{**head, "temperature": 1.0} for head in heads],
    }
    encoder_file.write_encoder(path, header, {**tensors, **weights})


def write(model: PairEncoder, pieces: Pieces, roots: list[str], path: pathlib.Path) -> None:
    weights = {}
    for name, head in (("root", model.root), ("statement", model.statement)):
        weights[f"head.{name}.weight"] = HEAD_GAIN * head.weight.detach().float().numpy()
        weights[f"head.{name}.bias"] = HEAD_GAIN * head.bias.detach().float().numpy()
    heads = [{"name": "root", "input": "pair", "classes": roots},
             {"name": "statement", "input": "sentence", "classes": QUADS}]
    write_bert(model, pieces, "train/train.py", heads, weights, path)
