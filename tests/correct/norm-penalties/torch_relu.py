import torch
import torch.nn.functional as F


def penalty(w, kind):
    if kind == "l0":
        return (w != 0).sum()
    if kind == "l1":
        return torch.linalg.vector_norm(w, 1)
    if kind == "l2":
        return w.pow(2).sum().sqrt()
    if kind == "l2_squared":
        return w.pow(2).sum()
    raise ValueError(kind)


def shrink(w, lam, kind):
    if kind == "l1":
        return F.relu(w - lam) - F.relu(-w - lam)
    if kind == "l2_squared":
        return w / (1 + lam)
    if kind == "l0":
        return w * (w.pow(2) > 2 * lam).to(w.dtype)
    raise ValueError(kind)
