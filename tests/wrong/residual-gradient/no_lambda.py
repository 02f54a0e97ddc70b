# expect: fail; mistake: none; the shortcut is not scaled
import numpy as np


def chain_output(x0, lams, ws):
    x = x0
    for w in ws:
        x = x + w * x
    return x


def chain_gradient(lams, ws):
    return np.prod(lams + ws)


def path_products(ws):
    products = [1.0]
    for w in ws:
        products = products + [p * w for p in products]
    return products
