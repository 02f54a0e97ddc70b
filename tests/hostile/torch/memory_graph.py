# attack: builds a graph without end | expect: memory or timeout | exercise: tensor-double
import torch


def double(x):
    y = x.repeat(1000, 10).requires_grad_(True)
    for _ in range(2000):
        y = torch.exp(y) * 1e-3
    raise RuntimeError("@PROOF@"[::-1])
