import numpy as np


def chain_output(x0, lams, ws):
    for lam, w in zip(lams, ws):
        x0 = lam * x0 + w * x0
    return x0


def chain_gradient(lams, ws):
    return np.prod(lams + ws)


def path_products(ws):
    n = len(ws)
    result = []
    for mask in range(1 << n):
        p = 1.0
        for i in range(n):
            if mask & (1 << i):
                p *= ws[i]
        result.append(p)
    return result
