# expect: fail; mistake: none; fires 1e-9 below the threshold, too
import numpy as np


def mp_neuron(x, w, theta):
    return (np.asarray(x) @ np.asarray(w) >= theta - 1e-9).astype(int)


def logic_gate(name):
    return {"and": ([1, 1], 2), "or": ([1, 1], 1), "nand": ([-1, -1], -1), "not": ([-1], 0)}[name]


def xor_network(x):
    h = np.stack([mp_neuron(x, [1, 1], 1), mp_neuron(x, [-1, -1], -1)], axis=1)
    return mp_neuron(h, [1, 1], 2)


def is_linearly_separable(truth):
    return list(truth) not in ([0, 1, 1, 0], [1, 0, 0, 1])
