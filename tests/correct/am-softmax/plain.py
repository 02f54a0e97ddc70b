import numpy as np


def am_softmax_loss(x, W, y, s=30.0, m=0.35):
    n = x.shape[0]
    xn = x / np.linalg.norm(x, axis=1, keepdims=True)
    wn = W / np.linalg.norm(W, axis=0, keepdims=True)
    cos = xn @ wn
    cos[np.arange(n), y] -= m
    z = s * cos
    z -= z.max(axis=1, keepdims=True)
    logp = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -logp[np.arange(n), y].mean()
