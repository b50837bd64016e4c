"""The program's own tokenizer, compiled on first use, so that there is only one."""

import ctypes
import os
import subprocess

import numpy as np

ROOT = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../.."))
SOURCES = ["generator/planner/bindings/tokens.cpp", "generator/planner/tokenizer.cpp", "generator/core/text.cpp"]
ROOM = 4096


def library(work):
    path = os.path.join(work, "libtokens.so")
    newest = max(os.path.getmtime(os.path.join(ROOT, s)) for s in SOURCES)
    if not os.path.exists(path) or os.path.getmtime(path) < newest:
        subprocess.run(["c++", "-std=c++20", "-O2", "-fPIC", "-shared", "-I.", *SOURCES, "-o", path], cwd=ROOT, check=True)
    return ctypes.CDLL(path)


class Tokens:
    def __init__(self, work):
        self.lib = library(work)
        self.rows = self.lib.pm_model_rows()
        self.call = self.lib.pm_model_tokens
        self.call.argtypes = [ctypes.c_char_p, ctypes.c_int32, ctypes.c_void_p, ctypes.c_int32]
        self.call.restype = ctypes.c_int32
        self.buffer = np.zeros(ROOM, np.int32)

    def of(self, text):
        data = text.encode()
        return self.buffer[: self.call(data, len(data), self.buffer.ctypes.data, ROOM)].copy()


class Ragged:
    """Many token lists in one array."""

    def __init__(self, tokens, texts, most=400):
        lists = [tokens.of(t)[:most] for t in texts]
        lists = [x if len(x) else np.zeros(1, np.int32) for x in lists]
        self.starts = np.concatenate([[0], np.cumsum([len(x) for x in lists])]).astype(np.int64)
        self.flat = np.concatenate(lists).astype(np.int32)

    def __len__(self):
        return len(self.starts) - 1

    def batch(self, which, draw=None, keep=1.0):
        """(rows, starts): the lists of `which` behind each other; `keep` drops features at random."""
        sizes = self.starts[which + 1] - self.starts[which]
        ends = np.cumsum(sizes)
        at = np.arange(ends[-1]) - np.repeat(ends - sizes, sizes) + np.repeat(self.starts[which], sizes)
        rows = self.flat[at]
        if draw is not None and keep < 1:
            kept = (draw.random(len(rows), np.float32) < keep) | np.repeat(sizes <= 4, sizes)
            ends = np.concatenate([[0], np.cumsum(kept)])[ends]
            rows = rows[kept]
        return rows, np.concatenate([[0], ends])
