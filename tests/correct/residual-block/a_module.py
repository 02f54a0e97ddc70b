import torch
from torch import nn


class Block(nn.Module):
    def __init__(self, conv1, conv2, norm1, norm2, pre, proj):
        super().__init__()
        self.conv1, self.conv2, self.norm1, self.norm2 = conv1, conv2, norm1, norm2
        self.pre, self.proj = pre, proj
        self.act = nn.ReLU()

    def forward(self, x):
        if self.pre:
            h = self.conv2(self.act(self.norm2(self.conv1(self.act(self.norm1(x))))))
            return h + self.skip(x, h)
        h = self.norm2(self.conv2(self.act(self.norm1(self.conv1(x)))))
        return self.act(h + self.skip(x, h))

    def skip(self, x, h):
        if h.size() == x.size():
            return x
        if self.proj is None:
            raise ValueError("projection missing")
        return self.proj(x)


def residual_block(x, conv1, conv2, norm1, norm2, version, proj=None):
    if version not in ("v1", "v2"):
        raise ValueError(version)
    return Block(conv1, conv2, norm1, norm2, version == "v2", proj)(x)
