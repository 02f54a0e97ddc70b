# expect: fail; mistake: none; orders count as paths of their own
from itertools import permutations

import numpy as np


def chain_output(x0, lams, ws):
    for lam, w in zip(lams, ws):
        x0 = lam * x0 + w * x0
    return x0


def chain_gradient(lams, ws):
    return np.prod(lams + ws)


def path_products(ws):
    return [float(np.prod(c)) for k in range(len(ws) + 1) for c in permutations(ws, k)]
