import numpy as np


def chain_output(x0, lams, ws):
    return float(x0 * np.prod(np.asarray(lams) + np.asarray(ws)))


def chain_gradient(lams, ws):
    return float(np.prod(np.asarray(lams) + np.asarray(ws)))


def path_products(ws):
    paths = [1.0]
    for w in np.asarray(ws).tolist():
        paths.extend([path * w for path in paths])
    return paths
