from functools import reduce


def chain_output(x0, lams, ws):
    return reduce(lambda x, pair: pair[0] * x + pair[1] * x, zip(lams, ws), x0)


def chain_gradient(lams, ws):
    return reduce(lambda g, pair: g * (pair[0] + pair[1]), zip(lams, ws), 1.0)


def path_products(ws):
    return reduce(lambda paths, w: paths + [p * w for p in paths], ws, [1.0])
