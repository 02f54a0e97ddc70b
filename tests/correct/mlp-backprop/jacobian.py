import numpy as np


def logistic(z):
    return np.reciprocal(1 + np.exp(-z))


def bp_gradients(x, y, V, gamma, W, theta):
    b = logistic(x @ V - gamma)
    yhat = logistic(b @ W - theta)
    J2 = np.diag(yhat * (1 - yhat))
    J1 = np.diag(b * (1 - b))
    grad_y = yhat - y
    grad_z2 = J2.T @ grad_y
    grad_b = W @ grad_z2
    grad_z1 = J1.T @ grad_b
    return {
        "yhat": yhat,
        "E": grad_y @ grad_y / 2,
        "dV": x[:, np.newaxis] @ grad_z1[np.newaxis, :],
        "dgamma": -grad_z1,
        "dW": b[:, np.newaxis] @ grad_z2[np.newaxis, :],
        "dtheta": -grad_z2,
    }
