import torch


def penalty(w, kind):
    v = w.flatten()
    if kind == "l0":
        return torch.sum(v.ne(0))
    if kind == "l1":
        return torch.sum(torch.abs(v))
    if kind == "l2":
        return torch.linalg.norm(v)
    if kind == "l2_squared":
        return torch.dot(v, v)
    raise ValueError(kind)


def shrink(w, lam, kind):
    if kind == "l1":
        return w - w.clamp(-lam, lam)
    if kind == "l2_squared":
        return w - w * (lam / (1 + lam))
    if kind == "l0":
        return w.masked_fill(w.abs() <= (2 * lam) ** 0.5, 0)
    raise ValueError(kind)
