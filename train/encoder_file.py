"""The file of an encoder, which src/encode/ runs: written and read.

    line 1      "tacitus encoder 1"
    line 2      one line of JSON, the header, padded with spaces so that what follows begins at a multiple of 64
    tensors     little-endian, each at the `offset` its entry in the header's "tensors" gives, a multiple of 64

The header says the shape of the network and lists the tensors by name with type (i8, f32 or u8), shape and offset:

    {"comments": ["Source: …", "Licence: …"], "layers": 6, "attention_heads": 12, "hidden": 384, "intermediate": 1536,
     "max_tokens": 128, "layer_norm_epsilon": 1e-12,
     "heads": [{"name": "root", "input": "pair", "classes": ["ACCUSE", …], "temperature": 1.0},
               {"name": "statement", "input": "sentence", "classes": ["0", …], "temperature": 1.0}],
     "tensors": {"embeddings.word": {"type": "i8", "shape": [30522, 384], "offset": 12345}, …}}

    vocabulary                                       u8   wordpieces, one a line; the line's number is the piece's id
    embeddings.word, embeddings.word.scale           i8   [V, H] and f32 [V]: value = i8 * scale of its row
    embeddings.position                              f32  [max_tokens, H], the first token type's embedding added in
    embeddings.norm.weight, embeddings.norm.bias     f32  [H]
    layer.N.P.weight, layer.N.P.scale, layer.N.P.bias  i8 [out, in], f32 [out], f32 [out]; N from 0, P in PRODUCTS
    layer.N.attention_norm.weight, ….bias, layer.N.output_norm.weight, ….bias   f32 [H]
    head.NAME.weight, head.NAME.bias                 f32  [C, 3H] (input "pair") or [C, H] (any other), and [C]

An encoder of types has heads of input "pair" and "sentence" (network.py), one of events "piece", "first" and "word"
(event_network.py).

Needs numpy alone. train/reference_encoder.py runs such a file slowly and plainly.
"""

import json
import math

import numpy as np

MAGIC = b"tacitus encoder 1\n"
ALIGNMENT = 64
TYPES = {"i8": np.dtype("<i1"), "f32": np.dtype("<f4"), "u8": np.dtype("<u1")}
PRODUCTS = ["query", "key", "value", "attention_output", "intermediate", "output"]

# Where the weights of one layer are found in a state of Hugging Face's BertModel.
BERT_PRODUCTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "attention_output": "attention.output.dense",
    "intermediate": "intermediate.dense",
    "output": "output.dense",
}
BERT_NORMS = {"attention_norm": "attention.output.LayerNorm", "output_norm": "output.LayerNorm"}


def quantise(weight):
    """(int8 values, float32 scales) of a matrix [rows, columns]: symmetric, each row's greatest magnitude is 127."""
    weight = np.asarray(weight, dtype=np.float32)
    scale = np.abs(weight).max(axis=1) / np.float32(127)
    safe = np.where(scale > 0, scale, np.float32(1))
    values = np.clip(np.rint(weight / safe[:, None]), -127, 127).astype(np.int8)
    return values, scale.astype(np.float32)


def dequantise(values, scale):
    return values.astype(np.float32) * scale[:, None]


def bert_tensors(state, max_tokens, prefix=""):
    """The tensors of embeddings and layers from the weights of a BertModel.

    state: name -> array [out, in] as Hugging Face names them, each name after `prefix`.
    """
    def take(name):
        return np.asarray(state[prefix + name], dtype=np.float32)

    tensors = {}
    tensors["embeddings.word"], tensors["embeddings.word.scale"] = quantise(take("embeddings.word_embeddings.weight"))
    position = take("embeddings.position_embeddings.weight")[:max_tokens]
    tensors["embeddings.position"] = position + take("embeddings.token_type_embeddings.weight")[0]
    for part in ["weight", "bias"]:
        tensors[f"embeddings.norm.{part}"] = take(f"embeddings.LayerNorm.{part}")
    layer = 0
    while f"{prefix}encoder.layer.{layer}.output.dense.weight" in state:
        for ours, theirs in BERT_PRODUCTS.items():
            weight = take(f"encoder.layer.{layer}.{theirs}.weight")
            tensors[f"layer.{layer}.{ours}.weight"], tensors[f"layer.{layer}.{ours}.scale"] = quantise(weight)
            tensors[f"layer.{layer}.{ours}.bias"] = take(f"encoder.layer.{layer}.{theirs}.bias")
        for ours, theirs in BERT_NORMS.items():
            for part in ["weight", "bias"]:
                tensors[f"layer.{layer}.{ours}.{part}"] = take(f"encoder.layer.{layer}.{theirs}.{part}")
        layer += 1
    return tensors


def vocabulary_tensor(pieces):
    return np.frombuffer("".join(piece + "\n" for piece in pieces).encode(), dtype=np.uint8)


def type_of(tensor):
    for name, dtype in TYPES.items():
        if tensor.dtype == dtype:
            return name
    raise ValueError(f"a tensor of {tensor.dtype}; an encoder holds int8, float32 and uint8")


def expected_shapes(header, vocabulary_size):
    """name -> shape of every tensor but the vocabulary that a file with this header has."""
    hidden, wide = header["hidden"], header["intermediate"]
    shapes = {
        "embeddings.word": (vocabulary_size, hidden),
        "embeddings.word.scale": (vocabulary_size,),
        "embeddings.position": (header["max_tokens"], hidden),
        "embeddings.norm.weight": (hidden,),
        "embeddings.norm.bias": (hidden,),
    }
    for layer in range(header["layers"]):
        for product in PRODUCTS:
            outputs = wide if product == "intermediate" else hidden
            inputs = wide if product == "output" else hidden
            shapes[f"layer.{layer}.{product}.weight"] = (outputs, inputs)
            shapes[f"layer.{layer}.{product}.scale"] = (outputs,)
            shapes[f"layer.{layer}.{product}.bias"] = (outputs,)
        for norm in BERT_NORMS:
            shapes[f"layer.{layer}.{norm}.weight"] = (hidden,)
            shapes[f"layer.{layer}.{norm}.bias"] = (hidden,)
    for head in header["heads"]:
        width = 3 * hidden if head["input"] == "pair" else hidden
        shapes[f"head.{head['name']}.weight"] = (len(head["classes"]), width)
        shapes[f"head.{head['name']}.bias"] = (len(head["classes"]),)
    return shapes


def check_shapes(header, tensors):
    vocabulary_size = bytes(tensors["vocabulary"]).count(b"\n")
    wanted = expected_shapes(header, vocabulary_size)
    for name, shape in wanted.items():
        if name not in tensors:
            raise ValueError(f"the encoder lacks the tensor {name}")
        if tuple(tensors[name].shape) != shape:
            raise ValueError(f"the tensor {name} has the shape {tuple(tensors[name].shape)}; it should be {shape}")
    unknown = sorted(set(tensors) - set(wanted) - {"vocabulary"})
    if unknown:
        raise ValueError(f"no encoder has the tensors {', '.join(unknown)}")


def aligned(size):
    return math.ceil(size / ALIGNMENT) * ALIGNMENT


def header_line(header, tensors):
    """The padded line of JSON; the tensors' offsets depend on its length, and it on theirs."""
    length = 0
    while True:
        offset, entries = aligned(len(MAGIC) + length), {}
        for name, tensor in tensors.items():
            entries[name] = {"type": type_of(tensor), "shape": list(tensor.shape), "offset": offset}
            offset = aligned(offset + tensor.nbytes)
        text = json.dumps({**header, "tensors": entries}, ensure_ascii=False).encode()
        if aligned(len(MAGIC) + len(text) + 1) - len(MAGIC) <= length:
            return text + b" " * (length - len(text) - 1) + b"\n"
        length = aligned(len(MAGIC) + len(text) + 1) - len(MAGIC)


def write_encoder(path, header, tensors):
    """Writes the file. header: as above without "tensors"; tensors: name -> array of int8, float32 or uint8."""
    check_shapes(header, tensors)
    with open(path, "wb") as file:
        file.write(MAGIC + header_line(header, tensors))
        for tensor in tensors.values():
            file.write(b"\0" * (aligned(file.tell()) - file.tell()))
            file.write(np.ascontiguousarray(tensor, dtype=TYPES[type_of(tensor)]).tobytes())


def read_encoder(path):
    """(header, tensors) of a file that write_encoder wrote."""
    with open(path, "rb") as file:
        content = file.read()
    if not content.startswith(MAGIC):
        raise ValueError(f"{path} is no encoder: its first line is not {MAGIC.decode().strip()!r}")
    header = json.loads(content[len(MAGIC):content.index(b"\n", len(MAGIC))])
    tensors = {}
    for name, entry in header.pop("tensors").items():
        count = math.prod(entry["shape"])
        values = np.frombuffer(content, dtype=TYPES[entry["type"]], count=count, offset=entry["offset"])
        tensors[name] = values.reshape(entry["shape"])
    check_shapes(header, tensors)
    return header, tensors


def read_safetensors(path):
    """name -> float32 array of a file of float32 tensors in the form of safetensors."""
    with open(path, "rb") as file:
        header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
        content = file.read()
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__" or entry["dtype"] != "F32":  # others are positions, which we do not need
            continue
        first, last = entry["data_offsets"]
        tensors[name] = np.frombuffer(content[first:last], dtype="<f4").reshape(entry["shape"])
    return tensors
