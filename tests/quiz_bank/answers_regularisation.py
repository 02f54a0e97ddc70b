"""The answers of the quiz on regularisation, found by torch, by counting masks and by drawing."""

from __future__ import annotations

import itertools

import numpy as np
import torch
import torch.nn.functional as F


def _kept(a, p):
    """What torch makes of an entry that it keeps."""
    torch.manual_seed(0)
    y = F.dropout(torch.full((1000,), float(a), dtype=torch.float64), p, training=True)
    return float(y[y != 0][0])


def _evaluated(a, p):
    layer = torch.nn.Dropout(p).eval()
    return float(layer(torch.tensor(float(a), dtype=torch.float64)))


def _left(n, p):
    """The mean of the counts over a million numbers, rounded to what it can only be."""
    torch.manual_seed(0)
    share = float((torch.nn.Dropout(p)(torch.ones(1_000_000)) != 0).double().mean())
    return n * round(share, 2)


def _lost(k, p):
    """The weight of the one mask without a kept entry, among all masks of a row."""
    masks = list(itertools.product((True, False), repeat=k))
    weights = [np.prod([1 - p if kept else p for kept in mask]) for mask in masks]
    assert abs(sum(weights) - 1) < 1e-12
    return float(sum(w for w, mask in zip(weights, masks, strict=True) if not any(mask)))


def _watched(scores, patience, least=0.0):
    """Go on while one of the last epochs is more than `least` above all that was best before."""
    best, since, epoch = scores[0], 0, 0
    history = [0]
    while since < patience and epoch + 1 < len(scores):
        epoch += 1
        if scores[epoch] - best > least:
            best, since = scores[epoch], 0
            history.append(epoch)
        else:
            since += 1
    return [epoch, history[-1]]


def _accuracies(a, p):
    return _watched([0.5, 0.6, a, 0.65, 0.69, 0.66, a, 0.9, 0.1], p)


def _norms(w):
    w = torch.tensor(w, dtype=torch.float64)
    return [float(torch.linalg.vector_norm(w, order)) for order in (0, 1, 2)]


def _shrunk(w):
    """The lowest points on a grid."""
    u = np.linspace(-6, 6, 1_200_001)
    square = (u - w) ** 2 / 2
    return [u[np.argmin(square + 0.25 * np.abs(u))], u[np.argmin(square + 0.125 * u**2)]]


def _ridge(sxx, sxy, lam):
    """Least squares with the penalty as one more row, on two samples that have these sums."""
    x = np.array([sxx**0.5, 0.0, lam**0.5])
    y = np.array([sxy / sxx**0.5, 1.0, 0.0])
    return float(np.linalg.lstsq(x[:, None], y, rcond=None)[0][0])


def _occurs(n):
    """Count the bootstrap samples that hold sample 0 among all there are."""
    every = list(itertools.product(range(n), repeat=n))
    return sum(0 in sample for sample in every) / len(every)


def variance_of_mean(r, m):
    """The variance of the mean from the whole covariance matrix."""
    covariance = np.full((m, m), r) + (1 - r) * np.eye(m)
    weights = np.full(m, 1 / m)
    return weights @ covariance @ weights


def bias_and_variance(t, p):
    mean = sum(p) / len(p)
    return [(mean - t) ** 2, sum((value - mean) ** 2 for value in p) / len(p)]


def decayed(η, λ, s):
    w = 1.0
    for _ in range(s):
        w -= η * λ * w
    return w


ANSWERS = {
    "reg-40": variance_of_mean,
    "reg-44": bias_and_variance,
    "reg-42": decayed,
    "reg-25": _ridge,
    "reg-26": lambda xm, ym, w: float(np.polynomial.Polynomial([ym, w])(-xm)),
    "reg-28": _occurs,
    "reg-30": lambda a, b, c: float(np.mean([a, b, c])),
    "reg-11": _kept,
    "reg-12": _evaluated,
    "reg-14": _lost,
    "reg-17": _left,
    "reg-06": _accuracies,
    "reg-19": lambda s: _watched(s, 3)[0],
    "reg-21": lambda d: _watched([0, 0.25, 0.375, 0.5, 0.625, 0.625], 3, d),
    "reg-03": _norms,
    "reg-04": (_shrunk, 1e-4),
}


def _drops_with_probability_p(names):
    """The share of zeros and the mean of the code of reg-09."""
    x = np.full((200, 500), 2.0)
    for p in (0.0, 0.2, 0.7):
        y = names["dropout"](x, p, True, np.random.default_rng(1))
        if abs((y == 0).mean() - p) > 0.01 or abs(y.mean() - 2) > 0.05:
            return False
    return bool((names["dropout"](x, 0.5, False, None) == x).all())


def _passes_over_nan(names):
    best = names["best_epoch"]
    nan = float("nan")
    return best([2, nan, 1, nan]) == 2 and best([2, 1, 3]) == 1 and best([1, nan]) == 0


FIXES = {
    "reg-09": ({4: "    kept = rng.random(x.shape) >= p"}, _drops_with_probability_p),
    "reg-22": ({4: "        if losses[epoch] < losses[best]:"}, _passes_over_nan),
}
