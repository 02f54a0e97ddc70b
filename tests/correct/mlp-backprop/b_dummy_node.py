import numpy as np


def bp_gradients(x, y, V, gamma, W, theta):
    """The threshold is the weight of a dummy node with the input -1."""
    x1 = np.append(x, x.dtype.type(-1))
    V1 = np.concatenate([V, gamma[None, :]], axis=0)
    W1 = np.concatenate([W, theta[None, :]], axis=0)
    b = 1 / (1 + np.exp(-(x1 @ V1)))
    b1 = np.append(b, b.dtype.type(-1))
    yhat = 1 / (1 + np.exp(-(b1 @ W1)))
    g = (yhat - y) * yhat * (1 - yhat)
    G = b1[:, None] @ g[None, :]
    e = (W1 @ g)[:-1] * b * (1 - b)
    H = x1[:, None] @ e[None, :]
    return dict(
        yhat=yhat,
        E=((yhat - y) ** 2).sum() * 0.5,
        dV=H[:-1],
        dgamma=H[-1],
        dW=G[:-1],
        dtheta=G[-1],
    )
