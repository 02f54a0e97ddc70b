# expect: fail; mistake: in-place; cuts the fractions off the caller's inputs
import numpy as np


def mp_neuron(x, w, theta):
    total = x @ np.asarray(w)
    x -= x % 1
    return (total >= theta).astype(int)


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
    return list(truth) not in ([0, 1, 1, 0], [1, 0, 0, 1])
