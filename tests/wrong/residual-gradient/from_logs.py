# expect: fail; mistake: none; the sign is lost
import numpy as np


def chain_output(x0, lams, ws):
    for lam, w in zip(lams, ws):
        x0 = lam * x0 + w * x0
    return x0


def chain_gradient(lams, ws):
    return np.exp(np.sum(np.log(np.abs(lams + ws) + 1e-300)))


def path_products(ws):
    products = [1.0]
    for w in ws:
        products = products + [p * w for p in products]
    return products
