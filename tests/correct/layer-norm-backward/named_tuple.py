from typing import NamedTuple

import numpy as np


class Grads(NamedTuple):
    dx: np.ndarray
    dweight: np.ndarray
    dbias: np.ndarray


def layer_norm_backward(dy, x, weight, eps=1e-5):
    h = x.shape[1]
    c = x - np.einsum("nh->n", x / h)[:, None]
    c = c - np.einsum("nh->n", c / h)[:, None]
    rstd = 1 / np.sqrt(np.einsum("nh,nh->n", c, c) / h + eps)
    xhat = np.einsum("nh,n->nh", c, rstd)
    g = np.einsum("nh,h->nh", dy, weight)
    proj = np.einsum("nh,nh,nk->nk", g, xhat, xhat) / h
    dx = np.einsum("n,nh->nh", rstd, g - g.mean(1, keepdims=True) - proj)
    return Grads(
        dx.astype(x.dtype),
        np.einsum("nh,nh->h", dy, xhat).astype(x.dtype),
        np.einsum("nh->h", dy).astype(x.dtype),
    )
