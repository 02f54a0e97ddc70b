# expect: fail; mistake: outer-transposed; the outer product of W alone is transposed
import numpy as np


def _s(z):
    return np.where(
        z >= 0, 1 / (1 + np.exp(-np.abs(z))), np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z)))
    )


def bp_gradients(x, y, V, gamma, W, theta):
    b = _s(x @ V - gamma)
    o = _s(b @ W - theta)
    d = (o - y) * o * (1 - o)
    e = (W @ d) * b * (1 - b)
    return dict(
        yhat=o,
        E=((o - y) ** 2).sum() / 2,
        dV=np.outer(x, e),
        dgamma=-e,
        dW=np.outer(d, b),
        dtheta=-d,
    )
