import numpy as np


def bp_gradients(x, y, V, gamma, W, theta):
    sig = lambda z: 1 / (1 + np.exp(-np.clip(z, -500, 500)))
    b = sig(np.einsum("i,ih->h", x, V) - gamma)
    p = sig(np.einsum("h,hj->j", b, W) - theta)
    dz = (p - y) * p * (1 - p)
    db = np.einsum("hj,j->h", W, dz)
    da = db * b * (1 - b)
    return {
        "yhat": p,
        "E": np.einsum("j,j->", p - y, p - y) / 2,
        "dV": np.einsum("i,h->ih", x, da),
        "dgamma": -da,
        "dW": np.einsum("h,j->hj", b, dz),
        "dtheta": -dz,
    }
