import numpy as np


def chain_output(x0, lams, ws):
    factors = np.concatenate([[1.0], np.asarray(lams) + np.asarray(ws)])
    return x0 * np.cumprod(factors)[-1]


def chain_gradient(lams, ws):
    return np.prod(lams + ws)


def path_products(ws):
    paths = [[]]
    for w in ws:
        paths = [path + [w] for path in paths] + paths
    return [np.prod(path) for path in paths]
