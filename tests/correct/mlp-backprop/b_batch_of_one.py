import numpy as np


def forward(X, params):
    Z1 = X @ params["W1"] + params["b1"]
    A1 = 0.5 * (1 + np.tanh(0.5 * Z1))
    Z2 = A1 @ params["W2"] + params["b2"]
    A2 = 0.5 * (1 + np.tanh(0.5 * Z2))
    return A1, A2


def backward(X, Y, params, A1, A2):
    m = X.shape[0]
    dZ2 = (A2 - Y) * A2 * (1 - A2)
    dZ1 = (dZ2 @ params["W2"].T) * A1 * (1 - A1)
    return {
        "dW2": A1.T @ dZ2 / m,
        "db2": dZ2.sum(axis=0) / m,
        "dW1": X.T @ dZ1 / m,
        "db1": dZ1.sum(axis=0) / m,
    }


def bp_gradients(x, y, V, gamma, W, theta):
    X, Y = x.reshape(1, -1), y.reshape(1, -1)
    params = {"W1": V, "b1": -gamma, "W2": W, "b2": -theta}
    A1, A2 = forward(X, params)
    grads = backward(X, Y, params, A1, A2)
    E = np.sum((A2 - Y) ** 2) / 2
    return {
        "yhat": A2.squeeze(axis=0),
        "E": E,
        "dV": grads["dW1"],
        "dgamma": -grads["db1"],
        "dW": grads["dW2"],
        "dtheta": -grads["db2"],
    }
