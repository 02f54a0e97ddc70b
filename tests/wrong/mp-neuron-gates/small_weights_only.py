# expect: fail; mistake: none; tries the weights and thresholds -1, 0, 1 only
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
    points = [(0, 0), (0, 1), (1, 0), (1, 1)]
    for u in (-1, 0, 1):
        for v in (-1, 0, 1):
            for theta in (-1, 0, 1):
                if [int(u * p + v * q >= theta) for p, q in points] == list(truth):
                    return True
    return False
