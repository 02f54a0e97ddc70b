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


ANSWERS = {"reg-11": _kept, "reg-12": _evaluated, "reg-14": _lost, "reg-17": _left}


def _drops_with_probability_p(names):
    """The share of zeros and the mean of the code of reg-09."""
    x = np.full((200, 500), 2.0)
    for p in (0.0, 0.2, 0.7):
        y = names["dropout"](x, p, True, np.random.default_rng(1))
        if abs((y == 0).mean() - p) > 0.01 or abs(y.mean() - 2) > 0.05:
            return False
    return bool((names["dropout"](x, 0.5, False, None) == x).all())


FIXES = {"reg-09": ({4: "    kept = rng.random(x.shape) >= p"}, _drops_with_probability_p)}
