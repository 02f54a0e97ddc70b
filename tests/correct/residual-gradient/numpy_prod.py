import numpy as np


def chain_output(x0, lams, ws):
    return x0 * np.prod(lams + ws)


def chain_gradient(lams, ws):
    return np.prod(lams + ws)


def path_products(ws):
    products = np.ones(1)
    for w in ws:
        products = np.concatenate([products, w * products])
    return products
