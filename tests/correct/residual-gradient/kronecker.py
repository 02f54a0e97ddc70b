import numpy as np


def chain_output(x0, lams, ws):
    return x0 * np.multiply.reduce(np.add(lams, ws))


def chain_gradient(lams, ws):
    return np.multiply.reduce(np.add(lams, ws))


def path_products(ws):
    products = np.array([1.0])
    for w in ws:
        products = np.kron(products, np.array([1.0, w]))
    return products.tolist()
