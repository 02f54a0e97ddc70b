import numpy as np


def _s(z):
    return 1 / (1 + np.exp(-z))


def bp_gradients(x, y, V, gamma, W, theta):
    """Every derivative on its own, by the chain rule."""
    d, q = V.shape
    l = W.shape[1]
    b = _s(x @ V - gamma)
    yhat = _s(b @ W - theta)
    E = ((y - yhat) ** 2).sum() / 2
    dV = np.zeros_like(V)
    dgamma = np.zeros_like(gamma)
    dW = np.zeros_like(W)
    dtheta = np.zeros_like(theta)
    for j in range(l):
        dE_dy = yhat[j] - y[j]
        dy_dz = yhat[j] * (1 - yhat[j])
        dtheta[j] = dE_dy * dy_dz * (-1)
        for h in range(q):
            dW[h, j] = dE_dy * dy_dz * b[h]
    for h in range(q):
        dE_db = 0
        for j in range(l):
            dE_db = dE_db + (yhat[j] - y[j]) * yhat[j] * (1 - yhat[j]) * W[h, j]
        db_da = b[h] * (1 - b[h])
        dgamma[h] = -dE_db * db_da
        for i in range(d):
            dV[i, h] = dE_db * db_da * x[i]
    return {"yhat": yhat, "E": E, "dV": dV, "dgamma": dgamma, "dW": dW, "dtheta": dtheta}
