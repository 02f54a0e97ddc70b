import torch


def penalty(w, kind):
    if kind == "l0":
        return (w != 0).sum()
    if kind == "l1":
        return w.abs().sum()
    if kind == "l2":
        return w.pow(2).sum().sqrt()
    if kind == "l2_squared":
        return w.pow(2).sum()
    raise ValueError(kind)


def shrink(w, lam, kind):
    if kind == "l1":
        return torch.sign(w) * torch.clamp(w.abs() - lam, min=0)
    if kind == "l2_squared":
        return w / (1 + lam)
    if kind == "l0":
        return torch.where(w.abs() > (2 * lam) ** 0.5, w, torch.zeros_like(w))
    raise ValueError(kind)
