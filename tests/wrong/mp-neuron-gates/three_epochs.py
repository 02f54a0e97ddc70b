# expect: fail; mistake: none; asks a perceptron that is given three epochs
import numpy as np


def mp_neuron(x, w, theta):
    return (x @ np.asarray(w) >= theta).astype(int)


def logic_gate(name):
    gates = {
        "and": (np.array([1.0, 1.0]), 1.5),
        "or": (np.array([1.0, 1.0]), 0.5),
        "nand": (np.array([-1.0, -1.0]), -1.5),
        "not": (np.array([-1.0]), -0.5),
    }
    return gates[name]


def xor_network(x):
    hidden = np.stack([mp_neuron(x, *logic_gate("or")), mp_neuron(x, *logic_gate("nand"))], axis=1)
    return mp_neuron(hidden, *logic_gate("and"))


def is_linearly_separable(truth):
    w, theta = np.zeros(2), 0.0
    points = [(0, 0), (0, 1), (1, 0), (1, 1)]
    for _ in range(3):
        errors = 0
        for p, target in zip(points, truth, strict=True):
            delta = target - int(np.dot(w, p) >= theta)
            w, theta, errors = w + delta * np.array(p), theta - delta, errors + abs(delta)
    return errors == 0
