"""Affine: the answer, other right ways to write it, and wrong ones."""

import numpy as np


def affine(x):
    """Return 2 x + 1, entry by entry."""
    return 2 * x + 1


# ------------------------------------------------------------------ other right answers


class by_loops:
    """One number at a time."""

    def affine(self, x):
        out = np.empty_like(x)
        for index in np.ndindex(x.shape):
            out[index] = 2 * x[index] + 1
        return out


class by_addition:
    """No product."""

    def affine(self, x):
        return x + 1 + x


class by_matmul:
    """Both terms in one product."""

    def affine(self, x):
        flat = np.stack([x.ravel(), np.ones_like(x.ravel())], axis=1)  # (n, 2)
        return (flat @ np.array([2, 1], x.dtype)).reshape(x.shape)


# ------------------------------------------------------------------ the answer in steps


class steps:
    """The answer cut where it goes wrong."""

    def affine(self, x):
        return self.shift(2 * x)

    def shift(self, doubled):
        return doubled + 1


class affine_no_shift(steps):
    """Leaves out the constant."""

    def shift(self, doubled):
        return doubled
