import numpy as np


def chain_output(x0, lams, ws):
    xs = [x0]
    for l in range(len(ws)):
        shortcut = lams[l] * xs[l]
        branch = ws[l] * xs[l]
        xs.append(shortcut + branch)
    return xs[-1]


def chain_gradient(lams, ws):
    upstream = 1.0
    for l in range(len(ws) - 1, -1, -1):
        through_shortcut = upstream * lams[l]
        through_branch = upstream * ws[l]
        upstream = through_shortcut + through_branch
    return upstream


def path_products(ws):
    out = np.ones(2 ** len(ws))
    for i, w in enumerate(ws):
        for path in range(len(out)):
            if (path // 2**i) % 2 == 1:
                out[path] = out[path] * w
    return list(out)
