import torch


def penalty(w, kind):
    if kind == "l0":
        return torch.where(w == 0, 0.0, 1.0).sum()
    if kind == "l1":
        return torch.where(w < 0, -w, w).sum()
    if kind in ("l2", "l2_squared"):
        s = torch.einsum("i,i->", w.reshape(-1), w.reshape(-1))
        return torch.sqrt(s) if kind == "l2" else s
    raise ValueError("kind " + str(kind))


def shrink(w, lam, kind):
    if kind == "l1":
        zero = w.new_zeros(())
        return torch.where(w > lam, w - lam, torch.where(w < -lam, w + lam, zero))
    if kind == "l2_squared":
        return w / (1.0 + lam)
    if kind == "l0":
        return torch.where(0.5 * w * w > lam, w, w.new_zeros(()))
    raise ValueError("kind " + str(kind))
