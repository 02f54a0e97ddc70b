from itertools import chain, combinations
from math import prod


def chain_output(x0, lams, ws):
    return x0 * prod(a + b for a, b in zip(lams, ws))


def chain_gradient(lams, ws):
    return chain_output(1.0, lams, ws)


def path_products(ws):
    subsets = chain.from_iterable(combinations(ws, k) for k in range(len(ws) + 1))
    return [float(prod(subset)) for subset in subsets]
