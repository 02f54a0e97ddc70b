import math

import numpy as np


def sigmoid(z):
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    return math.exp(z) / (1 + math.exp(z))


def bp_gradients(x, y, V, gamma, W, theta):
    d, q = V.shape
    n_out = len(theta)
    alpha = [sum(V[i, h] * x[i] for i in range(d)) for h in range(q)]
    b = [sigmoid(alpha[h] - gamma[h]) for h in range(q)]
    beta = [sum(W[h, j] * b[h] for h in range(q)) for j in range(n_out)]
    yhat = [sigmoid(beta[j] - theta[j]) for j in range(n_out)]
    E = 0
    for j in range(n_out):
        E += (yhat[j] - y[j]) ** 2
    E /= 2
    g = [yhat[j] * (1 - yhat[j]) * (y[j] - yhat[j]) for j in range(n_out)]
    e = [b[h] * (1 - b[h]) * sum(W[h, j] * g[j] for j in range(n_out)) for h in range(q)]
    dV, dW = np.empty_like(V), np.empty_like(W)
    for h in range(q):
        for i in range(d):
            dV[i, h] = -e[h] * x[i]
        for j in range(n_out):
            dW[h, j] = -g[j] * b[h]
    return {
        "yhat": np.array(yhat, dtype=x.dtype),
        "E": E,
        "dV": dV,
        "dgamma": np.array(e, dtype=x.dtype),
        "dW": dW,
        "dtheta": np.array(g, dtype=x.dtype),
    }
