import numpy as np


def stable_sigmoid(z):
    result = np.empty_like(z)
    positive = z >= 0
    result[positive] = 1 / (1 + np.exp(-z[positive]))
    e = np.exp(z[~positive])
    result[~positive] = e / (1 + e)
    return result


def bp_gradients(x, y, V, gamma, W, theta):
    b = stable_sigmoid(V.T @ x - gamma)
    yhat = stable_sigmoid(W.T @ b - theta)
    error = np.subtract(yhat, y)
    delta2 = np.multiply(error, yhat - yhat**2)
    delta1 = np.multiply(np.matmul(W, delta2), b - b**2)
    grads = {
        "dW": np.multiply.outer(b, delta2),
        "dtheta": np.negative(delta2),
        "dV": np.multiply.outer(x, delta1),
        "dgamma": np.negative(delta1),
    }
    return {"yhat": yhat, "E": float(np.sum(np.square(error)) / 2), **grads}
