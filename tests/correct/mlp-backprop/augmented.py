import numpy as np


def bp_gradients(x, y, V, gamma, W, theta):
    # a dummy input fixed at -1, its weight is the threshold
    Va = np.concatenate((V, gamma.reshape(1, -1)))
    Wa = np.concatenate((W, theta.reshape(1, -1)))
    xa = np.append(x, -np.ones(1, dtype=x.dtype))
    b = 1 / (1 + np.exp(-(xa @ Va)))
    ba = np.append(b, -np.ones(1, dtype=x.dtype))
    yhat = 1 / (1 + np.exp(-(ba @ Wa)))
    g = (yhat - y) * yhat * (1 - yhat)
    dWa = np.outer(ba, g)
    e = (Wa @ g)[:-1] * b * (1 - b)
    dVa = np.outer(xa, e)
    return dict(
        yhat=yhat,
        E=0.5 * sum((yhat - y) ** 2),
        dV=dVa[:-1],
        dgamma=dVa[-1],
        dW=dWa[:-1],
        dtheta=dWa[-1],
    )
