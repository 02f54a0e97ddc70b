import torch
import torch.nn.functional as F


def penalty(w, kind):
    if kind == "l0":
        return (w != 0).sum()
    if kind == "l1":
        return w.abs().sum()
    if kind == "l2":
        return torch.norm(w)
    if kind == "l2_squared":
        return torch.norm(w) ** 2 if w.numel() and w.any() else (w * w).sum()
    raise ValueError(kind)


def shrink(w, lam, kind):
    if kind == "l1":
        return F.softshrink(w, lam)
    if kind == "l2_squared":
        return w / (1 + lam)
    if kind == "l0":
        return torch.where(w.abs() > (2 * lam) ** 0.5, w, torch.zeros_like(w))
    raise ValueError(kind)
