import numpy as np


def chain_output(x0, lams, ws):
    out = x0
    for factor in lams + ws:
        out = out * factor
    return out


def chain_gradient(lams, ws):
    out = 1.0
    for factor in lams + ws:
        out = out * factor
    return out


def path_products(ws):
    n = len(ws)
    taken = (np.arange(2**n)[:, None] >> np.arange(n)) & 1
    return np.where(taken == 1, ws, 1.0).prod(axis=1)
