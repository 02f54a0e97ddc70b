"""Flattens every sample and works through them with plain Python numbers."""

import math

import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = [normalized_shape] if np.isscalar(normalized_shape) else list(normalized_shape)
    if list(x.shape[-len(shape) :]) != shape:
        raise ValueError("shape mismatch")
    h = math.prod(shape)
    gains = [1.0] * h if weight is None else [float(g) for g in weight.ravel()]
    shifts = [0.0] * h if bias is None else [float(b) for b in bias.ravel()]
    out = np.empty_like(x).reshape(-1, h)
    for row, sample in enumerate(x.reshape(-1, h)):
        values = [float(value) for value in sample]
        mean = math.fsum(values) / h
        var = math.fsum((value - mean) ** 2 for value in values) / h
        for j, value in enumerate(values):
            out[row, j] = gains[j] * (value - mean) / math.sqrt(var + eps) + shifts[j]
    return out.reshape(x.shape)
