import numpy as np


class Row:
    def __init__(self, x, eps):
        self.gap = x - np.mean(x)
        self.rstd = 1.0 / np.sqrt(np.dot(self.gap, self.gap) / x.size + eps)
        self.xhat = self.gap * self.rstd

    def back(self, d):
        inner = np.vdot(d, self.xhat) / d.size
        return self.rstd * ((d - d.mean()) - inner * self.xhat)


def layer_norm_backward(dy, x, weight, eps=1e-5):
    rows = [Row(r, eps) for r in x]
    dx = np.vstack([r.back(d * weight) for r, d in zip(rows, dy)]).astype(x.dtype)
    dw = sum(d * r.xhat for r, d in zip(rows, dy)).astype(x.dtype)
    return [dx, dw, np.add.reduce(dy)]
