# expect: fail; mistake: none; a small tolerance below the threshold
import numpy as np


def mp_neuron(x, w, theta):
    return (x @ w - theta >= -1e-12).astype(int)


def logic_gate(name):
    gates = {
        "and": ([1, 1], 2),
        "or": ([1, 1], 1),
        "nand": ([-1, -1], -1),
        "not": ([-1], 0),
    }
    w, theta = gates[name]
    return np.array(w), theta


def xor_network(x):
    a = mp_neuron(x, *logic_gate("or"))
    b = mp_neuron(x, *logic_gate("nand"))
    return mp_neuron(np.stack([a, b], axis=1), *logic_gate("and"))


def is_linearly_separable(truth):
    return tuple(truth) not in {(0, 1, 1, 0), (1, 0, 0, 1)}
