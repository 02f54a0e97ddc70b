import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))


def sigmoid_prime(z):
    return sigmoid(z) * (1 - sigmoid(z))


def bp_gradients(x, y, V, gamma, W, theta):
    z1 = x @ V - gamma
    a1 = sigmoid(z1)
    z2 = a1 @ W - theta
    a2 = sigmoid(z2)
    delta2 = (a2 - y) * sigmoid_prime(z2)
    delta1 = (delta2 @ W.T) * sigmoid_prime(z1)
    return dict(
        yhat=a2,
        E=np.sum((y - a2) ** 2) / 2,
        dV=np.outer(x, delta1),
        dgamma=-delta1,
        dW=np.outer(a1, delta2),
        dtheta=-delta2,
    )
