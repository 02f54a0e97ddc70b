import numpy as np


def bp_gradients(x, y, V, gamma, W, theta):
    with np.errstate(over="ignore"):
        b = 1 / (1 + np.exp(gamma - x @ V))
        yhat = 1 / (1 + np.exp(theta - b @ W))
    J_out = np.diag(yhat * (1 - yhat))
    J_hid = np.diag(b * (1 - b))
    dE_dz = (yhat - y) @ J_out
    dE_da = dE_dz @ W.T @ J_hid
    return {
        "yhat": yhat,
        "E": 0.5 * np.inner(yhat - y, yhat - y),
        "dV": np.kron(x, dE_da).reshape(V.shape),
        "dgamma": dE_da * -1,
        "dW": np.kron(b, dE_dz).reshape(W.shape),
        "dtheta": dE_dz * -1,
    }
