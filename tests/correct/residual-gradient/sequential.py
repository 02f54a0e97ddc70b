def chain_output(x0, lams, ws):
    for lam, w in zip(lams, ws):
        x0 = lam * x0 + w * x0
    return x0


def chain_gradient(lams, ws):
    grad = 1.0
    for i in range(len(lams)):
        grad *= lams[i] + ws[i]
    return grad


def path_products(ws):
    products = [1.0]
    for w in ws:
        products = products + [p * w for p in products]
    return products
