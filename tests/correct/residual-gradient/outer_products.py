import numpy as np


def chain_output(x0, lams, ws):
    values = np.append(x0, lams + ws)
    return np.cumprod(values)[-1]


def chain_gradient(lams, ws):
    return np.cumprod(np.append(1.0, lams + ws))[-1]


def path_products(ws):
    table = np.ones(())
    for w in ws:
        table = np.multiply.outer(table, np.array([1.0, w]))
    return table.ravel()
