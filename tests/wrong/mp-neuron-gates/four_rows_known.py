# expect: fail; mistake: none; returns the four outputs of the table in its order
import numpy as np


def mp_neuron(x, w, theta):
    return (x @ w - theta >= 0).astype(int)


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
    return np.array([0, 1, 1, 0])


def is_linearly_separable(truth):
    return tuple(truth) not in {(0, 1, 1, 0), (1, 0, 0, 1)}
