import itertools
import math


def chain_output(x0, lams, ws):
    return math.prod([x0, *(lams + ws)])


def chain_gradient(lams, ws):
    return math.prod(lams + ws)


def path_products(ws):
    return [math.prod(choice) for choice in itertools.product(*[(1.0, w) for w in ws])]
