# expect: fail; mistake: output-without-shortcut; the branch alone
import numpy as np


def chain_output(x0, lams, ws):
    for w in ws:
        x0 = w * x0
    return x0


def chain_gradient(lams, ws):
    return np.prod(lams + ws)


def path_products(ws):
    products = [1.0]
    for w in ws:
        products = products + [p * w for p in products]
    return products
