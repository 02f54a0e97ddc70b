import numpy as np


class WeightNorm:
    def __init__(self, v, g):
        self.v, self.g = v, g
        self.norm = np.sqrt(np.square(v).sum(axis=1))
        self.direction = v / self.norm[:, np.newaxis]

    def forward(self):
        return self.direction * self.g[:, np.newaxis]

    def backward(self, dw):
        dg = np.multiply(dw, self.direction).sum(axis=1)
        ddirection = dw * self.g[:, np.newaxis]
        tangent = ddirection - self.direction * (ddirection * self.direction).sum(axis=1)[:, None]
        return tangent / self.norm[:, None], dg


def weight_norm(v, g):
    return WeightNorm(v, g).forward()


def weight_norm_backward(dw, v, g):
    return WeightNorm(v, g).backward(dw)
