# expect: fail; mistake: none; the sums take the type of the weights
import numpy as np


def mp_neuron(x, w, theta):
    z = np.asarray(x @ w, dtype=w.dtype)
    return (
        (np.asarray(z - theta) >= 0).astype(int)
        if theta > 0
        else (z.astype(w.dtype) >= int(theta)).astype(int)
    )


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
