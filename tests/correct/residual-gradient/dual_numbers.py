class Dual:
    """A value and its derivative by x0."""

    def __init__(self, value, slope):
        self.value, self.slope = value, slope

    def __add__(self, other):
        return Dual(self.value + other.value, self.slope + other.slope)

    def __rmul__(self, factor):
        return Dual(factor * self.value, factor * self.slope)


def run(x, lams, ws):
    for lam, w in zip(lams.tolist(), ws.tolist()):
        x = lam * x + w * x
    return x


def chain_output(x0, lams, ws):
    return run(Dual(x0, 1.0), lams, ws).value


def chain_gradient(lams, ws):
    return run(Dual(0.0, 1.0), lams, ws).slope


def path_products(ws):
    stack, done = [(0, 1.0)], []
    while stack:
        block, product = stack.pop()
        if block == len(ws):
            done.append(product)
        else:
            stack.append((block + 1, product))
            stack.append((block + 1, product * float(ws[block])))
    return done
