# expect: fail; mistake: gate-returns-bias; returns the bias -theta
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
    w, theta = gates[name]
    return w, -theta


def xor_network(x):
    hidden = np.stack(
        [mp_neuron(x, np.array([1, 1]), 0.5), mp_neuron(x, np.array([-1, -1]), -1.5)], axis=1
    )
    return mp_neuron(hidden, np.array([1, 1]), 1.5)


def is_linearly_separable(truth):
    return list(truth) not in ([0, 1, 1, 0], [1, 0, 0, 1])
