import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def sigmoid_prime(z):
    s = sigmoid(z)
    return s * (1 - s)


def bp_gradients(x, y, V, gamma, W, theta):
    # as in Nielsen's book: lists of activations and zs, with biases -gamma, -theta
    activation = x
    activations = [x]
    zs = []
    for w, t in zip([V, W], [gamma, theta]):
        z = np.dot(w.T, activation) - t
        zs.append(z)
        activation = sigmoid(z)
        activations.append(activation)
    delta = (activations[-1] - y) * sigmoid_prime(zs[-1])
    nabla_b2 = delta
    nabla_w2 = np.dot(activations[-2][:, np.newaxis], delta[np.newaxis, :])
    delta = np.dot(W, delta) * sigmoid_prime(zs[-2])
    nabla_w1 = np.dot(x[:, np.newaxis], delta[np.newaxis, :])
    return {
        "yhat": activations[-1],
        "E": 0.5 * np.linalg.norm(activations[-1] - y) ** 2,
        "dV": nabla_w1,
        "dgamma": -delta,
        "dW": nabla_w2,
        "dtheta": -nabla_b2,
    }
