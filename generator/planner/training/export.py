"""python export.py WORK: the student as one ONNX file with a product-quantised table, and its card.

The table's rows of 160 numbers are cut into 32 parts; each part is one of 256 centres. What that leaves of
the rows that texts use most is rounded once more in the same way and added.
"""

import argparse
import json
import os
import zlib

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from model import HIDDEN, TABLE_WIDTH, WIDTH
from tokens import ROOT, Tokens
import labels

PARTS = 32
PART = TABLE_WIDTH // PARTS
CENTRES = 256


FINE_ROWS = 40_000


def centres_of(x, count, draw):
    """k-means."""
    c = x[torch.randperm(len(x), generator=draw)[:count]].clone()
    for _ in range(14):
        near = torch.cdist(x, c).argmin(1)
        total = torch.zeros_like(c).index_add(0, near, x)
        size = torch.zeros(count).index_add(0, near, torch.ones(len(x)))
        c = torch.where(size[:, None] > 0, total / size.clamp(min=1)[:, None], c)
    return c


def quantise(values, used, seed, zero=False):
    """values [rows, TABLE_WIDTH] -> codes uint8 [rows, PARTS], centres [PARTS * CENTRES, PART].

    Rows count by `used`. With `zero` the first centre of each part is 0.
    """
    draw = torch.Generator().manual_seed(seed)
    sample = values[torch.multinomial(used, min(40000, len(used)), generator=draw)]
    codes = np.zeros((len(values), PARTS), np.uint8)
    centres = np.zeros((PARTS * CENTRES, PART), np.float32)
    for p in range(PARTS):
        x = sample[:, p * PART : (p + 1) * PART].contiguous()
        c = centres_of(x, CENTRES - zero, draw)
        if zero:
            c = torch.cat([torch.zeros(1, PART), c])
        whole = values[:, p * PART : (p + 1) * PART]
        codes[:, p] = torch.cat([torch.cdist(part, c).argmin(1) for part in whole.split(20000)]).numpy().astype(np.uint8)
        centres[p * CENTRES : (p + 1) * CENTRES] = c.numpy()
    return codes, centres


def decode(codes, centres):
    return torch.from_numpy(centres)[torch.from_numpy(codes).long() + torch.arange(PARTS) * CENTRES].flatten(1)


def graph(codes, centres, fine_of, fine_codes, fine_centres, mass, state, names):
    n = helper.make_node
    # What is looked up passes through kinds that ONNX Runtime's WebGPU has no kernels for (whole numbers of 64
    # bits, doubles, places in a list for weights of 16 bits): left to the processor as a whole. Shared between
    # the two, version 1.21 mixes its buffers up and reads nonsense.
    masses, mass_of = np.unique(mass.astype(np.float16), return_inverse=True)
    constants = {
        "codes": codes,
        "centres": centres.astype(np.float32),
        "fine_of": fine_of,
        "fine_codes": fine_codes,
        "fine_centres": fine_centres.astype(np.float32),
        "mass_of": mass_of.astype(np.uint16),
        "masses": masses.astype(np.float32),
        "part": (np.arange(PARTS, dtype=np.int64) * CENTRES),
        "row_shape": np.array([0, 0, TABLE_WIDTH], np.int64),
        "middle": np.array([1], np.int64),
        "tiny": np.array(1e-9, np.float32),
        "half": np.array(0.5, np.float32),
        "one": np.array(1.0, np.float32),
        "root": np.array(2**-0.5, np.float32),
        "eight": np.array(8.0, np.float32),
        "norm_weight": state["norm.weight"].numpy(),
        "norm_bias": state["norm.bias"].numpy(),
        "straight": state["straight.weight"].numpy().T.copy(),
        "up": state["up.weight"].numpy().T.copy(),
        "up_bias": state["up.bias"].numpy(),
        "down": state["down.weight"].numpy().T.copy(),
        "down_bias": state["down.bias"].numpy(),
        "category": state["category.weight"].numpy().T.copy(),
        "category_bias": state["category.bias"].numpy(),
    }
    half = [name for name, value in constants.items() if value.dtype == np.float32 and value.size > 4096 and "centres" not in name]
    nodes = [n("Cast", [name + "16"], [name], to=TensorProto.FLOAT) for name in half]
    constants = {name + "16" * (name in half): value.astype(np.float16) if name in half else value for name, value in constants.items()}
    nodes += [n("Cast", [name], [name + "64"], to=TensorProto.DOUBLE) for name in ("centres", "fine_centres", "masses")]
    nodes += [
        n("Gather", ["codes", "rows"], ["row_codes"]),
        n("Cast", ["row_codes"], ["row_codes64"], to=TensorProto.INT64),
        n("Add", ["row_codes64", "part"], ["row_centres"]),
        n("Gather", ["centres64", "row_centres"], ["row_parts"]),
        n("Gather", ["fine_of", "rows"], ["row_fine16"]),
        n("Cast", ["row_fine16"], ["row_fine"], to=TensorProto.INT32),
        n("Gather", ["fine_codes", "row_fine"], ["fine_row_codes"]),
        n("Cast", ["fine_row_codes"], ["fine_row_codes64"], to=TensorProto.INT64),
        n("Add", ["fine_row_codes64", "part"], ["fine_row_centres"]),
        n("Gather", ["fine_centres64", "fine_row_centres"], ["fine_row_parts"]),
        n("Add", ["row_parts", "fine_row_parts"], ["row_parts64"]),
        n("Cast", ["row_parts64"], ["row_parts2"], to=TensorProto.FLOAT),
        n("Reshape", ["row_parts2", "row_shape"], ["row_values"]),
        n("Gather", ["mass_of", "rows"], ["row_mass_of16"]),
        n("Cast", ["row_mass_of16"], ["row_mass_of"], to=TensorProto.INT32),
        n("Gather", ["masses64", "row_mass_of"], ["row_mass64"]),
        n("Cast", ["row_mass64"], ["row_mass"], to=TensorProto.FLOAT),
        n("Unsqueeze", ["row_mass", "middle"], ["row_mass1"]),
        n("MatMul", ["row_mass1", "row_values"], ["sum1"]),
        n("Squeeze", ["sum1", "middle"], ["sum"]),
        n("ReduceSum", ["row_mass", "middle"], ["total"], keepdims=1),
        n("Add", ["total", "tiny"], ["total1"]),
        n("Div", ["sum", "total1"], ["pooled"]),
        n("LayerNormalization", ["pooled", "norm_weight", "norm_bias"], ["h"], axis=-1, epsilon=1e-5),
        n("MatMul", ["h", "up"], ["u0"]),
        n("Add", ["u0", "up_bias"], ["u"]),
        n("Mul", ["u", "root"], ["u1"]),
        n("Erf", ["u1"], ["u2"]),
        n("Add", ["u2", "one"], ["u3"]),
        n("Mul", ["u", "u3"], ["u4"]),
        n("Mul", ["u4", "half"], ["g"]),
        n("MatMul", ["g", "down"], ["d0"]),
        n("Add", ["d0", "down_bias"], ["d"]),
        n("MatMul", ["h", "straight"], ["s"]),
        n("Add", ["s", "d"], ["v0"]),
        n("LpNormalization", ["v0"], ["vector"], axis=-1, p=2),
        n("Mul", ["vector", "eight"], ["v8"]),
        n("Concat", ["v8", "h"], ["both"], axis=-1),
        n("MatMul", ["both", "category"], ["c0"]),
        n("Add", ["c0", "category_bias"], ["categories"]),
    ]
    return helper.make_model(
        helper.make_graph(
            nodes, "planner",
            [helper.make_tensor_value_info("rows", TensorProto.INT32, ["texts", "features"])],
            [helper.make_tensor_value_info("vector", TensorProto.FLOAT, ["texts", WIDTH]),
             helper.make_tensor_value_info("categories", TensorProto.FLOAT, ["texts", len(names)])],
            [numpy_helper.from_array(value, name) for name, value in constants.items()]),
        opset_imports=[helper.make_opsetid("", 17)], ir_version=8, producer_name="playmill")


def uses(work, rows):
    """How often texts use each row: the pairs, and as often again the lines about games."""
    tokens = Tokens(work)
    out = np.full(rows, 1e-3)
    lines = [t for file in (labels.games(), labels.authored("app_categories.txt")) for texts in file.values() for t in texts] + [g[2] for g in labels.glossary()]
    pairs = [line.rstrip("\n").split("\t")[2:4] for line in open(work + "/pairs.tsv", encoding="utf-8")]
    for text, source in pairs:
        np.add.at(out, tokens.of(text), 4.0 if source in ("debian", "appstream") else 1.0)
    for text in lines:
        np.add.at(out, tokens.of(text), 20.0)
    return out.astype(np.float32)


def main():
    parse = argparse.ArgumentParser()
    parse.add_argument("work")
    parse.add_argument("--out", default=ROOT + "/templates/planner")
    options = parse.parse_args()
    saved = torch.load(options.work + "/student.pt", map_location="cpu", weights_only=False)
    values, weights, state = saved["values"].float(), saved["weights"], saved["student"]
    used = torch.from_numpy(uses(options.work, len(values)))
    codes, centres = quantise(values, used, 5)
    rest = values - decode(codes, centres)
    often = used.topk(FINE_ROWS).indices.sort().values
    fine_codes, fine_centres = quantise(rest[often], used[often], 6, zero=True)
    fine_of = np.zeros(len(values), np.uint16)
    fine_of[often.numpy()] = np.arange(1, FINE_ROWS + 1)
    kept = lambda left: 1 - ((left**2).sum(1) * used).sum().item() / ((values**2).sum(1) * used).sum().item()
    print("kept of the table", kept(rest), end=" ")
    rest[often] -= decode(fine_codes, fine_centres)
    print("and after the second rounding", kept(rest))
    fine_codes = np.concatenate([np.zeros((1, PARTS), np.uint8), fine_codes])
    mass = torch.exp(weights.clamp(-8, 8)).numpy()
    mass[0] = 0
    codes[0] = 0
    model = graph(codes, centres, fine_of, fine_codes, fine_centres, mass, state, saved["names"])
    onnx.checker.check_model(model)
    path = options.out + "/planner.onnx"
    onnx.save(model, path)
    card_path = options.out + "/model.json"
    old = json.load(open(card_path)) if os.path.exists(card_path) else {}
    card = {
        "version": 1, "file": "planner.onnx", "bytes": os.path.getsize(path), "crc32": zlib.crc32(open(path, "rb").read()), "rows": len(codes),
        "categories": saved["names"], "games": len(labels.GENRES), "temperature": old.get("temperature", 1.0),
        "blend": old.get("blend", {"meaning": 72.0, "category": 48.0, "words": 3.6, "broad": 0.3, "games": 1.0, "background_temperature": 0.06, "background_words": 0.6,
                                   "feeling_temperature": 0.08, "feeling_words": 0.12, "object_least": 0.55, "object_span": 0.35}),
    }
    with open(card_path, "w") as out:
        json.dump(card, out, indent=2)
        out.write("\n")
    print(os.path.getsize(path), "bytes")


if __name__ == "__main__":
    main()
