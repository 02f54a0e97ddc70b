from functools import reduce

import numpy as np


def chain_output(x0, lams, ws):
    return reduce(lambda x, block: block[0] * x + block[1] * x, zip(lams, ws), x0)


def chain_gradient(lams, ws):
    return reduce(lambda g, f: g * f, np.asarray(lams) + np.asarray(ws), 1.0)


def path_products(ws):
    return reduce(lambda paths, w: paths + [w * p for p in paths], ws, [1.0])
