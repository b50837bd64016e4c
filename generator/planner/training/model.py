"""The student: hashed features of a text, pooled by learned weights, to the teacher's space and categories."""

import torch

TABLE_WIDTH = 160
HIDDEN = 512
WIDTH = 256  # of a text's vector: the teacher's 384 without their least telling directions


class Student(torch.nn.Module):
    def __init__(self, classes):
        super().__init__()
        self.norm = torch.nn.LayerNorm(TABLE_WIDTH)
        self.straight = torch.nn.Linear(TABLE_WIDTH, WIDTH, bias=False)
        self.up = torch.nn.Linear(TABLE_WIDTH, HIDDEN)
        self.down = torch.nn.Linear(HIDDEN, WIDTH)
        self.category = torch.nn.Linear(WIDTH + TABLE_WIDTH, classes)

    def head(self, pooled):
        """pooled [n, TABLE_WIDTH] -> unit vectors [n, WIDTH], category logits [n, classes]."""
        h = self.norm(pooled)
        v = torch.nn.functional.normalize(self.straight(h) + self.down(torch.nn.functional.gelu(self.up(h))), dim=-1)
        return v, self.category(torch.cat([v * 8.0, h], -1))

