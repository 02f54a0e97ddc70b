"""A table is separable if, and only if, it is monotone in each input and not two-sided."""

import numpy as np


def mp_neuron(x, w, theta):
    z = np.zeros(len(x)) - theta
    for k in range(len(w)):
        z += w[k] * x[:, k]
    out = np.zeros(len(x), dtype=np.int16)
    out[z >= 0] = 1
    return out


def logic_gate(name):
    if name.startswith("n") and name != "not":
        w, theta = logic_gate(name[1:])
        return [-v for v in w], -theta
    return {"and": ([2, 2], 3), "or": ([2, 2], 1), "not": ([-2], -1)}[name]


def xor_network(x):
    either, both = mp_neuron(x, *logic_gate("or")), mp_neuron(x, *logic_gate("and"))
    return mp_neuron(np.array([either, both]).T, [1, -1], 1)


def is_linearly_separable(truth):
    f00, f01, f10, f11 = (bool(t) for t in truth)
    unate_1 = not (f00 < f10 and f01 > f11) and not (f00 > f10 and f01 < f11)
    unate_2 = not (f00 < f01 and f10 > f11) and not (f00 > f01 and f10 < f11)
    return unate_1 and unate_2
