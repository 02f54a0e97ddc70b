import math

import numpy as np


class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents

    def __add__(self, other):
        return Value(self.data + other.data, ((self, 1.0), (other, 1.0)))

    def __sub__(self, other):
        return Value(self.data - other.data, ((self, 1.0), (other, -1.0)))

    def __mul__(self, other):
        return Value(self.data * other.data, ((self, other.data), (other, self.data)))

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return Value(s, ((self, s * (1 - s)),))

    def backward(self):
        order, seen = [], set()

        def visit(v):
            if id(v) not in seen:
                seen.add(id(v))
                for parent, _ in v.parents:
                    visit(parent)
                order.append(v)

        visit(self)
        self.grad = 1.0
        for v in reversed(order):
            for parent, slope in v.parents:
                parent.grad += slope * v.grad


def wrap(a):
    return np.vectorize(lambda t: Value(float(t)), otypes=[object])(a)


def neuron(inputs, weights, threshold):
    total = Value(0.0)
    for i, w in zip(inputs, weights, strict=True):
        total = total + i * w
    return (total - threshold).sigmoid()


def bp_gradients(x, y, V, gamma, W, theta):
    xs, ys, Vs, gs, Ws, ts = map(wrap, (x, y, V, gamma, W, theta))
    b = [neuron(xs, Vs[:, h], gs[h]) for h in range(len(gs))]
    out = [neuron(b, Ws[:, j], ts[j]) for j in range(len(ts))]
    E = Value(0.0)
    for o, t in zip(out, ys, strict=True):
        E = E + Value(0.5) * (o - t) * (o - t)
    E.backward()

    def grads(a):
        return np.vectorize(lambda v: v.grad, otypes=[x.dtype])(a)

    yhat = np.array([o.data for o in out], dtype=x.dtype)
    return dict(yhat=yhat, E=E.data, dV=grads(Vs), dgamma=grads(gs), dW=grads(Ws), dtheta=grads(ts))
