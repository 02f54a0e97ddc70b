import itertools
import math

import numpy as np


def chain_output(x0, lams, ws):
    for lam, w in zip(lams, ws):
        x0 = lam * x0 + w * x0
    return x0


def chain_gradient(lams, ws):
    return np.prod(lams + ws)


def path_products(ws):
    return [math.prod(choice) for choice in itertools.product(*((1.0, w) for w in ws))]
