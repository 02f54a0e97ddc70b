import numpy as np


def chain_output(x0, lams, ws):
    for lam, w in zip(lams, ws):
        x0 = lam * x0 + w * x0
    return x0


def chain_gradient(lams, ws):
    return np.prod(lams + ws)


def path_products(ws):
    if ws.size == 0:
        return np.ones(1)
    grids = np.meshgrid(*[np.array([1.0, w]) for w in ws], indexing="ij")
    return np.prod(np.stack(grids), axis=0).ravel()
