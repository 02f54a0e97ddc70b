import torch
import torch.nn.functional as F


def penalty(w, kind):
    if kind == "l0":
        return torch.count_nonzero(w)
    if kind == "l1":
        return w.abs().sum()
    if kind == "l2":
        return w.pow(2).sum().sqrt()
    if kind == "l2_squared":
        return (w * w).sum()
    raise ValueError(kind)


def shrink(w, lam, kind):
    if kind == "l1":
        return torch.sign(w) * torch.relu(w.abs() - lam)
    if kind == "l2_squared":
        return w / (1 + lam)
    if kind == "l0":
        return w.masked_fill(w.abs() <= (2 * lam) ** 0.5, 0)
    raise ValueError(kind)
