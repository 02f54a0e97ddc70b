"""Separability by running the perceptron long enough."""

import numpy as np


def mp_neuron(x, w, theta):
    total = np.einsum("nd,d->n", x, w)
    return np.where(total < theta, 0, 1)


def logic_gate(name):
    truth = {"and": [0, 0, 0, 1], "or": [0, 1, 1, 1], "nand": [1, 1, 1, 0]}
    if name == "not":
        w, theta, _ = _train(np.array([[0], [1]]), [1, 0])
    else:
        w, theta, _ = _train(np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), truth[name])
    return w, theta


def _train(x, targets):
    w, theta = np.zeros(x.shape[1]), 0.0
    for _ in range(100):
        errors = 0
        for row, target in zip(x, targets, strict=True):
            delta = target - int(row @ w >= theta)
            w = w + delta * row
            theta -= delta
            errors += abs(delta)
        if not errors:
            return w, theta, True
    return w, theta, False


def xor_network(x):
    layer = [mp_neuron(x, *logic_gate(name)) for name in ("nand", "or")]
    return mp_neuron(np.array(layer).T, *logic_gate("and"))


def is_linearly_separable(truth):
    *_, converged = _train(np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), truth)
    return converged
