import numpy as np

POINTS = np.array([(0, 0), (0, 1), (1, 0), (1, 1)])


def mp_neuron(x: np.ndarray, w: np.ndarray, theta: float) -> np.ndarray:
    return np.heaviside(np.dot(x, w) - theta, 1).astype(np.int32)


def logic_gate(name: str) -> tuple[np.ndarray, float]:
    match name:
        case "and":
            return np.array([0.3, 0.3]), 0.45
        case "or":
            return np.array([5, 5]), 3
        case "nand":
            w, theta = logic_gate("and")
            return -w, -theta
        case "not":
            return np.array([-2.0]), -1.0
    raise ValueError(name)


def xor_network(x):
    # fires for (1, 0) and for (0, 1) in the hidden layer
    first = mp_neuron(x, np.array([1, -1]), 1)
    second = mp_neuron(x, np.array([-1, 1]), 1)
    return mp_neuron(np.c_[first, second], *logic_gate("or"))


def is_linearly_separable(truth):
    """Convex hulls meet only if the diagonals carry one class each."""
    a, b, c, d = truth
    return not (a == d and b == c and a != b)
