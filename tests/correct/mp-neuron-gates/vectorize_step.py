import numpy as np

step = np.vectorize(lambda z: 1 if z >= 0 else 0, otypes=[int])


def mp_neuron(x, w, theta):
    return step(np.inner(x, w) - theta)


def logic_gate(name):
    n = 1 if name == "not" else 2
    theta = {"and": n - 0.5, "or": 0.5, "nand": 0.5 - n, "not": -0.5}[name]
    return np.full(n, -1.0 if name in {"nand", "not"} else 1.0), np.float64(theta)


def xor_network(x):
    w = np.array([[1.0, -1.0], [1.0, -1.0]])
    hidden = step(x @ w - np.array([0.5, -1.5]))
    return step(hidden.sum(axis=1) - 1.5)


def is_linearly_separable(truth):
    t = np.array(truth)
    return (t[0] != t[3]) | (t[1] != t[2]) | (t[0] == t[1])
