# expect: fail; mistake: none; the branch gets what the shortcut gives
import numpy as np


def chain_output(x0, lams, ws):
    for lam, w in zip(lams, ws):
        s = lam * x0
        x0 = s + w * s
    return x0


def chain_gradient(lams, ws):
    return np.prod(lams + ws)


def path_products(ws):
    products = [1.0]
    for w in ws:
        products = products + [p * w for p in products]
    return products
