def chain_output(x0, lams, ws):
    x = x0
    for lam, w in zip(lams, ws):
        x = lam * x + w * x
    return float(x)


def chain_gradient(lams, ws):
    grad = 1.0
    for lam, w in zip(reversed(lams), reversed(ws)):
        grad = grad * (lam + w)
    return float(grad)


def path_products(ws):
    n = len(ws)
    result = []
    for mask in range(2**n):
        product = 1.0
        for i in range(n):
            if mask >> i & 1:
                product *= ws[i]
        result.append(float(product))
    return result
