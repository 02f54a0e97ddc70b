# expect: fail; mistake: output-from-start; every shortcut starts at x0
import numpy as np


def chain_output(x0, lams, ws):
    x = x0
    for lam, w in zip(lams, ws):
        x = lam * x0 + w * x
    return x


def chain_gradient(lams, ws):
    return np.prod(lams + ws)


def path_products(ws):
    products = [1.0]
    for w in ws:
        products = products + [p * w for p in products]
    return products
