def chain_output(x0, lams, ws):
    if len(ws) == 0:
        return x0
    return chain_output((lams[0] + ws[0]) * x0, lams[1:], ws[1:])


def chain_gradient(lams, ws):
    if len(ws) == 0:
        return 1.0
    return (lams[-1] + ws[-1]) * chain_gradient(lams[:-1], ws[:-1])


def path_products(ws):
    if len(ws) == 0:
        return [1.0]
    rest = path_products(ws[1:])
    return rest + [ws[0] * r for r in rest]
