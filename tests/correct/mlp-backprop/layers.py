import numpy as np


class Sigmoid:
    def forward(self, x):
        self.out = 1 / (1 + np.exp(-x))
        return self.out

    def backward(self, dout):
        return dout * (1.0 - self.out) * self.out


class Affine:
    def __init__(self, W, t):
        self.W, self.t = W, t

    def forward(self, x):
        self.x = x
        return np.dot(x, self.W) - self.t

    def backward(self, dout):
        self.dt = -dout
        self.dW = np.outer(self.x, dout)
        return np.dot(dout, self.W.T)


def bp_gradients(x, y, V, gamma, W, theta):
    a1, s1, a2, s2 = Affine(V, gamma), Sigmoid(), Affine(W, theta), Sigmoid()
    out = x
    for layer in (a1, s1, a2, s2):
        out = layer.forward(out)
    diff = out - y
    dout = diff
    for layer in (s2, a2, s1, a1):
        dout = layer.backward(dout)
    return {
        "yhat": out,
        "E": 0.5 * np.dot(diff, diff),
        "dV": a1.dW,
        "dgamma": a1.dt,
        "dW": a2.dW,
        "dtheta": a2.dt,
    }
