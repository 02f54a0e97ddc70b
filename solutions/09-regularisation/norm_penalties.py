"""Penalties on weights, and the shrinkage that each of them causes.

Tibshirani 1996, section 2.2; Hastie, Tibshirani and Friedman 2009, table 3.4.
"""

import numpy as np


def penalty(w, kind):
    """Return one number for all weights of an array of any shape."""
    if kind == "l0":
        return np.count_nonzero(w)
    if kind == "l1":
        return np.abs(w).sum()
    if kind == "l2":
        return np.sqrt((w * w).sum())
    if kind == "l2_squared":
        return (w * w).sum()
    raise ValueError(f"no penalty is called {kind!r}")


def shrink(w, lam, kind):
    """Return the minimiser u of 1/2 |u - w|^2 + lam R(u), weight by weight."""
    if kind == "l1":
        return np.sign(w) * np.maximum(np.abs(w) - lam, 0)  # soft threshold
    if kind == "l2_squared":
        return w / (1 + lam)
    if kind == "l0":
        return np.where(w * w > 2 * lam, w, np.zeros_like(w))  # w^2/2 > lam: it is worth its price
    raise ValueError(f"no shrinkage is called {kind!r}")


# --------------------------------------------------------------------------- correct as well


class by_loops:
    """One weight after the other."""

    def penalty(self, w, kind):
        weights = w.ravel()
        if kind == "l0":
            return sum(1 for v in weights if v != 0)
        if kind == "l1":
            return sum((-v if v < 0 else v for v in weights), start=w.dtype.type(0))
        if kind in ("l2", "l2_squared"):
            total = sum((v * v for v in weights), start=w.dtype.type(0))
            return total if kind == "l2_squared" else np.sqrt(total)
        raise ValueError(kind)

    def shrink(self, w, lam, kind):
        if kind not in ("l0", "l1", "l2_squared"):
            raise ValueError(kind)
        u = np.zeros_like(w)
        for index in np.ndindex(w.shape):
            v = w[index]
            if kind == "l1" and abs(v) > lam:
                u[index] = v - lam if v > 0 else v + lam
            elif kind == "l2_squared":
                u[index] = v / (1 + lam)
            elif kind == "l0" and v * v > 2 * lam:
                u[index] = v
        return u


class by_norms:
    """The library's vector norms; a clipped interval for the soft threshold."""

    def penalty(self, w, kind):
        flat = w.reshape(-1)
        if kind == "l2_squared":
            return np.dot(flat, flat)
        order = {"l0": 0, "l1": 1, "l2": 2}
        if kind not in order:
            raise ValueError(kind)
        if kind == "l0":
            return (flat != 0).sum()
        return np.power(np.power(np.abs(flat), order[kind]).sum(), 1 / w.dtype.type(order[kind]))

    def shrink(self, w, lam, kind):
        if kind == "l1":
            return w - np.clip(w, -lam, lam)
        if kind == "l2_squared":
            return w * (1 / (w.dtype.type(1) + lam))
        if kind == "l0":
            return w * (np.abs(w) > np.sqrt(2 * lam))
        raise ValueError(kind)


class by_sides:
    """The two sides apart."""

    def penalty(self, w, kind):
        ways = {
            "l0": lambda: w.size - (w == 0).sum(),
            "l1": lambda: np.maximum(w, 0).sum() + np.maximum(-w, 0).sum(),
            "l2": lambda: np.einsum("i,i->", w.ravel(), w.ravel()) ** 0.5,
            "l2_squared": lambda: np.square(w).sum(),
        }
        if kind not in ways:
            raise ValueError(kind)
        return ways[kind]()

    def shrink(self, w, lam, kind):
        if kind == "l1":
            return np.maximum(w - lam, 0) - np.maximum(-w - lam, 0)
        if kind == "l2_squared":
            return np.divide(w, 1 + lam)
        if kind == "l0":
            u = w.copy()
            u[w**2 <= 2 * lam] = 0
            return u
        raise ValueError(kind)


class torch_answer:
    """The model answer in PyTorch."""

    backend = "torch"

    def penalty(self, w, kind):
        if kind == "l0":
            return (w != 0).sum()
        if kind == "l1":
            return w.abs().sum()
        if kind == "l2":
            return (w * w).sum().sqrt()
        if kind == "l2_squared":
            return (w * w).sum()
        raise ValueError(kind)

    def shrink(self, w, lam, kind):
        import torch

        if kind == "l1":
            return w.sign() * (w.abs() - lam).clamp(min=0)
        if kind == "l2_squared":
            return w / (1 + lam)
        if kind == "l0":
            return torch.where(w * w > 2 * lam, w, torch.zeros_like(w))
        raise ValueError(kind)


class torch_functional:
    """What torch has for it."""

    backend = "torch"

    def penalty(self, w, kind):
        import torch

        if kind == "l0":
            return torch.count_nonzero(w).to(w.dtype)
        if kind == "l1":
            return torch.norm(w, p=1)
        if kind == "l2":
            return torch.linalg.vector_norm(w)
        if kind == "l2_squared":
            return w.flatten() @ w.flatten()
        raise ValueError(kind)

    def shrink(self, w, lam, kind):
        import torch.nn.functional as F

        if kind == "l1":
            return F.softshrink(w, lam) if lam > 0 else w.clone()
        if kind == "l2_squared":
            return w.div(1 + lam)
        if kind == "l0":
            return F.hardshrink(w, (2 * lam) ** 0.5) if lam > 0 else w.clone()
        raise ValueError(kind)


class torch_by_relu:
    """Two rectifiers for the soft threshold, a mask for the hard one."""

    backend = "torch"

    def penalty(self, w, kind):
        if kind not in ("l0", "l1", "l2", "l2_squared"):
            raise ValueError(kind)
        if kind == "l0":
            return w.ne(0).sum()
        power = 1 if kind == "l1" else 2
        total = w.abs().pow(power).sum()
        return total.sqrt() if kind == "l2" else total

    def shrink(self, w, lam, kind):
        import torch

        if kind == "l1":
            return torch.relu(w - lam) - torch.relu(-w - lam)
        if kind == "l2_squared":
            return w * (1 + lam) ** -1
        if kind == "l0":
            return w * (w.abs() > (2 * lam) ** 0.5)
        raise ValueError(kind)


# --------------------------------------------------------------------------- the answer in steps


class steps:
    """The answer cut into steps."""

    def penalty(self, w, kind):
        if kind == "l0":
            return self.l0(w)
        if kind == "l1":
            return self.l1(w)
        if kind == "l2":
            return self.l2(w)
        if kind == "l2_squared":
            return self.l2_squared(w)
        return self.unknown(kind, np.abs(w).sum())

    def l0(self, w):
        return (w != 0).sum()

    def l1(self, w):
        return np.abs(w).sum()

    def l2(self, w):
        return np.sqrt((w * w).sum())

    def l2_squared(self, w):
        return (w * w).sum()

    def unknown(self, kind, otherwise):
        raise ValueError(kind)

    def shrink(self, w, lam, kind):
        if kind == "l1":
            return self.soft(w, lam)
        if kind == "l2_squared":
            return self.ridge(w, lam)
        if kind == "l0":
            return self.hard(w, lam)
        return self.unknown(kind, w / (1 + lam))

    def soft(self, w, lam):
        return np.sign(w) * np.maximum(np.abs(w) - lam, 0)

    def ridge(self, w, lam):
        return w / (1 + lam)

    def hard(self, w, lam):
        return np.where(w * w > 2 * lam, w, np.zeros_like(w))


class l2_squared_as_norm(steps):
    def l2(self, w):
        return (w * w).sum()


class l2_root_for_square(steps):
    def l2_squared(self, w):
        return np.sqrt((w * w).sum())


class l0_sum(steps):
    def l0(self, w):
        return w.sum()


class l0_rounds(steps):
    def l0(self, w):
        return (np.abs(w) > 1e-8).sum()


class l1_no_abs(steps):
    def l1(self, w):
        return w.sum()


class mean_penalty(steps):
    def l1(self, w):
        return np.abs(w).mean() if w.size else 0.0

    def l2(self, w):
        return np.sqrt((w * w).mean())

    def l2_squared(self, w):
        return (w * w).mean()


class soft_no_sign(steps):
    def soft(self, w, lam):
        return np.maximum(np.abs(w) - lam, 0)


class soft_no_max(steps):
    def soft(self, w, lam):
        return w - lam * np.sign(w)


class soft_keeps_large(steps):
    def soft(self, w, lam):
        return np.where(np.abs(w) > lam, w, np.zeros_like(w))


class subtract_l2(steps):
    def ridge(self, w, lam):
        return np.sign(w) * np.maximum(np.abs(w) - lam, 0)


class subtract_l2_across(steps):
    """Weights below lam change their sign."""

    def ridge(self, w, lam):
        return w - lam * np.sign(w)


class ridge_minus(steps):
    def ridge(self, w, lam):
        return w * (1 - lam)


class ridge_twice(steps):
    def ridge(self, w, lam):
        return w / (1 + 2 * lam)


class hard_threshold_lam(steps):
    def hard(self, w, lam):
        return np.where(np.abs(w) > lam, w, np.zeros_like(w))


class hard_not_strict(steps):
    def hard(self, w, lam):
        return np.where(w * w >= 2 * lam, w, np.zeros_like(w))


class returns_input(steps):
    def soft(self, w, lam):
        return w if lam == 0 else super().soft(w, lam)

    def hard(self, w, lam):
        return w if lam == 0 else super().hard(w, lam)


class in_place(steps):
    def hard(self, w, lam):
        w[w * w <= 2 * lam] = 0
        return w.copy()


class upcast(steps):
    def ridge(self, w, lam):
        return w / np.full(w.shape, 1 + lam)


class no_kind_check(steps):
    def unknown(self, kind, otherwise):
        return otherwise


class torch_steps:
    """The steps in torch."""

    backend = "torch"

    def penalty(self, w, kind):
        if kind == "l0":
            return (w != 0).sum()
        if kind == "l1":
            return self.l1(w)
        if kind == "l2":
            return (w * w).sum().sqrt()
        if kind == "l2_squared":
            return (w * w).sum()
        raise ValueError(kind)

    def l1(self, w):
        return w.abs().sum()

    def shrink(self, w, lam, kind):
        if kind == "l1":
            return w.sign() * (w.abs() - lam).clamp(min=0)
        if kind == "l2_squared":
            return w / (1 + lam)
        if kind == "l0":
            return self.hard(w, lam)
        raise ValueError(kind)

    def hard(self, w, lam):
        return w * (w * w > 2 * lam)


class torch_numpy_roundtrip(torch_steps):
    def l1(self, w):
        import torch

        return torch.tensor(np.abs(w.detach().numpy()).sum(), dtype=w.dtype)


class torch_cpu_constant(torch_steps):
    def hard(self, w, lam):
        import torch

        return torch.where(w * w > 2 * lam, w, torch.zeros(w.shape, dtype=w.dtype))
