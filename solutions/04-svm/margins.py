"""Margins of a hyperplane: how far samples are from it, and how much room it leaves."""

import math

import numpy as np


def distance_to_hyperplane(w, b, X):
    """Return |w·x + b| / ‖w‖ for every row x of X (n, d): its distance, without a sign."""
    refuse_zero(w)
    return np.abs(X @ w + b) / np.sqrt(w @ w)  # (n,)


def functional_margin(w, b, X, y):
    """Return the smallest y (w·x + b): negative if a sample is on the wrong side."""
    refuse_zero(w)
    return np.min(y * (X @ w + b))


def geometric_margin(w, b, X, y):
    """Return the functional margin in units of ‖w‖, which no scaling of w and b changes."""
    return functional_margin(w, b, X, y) / np.sqrt(w @ w)


def margin_width(w):
    """Return 2 / ‖w‖: in canonical form both classes begin at a distance of 1 / ‖w‖."""
    refuse_zero(w)
    return 2 / np.sqrt(w @ w)


def refuse_zero(w):
    """Raise ValueError for w = 0, which describes no hyperplane."""
    if not w.any():
        raise ValueError("w must not be 0")


# ------------------------------------------------------------------ other right answers


class by_loops:
    """One sample at a time, in Python numbers."""

    def length(self, w):
        size = math.hypot(*w.tolist())
        if size == 0:
            raise ValueError("no hyperplane")
        return size

    def scores(self, w, b, X):
        return [sum(weight * x for weight, x in zip(w, row, strict=True)) + b for row in X]

    def distance_to_hyperplane(self, w, b, X):
        size = self.length(w)
        return np.array([abs(score) / size for score in self.scores(w, b, X)], X.dtype)

    def functional_margin(self, w, b, X, y):
        self.length(w)
        worst = math.inf
        for score, label in zip(self.scores(w, b, X), y, strict=True):
            worst = min(worst, score if label > 0 else -score)
        return float(worst)

    def geometric_margin(self, w, b, X, y):
        return self.functional_margin(w, b, X, y) / self.length(w)

    def margin_width(self, w):
        return 2.0 / self.length(w)


class by_unit_normal:
    """Brings w to length 1 first: then scores are distances."""

    def unit(self, w, b):
        largest = np.abs(w).max()
        if largest == 0:
            raise ValueError("w = 0")
        size = largest * np.linalg.norm(w / largest)
        return w / size, b / size, size

    def distance_to_hyperplane(self, w, b, X):
        n, offset, _ = self.unit(w, b)
        return np.abs(np.einsum("nd,d->n", X, n) + offset.astype(X.dtype))

    def functional_margin(self, w, b, X, y):
        return self.geometric_margin(w, b, X, y) * self.unit(w, b)[2]

    def geometric_margin(self, w, b, X, y):
        n, offset, _ = self.unit(w, b)
        return (y * (np.einsum("nd,d->n", X, n) + offset)).min()

    def margin_width(self, w):
        return 2 * self.unit(w, 1.0)[1]


class by_projection:
    """Drops each point onto the hyperplane and measures the way; margins class by class."""

    def distance_to_hyperplane(self, w, b, X):
        self.refuse(w)
        steps = (X @ w + b)[:, None] * (w / np.dot(w, w))  # (n, d), from the foot to the point
        return np.sqrt(np.square(steps).sum(axis=1))

    def functional_margin(self, w, b, X, y):
        self.refuse(w)
        scores = X.dot(w)
        sides = [scores[y == 1] + b, -scores[y == -1] - b]
        return float(min(side.min() for side in sides if side.size))

    def geometric_margin(self, w, b, X, y):
        distances = self.distance_to_hyperplane(w, b, X)
        return np.sort(np.copysign(distances, y * (X @ w + b)))[0]

    def margin_width(self, w):
        self.refuse(w)
        return np.linalg.norm(2 * w / np.dot(w, w))

    def refuse(self, w):
        if np.count_nonzero(w) == 0:
            raise ValueError("all weights are 0")


# ------------------------------------------------------- the answer in steps, and wrong versions


class steps:
    """The model answer, cut where mistakes happen."""

    def distance_to_hyperplane(self, w, b, X):
        self.check(w)
        return self.unsigned(self.distance_score(w, b, X)) / self.distance_norm(w, b)

    def functional_margin(self, w, b, X, y):
        self.check(w)
        return self.worst(self.signed(self.margin_score(w, b, X), y))

    def geometric_margin(self, w, b, X, y):
        return self.functional_margin(w, b, X, y) / self.margin_norm(w, b)

    def margin_width(self, w):
        self.check(w)
        return self.width(np.sqrt(w @ w))

    def check(self, w):
        refuse_zero(w)

    def distance_score(self, w, b, X):
        return X @ w + b

    def unsigned(self, scores):
        return np.abs(scores)

    def distance_norm(self, w, b):
        return np.sqrt(w @ w)

    def margin_score(self, w, b, X):
        return X @ w + b

    def signed(self, scores, y):
        return y * scores

    def worst(self, margins):
        return margins.min()

    def margin_norm(self, w, b):
        return np.sqrt(w @ w)

    def width(self, norm):
        return 2 / norm


class norm_squared(steps):
    def margin_norm(self, w, b):
        return w @ w


class norm_squared_everywhere(norm_squared):
    def distance_norm(self, w, b):
        return w @ w

    def width(self, norm):
        return 2 / norm**2


class width_norm_squared(steps):
    def width(self, norm):
        return 2 / norm**2


class margin_not_divided(steps):
    def margin_norm(self, w, b):
        return 1


class distance_not_divided(steps):
    def distance_norm(self, w, b):
        return 1


class distance_norm_with_bias(steps):
    def distance_norm(self, w, b):
        return np.sqrt(w @ w + b * b)


class margin_norm_with_bias(steps):
    def margin_norm(self, w, b):
        return np.sqrt(w @ w + b * b)


class norm_with_bias(distance_norm_with_bias):
    """The length of (w, b), in distances and in margins."""

    def margin_norm(self, w, b):
        return np.sqrt(w @ w + b * b)


class distance_norm_squared(steps):
    def distance_norm(self, w, b):
        return w @ w


class width_one_side(steps):
    def width(self, norm):
        return 1 / norm


class absolute_margin(steps):
    def signed(self, scores, y):
        return np.abs(scores)


class mean_margin(steps):
    def worst(self, margins):
        return margins.mean()


class distance_no_bias(steps):
    def distance_score(self, w, b, X):
        return X @ w


class margin_no_bias(steps):
    def margin_score(self, w, b, X):
        return X @ w


class distance_signed(steps):
    def unsigned(self, scores):
        return scores


class no_zero_check(steps):
    def check(self, w):
        pass


class in_place(steps):
    def distance_to_hyperplane(self, w, b, X):
        self.check(w)
        size = np.sqrt(w @ w)
        w /= size
        return np.abs(X @ w + b / float(size))
