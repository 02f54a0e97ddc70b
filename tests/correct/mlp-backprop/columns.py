import numpy as np


def f(a):
    out = np.empty_like(a)
    pos = a >= 0
    out[pos] = 1 / (1 + np.exp(-a[pos]))
    ea = np.exp(a[~pos])
    out[~pos] = ea / (1 + ea)
    return out


def bp_gradients(x, y, V, gamma, W, theta):
    x = x[:, None]
    alpha = V.T @ x - gamma[:, None]
    b = f(alpha)
    beta = W.T @ b - theta[:, None]
    yh = f(beta)
    r = y[:, None] - yh
    g = r * yh * (1 - yh)
    e = (W @ g) * b * (1 - b)
    return {
        "yhat": yh.ravel(),
        "E": (r.T @ r)[0, 0] / 2,
        "dV": -(x @ e.T),
        "dgamma": e.ravel(),
        "dW": -(b @ g.T),
        "dtheta": g.ravel(),
    }
