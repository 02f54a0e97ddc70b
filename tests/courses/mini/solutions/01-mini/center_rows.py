"""Centre the rows: model answer and variants."""

import numpy as np


def center(x, factor=1.0):
    if np.ndim(x) == 0:
        raise ValueError("x must have at least one axis")
    return factor * (x - x.mean(axis=-1, keepdims=True))


def roots(x):
    return 1.0, float(x)


def certificate(inputs, got):
    r, s = got
    return {"product": abs(float(r) * float(s) - inputs["x"]), "positive": -min(float(r), float(s))}


class by_loops:
    def center(self, x, factor=1.0):
        if np.ndim(x) == 0:
            raise ValueError("x must have at least one axis")
        out = np.empty_like(x)
        for i in np.ndindex(x.shape[:-1]):
            out[i] = factor * (x[i] - sum(x[i]) / x.dtype.type(x.shape[-1]))
        return out


class by_dot:
    def center(self, x, factor=1.0):
        if np.ndim(x) == 0:
            raise ValueError("x must have at least one axis")
        d = x.shape[-1]
        return factor * (x @ (np.eye(d, dtype=x.dtype) - np.full((d, d), 1 / d, dtype=x.dtype)))


class torch_answer:
    backend = "torch"

    def center(self, x, factor=1.0):
        if x.ndim == 0:
            raise ValueError("x must have at least one axis")
        return factor * (x - x.mean(dim=-1, keepdim=True))


class torch_other(torch_answer):
    def center(self, x, factor=1.0):
        if x.ndim == 0:
            raise ValueError("x must have at least one axis")
        return factor * x - factor * x.sum(-1, keepdim=True) / x.shape[-1]


class steps:
    def center(self, x, factor=1.0):
        self.check(x)
        return self.scale(x - self.mean(x), factor)

    def check(self, x):
        if np.ndim(x) == 0:
            raise ValueError("x must have at least one axis")

    def mean(self, x):
        return x.mean(axis=-1, keepdims=True)

    def scale(self, x, factor):
        return factor * x


class no_mean(steps):
    def mean(self, x):
        return np.zeros_like(x)


class whole_mean(steps):
    def mean(self, x):
        return x.mean()


class doubled(steps):
    def scale(self, x, factor):
        return 2 * factor * x


class double_root(steps):
    def roots(self, x):
        return 2.0, float(x)


class in_place(steps):
    def center(self, x, factor=1.0):
        self.check(x)
        x -= self.mean(x)
        return factor * x


class upcast(steps):
    def center(self, x, factor=1.0):
        return super().center(x, factor).astype(np.float64)


class no_shape_check(steps):
    def check(self, x):
        pass

    def mean(self, x):
        return x.mean(axis=-1, keepdims=True) if np.ndim(x) else x
