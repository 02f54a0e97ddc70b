import torch


def penalty(w, kind):
    if kind == "l0":
        return torch.count_nonzero(w)
    if kind == "l1":
        return torch.norm(w, p=1)
    if kind == "l2":
        return torch.norm(w, p=2)
    if kind == "l2_squared":
        return torch.sum(w * w)
    raise ValueError("kind")


def shrink(w, lam, kind):
    if kind == "l1":
        return torch.relu(w - lam) - torch.relu(-w - lam)
    if kind == "l2_squared":
        return torch.mul(w, 1 / (1 + lam))
    if kind == "l0":
        return w * (w.abs() > (2 * lam) ** 0.5)
    raise ValueError("kind")
