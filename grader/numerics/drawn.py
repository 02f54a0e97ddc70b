"""The words of the array vocabulary that draw, all from one given generator."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from grader.errors import ExpressionError
from grader.messages import Message
from grader.model import Generator
from grader.numerics.guards import Array, checked_shape, real, whole

DRAWN = (
    "normal",
    "uniform",
    "integers",
    "pick",
    "permutation",
    "orthogonal",
    "random_mask",
    "signs",
    "separable",
    "blobs",
    "rings",
    "unbalanced",
    "planted_svm",
    "generator",
)
"""The methods of `Draws` that are words."""

Labels = NDArray[np.int64]


class Draws:
    """Draws from `rng` and from nowhere else."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._rng = rng

    def normal(self, *shape: Any) -> Any:
        """Standard normal numbers; one number without a shape."""
        return _number(self._rng.standard_normal(checked_shape(shape)))

    def uniform(self, lo: Any, hi: Any, *shape: Any) -> Any:
        """Numbers spread evenly between lo and hi; one number without a shape."""
        low, high = _ordered(real(lo, "lo"), real(hi, "hi"))
        return _number(self._rng.uniform(low, high, checked_shape(shape)))

    def integers(self, lo: Any, hi: Any, *shape: Any) -> Any:
        """Whole numbers between lo and hi, both ends included; one number without a shape."""
        low, high = _ordered(whole(lo, "lo"), whole(hi, "hi"))
        return _number(self._rng.integers(low, high, checked_shape(shape), endpoint=True))

    def pick(self, *values: Any) -> Any:
        """One of the values."""
        if not values:
            raise ExpressionError(Message("expected at least one value to pick from"))
        return values[int(self._rng.integers(len(values)))]

    def permutation(self, n: Any) -> Labels:
        """The whole numbers 0 .. n-1 in random order, int64."""
        return self._rng.permutation(*checked_shape((n,))).astype(np.int64)

    def orthogonal(self, n: Any) -> Array:
        """A random n x n orthogonal matrix."""
        q, r = np.linalg.qr(self._rng.standard_normal(checked_shape((n, n))))
        # The signs of the diagonal make the distribution uniform over all orthogonal matrices.
        result: Array = q * np.where(np.diag(r) < 0, -1.0, 1.0)
        return result

    def random_mask(self, *shape: Any) -> NDArray[np.bool_]:
        """A random mask, true where a key may be seen; the first of every row always may."""
        sizes = checked_shape(shape)
        if not sizes:
            raise ExpressionError(Message("expected at least one size"))
        mask = self._rng.random(sizes) < 0.5
        mask[..., :1] = True
        return mask

    def signs(self, n: Any) -> Labels:
        """Labels in {-1, +1}, int64; both are present."""
        count = checked_shape((_at_least(2, n),))[0]
        labels = 2 * self._rng.integers(0, 2, count) - 1
        if abs(labels.sum()) == count:
            labels[self._rng.integers(count)] *= -1
        return labels.astype(np.int64)

    def separable(self, n: Any, d: Any, margin: Any = 0.1, away: Any = 0.0) -> dict[str, Any]:
        """Fields X, y, w, b: |w| = 1 and y (X w + b) >= margin; away: farther from the origin."""
        shape = checked_shape((_at_least(2, n), _at_least(1, d)))
        # One part in a hundred more than asked survives a cast to float32.
        gap = 1.01 * _positive(margin, "the margin")
        w = self._unit(shape[1])
        b = float(self.signs(2)[0] * (gap + self._rng.uniform(0.5, 1.5)))
        y = self.signs(shape[0])
        distance = gap + self._rng.exponential(1.0, shape[0])
        X = self._rng.standard_normal(shape)
        X += np.outer(y * distance - b - X @ w, w)  # (n, d): X w + b = y * distance
        self._plant_ray(X, y, distance, b, gap)
        shift = real(away, "away") * (1 if b > 0 else -1)
        return {"X": X - shift * w, "y": y, "w": w, "b": b + shift}

    def _plant_ray(self, X: Array, y: Labels, distance: Array, b: float, gap: float) -> None:
        """Put two points of different classes on one ray, which needs a bias to tell them apart."""
        near = 1 if b > 0 else -1  # the origin's side of the boundary
        far_point = self._rng.choice(np.flatnonzero(y == -near))
        near_point = self._rng.choice(np.flatnonzero(y == near))
        kept = gap + 0.25 * (abs(b) - gap)
        X[near_point] = X[far_point] * (abs(b) - kept) / (abs(b) + distance[far_point])

    def blobs(self, n: Any, d: Any, shift: Any = 2.0) -> dict[str, Any]:
        """Fields X, y: two normal clouds, centres shift apart, that no hyperplane splits."""
        count, width = checked_shape((_at_least(3, n), _at_least(1, d)))
        return self._clouds(self.signs(count), width, real(shift, "the shift"))

    def unbalanced(self, n: Any, d: Any, share: Any = 0.1) -> dict[str, Any]:
        """Fields X, y: two clouds as in blobs, a given share of the labels is +1."""
        count, width = checked_shape((_at_least(3, n), _at_least(1, d)))
        part = real(share, "the share")
        if not 0 < part < 1:
            raise ExpressionError(
                Message("the share must be between 0 and 1, got {part:g}", part=part)
            )
        positive = min(max(1, round(part * count)), count - 1)
        y = np.where(self._rng.permutation(count) < positive, 1, -1).astype(np.int64)
        return self._clouds(y, width, 2.0)

    def _clouds(self, y: Labels, d: int, shift: float) -> dict[str, Any]:
        X = self._rng.standard_normal((len(y), d))
        X += np.outer(y * shift / 2, self._unit(d))  # (n, d)
        # A point midway between two of the other class makes any separation impossible.
        many = 1 if (y == 1).sum() > 1 else -1
        first, second = self._rng.choice(np.flatnonzero(y == many), 2, replace=False)
        X[self._rng.choice(np.flatnonzero(y == -many))] = (X[first] + X[second]) / 2
        return {"X": X, "y": y}

    def rings(self, n: Any) -> dict[str, Any]:
        """Fields X (n, 2), y: two noisy circles about the origin, radius 1 (+1) and 2.5 (-1)."""
        y = self.signs(checked_shape((_at_least(2, n), 2))[0])
        angle = self._rng.uniform(0, 2 * np.pi, len(y))
        noise = np.clip(0.1 * self._rng.standard_normal(len(y)), -0.4, 0.4)
        radius = np.where(y == 1, 1.0, 2.5) + noise
        X = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)  # (n, 2)
        return {"X": X, "y": y}

    def planted_svm(self, n: Any, C: Any = 1.0) -> dict[str, Any]:
        """Fields alpha, b, K, y, C: a dual problem of an even n and its solution."""
        count, bound = checked_shape((_at_least(6, n),))[0], _positive(C, "C")
        if count % 2:
            raise ExpressionError(Message("the size must be even, got {count}", count=count))
        half, third = count // 2, count // 6
        free = self._rng.uniform(0.3, 0.7, half - 2 * third)
        share = np.concatenate([np.zeros(third), np.ones(third), free])  # of C, for one class
        order = self._rng.permutation(count)
        share, y = np.tile(share, 2)[order], np.where(order < half, 1, -1).astype(np.int64)
        outside, inside = self._rng.uniform(1.1, 3, count), self._rng.uniform(-0.2, 0.9, count)
        yf = np.select([share == 0, share == 1], [outside, inside], 1.0)  # what KKT asks for
        b = float(self._rng.standard_normal())
        u, f = bound * share * y, yf * y - b
        N = self._rng.standard_normal((count, 3))
        A = N - np.outer(u, u @ N) / (u @ u)  # A A^T u = 0
        # K is positive semi-definite and turns u = alpha y into f - b.
        K = A @ A.T + np.outer(f, f) / (u @ f)
        return {"alpha": bound * share, "b": b, "K": K, "y": y, "C": bound}

    def generator(self) -> Generator:
        """A numpy.random.Generator with a drawn seed, as an input."""
        return Generator(int(self._rng.integers(2**32)))

    def _unit(self, d: int) -> Array:
        direction = self._rng.standard_normal(d)
        while np.linalg.norm(direction) < 1e-3:
            direction = self._rng.standard_normal(d)
        result: Array = direction / np.linalg.norm(direction)
        return result


def _number(values: Any) -> Any:
    return values.item() if np.ndim(values) == 0 else values


def _ordered(low: Any, high: Any) -> tuple[Any, Any]:
    if low > high:
        raise ExpressionError(
            Message("lo must not be above hi, got {low} and {high}", low=low, high=high)
        )
    return low, high


def _at_least(least: int, value: Any) -> int:
    size = whole(value, "a size")
    if size < least:
        raise ExpressionError(
            Message("a size must be at least {least}, got {size}", least=least, size=size)
        )
    return size


def _positive(value: Any, what: str) -> float:
    number = real(value, what)
    if number <= 0:
        raise ExpressionError(
            Message("{what} must be above 0, got {number:g}", what=what, number=number)
        )
    return number
