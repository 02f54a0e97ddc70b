import numpy as np


class Neurons:
    """A layer of M-P neurons with a logistic activation."""

    def __init__(self, weights, threshold):
        self.weights = weights
        self.threshold = threshold

    def forward(self, inputs):
        self.inputs = inputs
        net = inputs @ self.weights - self.threshold
        self.outputs = np.where(net >= 0, 1 / (1 + np.exp(-net)), np.exp(net) / (1 + np.exp(net)))
        return self.outputs

    def backward(self, grad):
        grad_net = grad * self.outputs * (1 - self.outputs)
        self.d_weights = np.outer(self.inputs, grad_net)
        self.d_threshold = -1 * grad_net
        return self.weights @ grad_net


class SquaredError:
    def forward(self, prediction, target):
        self.difference = prediction - target
        return 0.5 * (self.difference**2).sum()

    def backward(self):
        return self.difference


def bp_gradients(x, y, V, gamma, W, theta):
    hidden, last, error = Neurons(V, gamma), Neurons(W, theta), SquaredError()
    yhat = last.forward(hidden.forward(x))
    E = error.forward(yhat, y)
    hidden.backward(last.backward(error.backward()))
    return {
        "yhat": yhat,
        "E": E,
        "dV": hidden.d_weights,
        "dgamma": hidden.d_threshold,
        "dW": last.d_weights,
        "dtheta": last.d_threshold,
    }
