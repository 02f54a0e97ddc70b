# expect: fail; mistake: none; at most two branches
from itertools import combinations

import numpy as np


def chain_output(x0, lams, ws):
    for lam, w in zip(lams, ws):
        x0 = lam * x0 + w * x0
    return x0


def chain_gradient(lams, ws):
    return np.prod(lams + ws)


def path_products(ws):
    return [float(np.prod(c)) for k in range(3) for c in combinations(ws, k)] + [0.0] * (
        2 ** len(ws) - sum(1 for k in range(3) for _ in combinations(ws, k))
    )
