import numpy as np


def sigmoid(x):
    return np.where(
        x >= 0, 1 / (1 + np.exp(-np.abs(x))), np.exp(-np.abs(x)) / (1 + np.exp(-np.abs(x)))
    )


def bp_gradients(x, y, V, gamma, W, theta):
    hidden = sigmoid(x @ V - gamma)
    out = sigmoid(hidden @ W - theta)
    error = float(0.5 * ((y - out) ** 2).sum())
    out_delta = -(y - out) * out * (1 - out)
    hidden_delta = out_delta.dot(W.T) * hidden * (1 - hidden)
    return {
        "yhat": out,
        "E": error,
        "dV": np.multiply.outer(x, hidden_delta),
        "dgamma": np.negative(hidden_delta),
        "dW": np.multiply.outer(hidden, out_delta),
        "dtheta": np.negative(out_delta),
    }
