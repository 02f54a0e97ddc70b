"""Builds the Jacobian of every row and multiplies; gain and bias by matrix products."""

import numpy as np


def _jacobian(row, eps):
    h = row.size
    projector = np.eye(h, dtype=row.dtype) - np.full((h, h), 1 / h, row.dtype)
    centred = projector @ row
    power = centred @ centred / h + eps
    return (projector - np.outer(centred, centred) / (h * power)) / np.sqrt(
        power
    ), centred / np.sqrt(power)


def layer_norm_backward(dy, x, weight, eps=1e-5):
    dx, xhat = np.empty_like(x), np.empty_like(x)
    for n, row in enumerate(x):
        jacobian, xhat[n] = _jacobian(row, eps)
        dx[n] = (weight * dy[n]) @ jacobian
    return dx, np.einsum("nh,nh->h", xhat, dy), np.ones(len(dy), dy.dtype) @ dy
