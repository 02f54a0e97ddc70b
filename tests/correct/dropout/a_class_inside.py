import numpy as np


class Dropout:
    def __init__(self, p, rng):
        if not 0 <= p <= 1:
            raise ValueError("dropout probability has to be between 0 and 1")
        self.p, self.rng, self.training = p, rng, True

    def eval(self):
        self.training = False
        return self

    def __call__(self, x):
        if not self.training:
            return x.copy()
        keep = 1.0 - self.p
        mask = self.rng.random(x.shape).astype(np.float64) < keep
        return np.asarray(x * mask / (keep or 1.0), dtype=x.dtype)


def dropout(x, p, training, rng):
    layer = Dropout(p, rng)
    return layer(x) if training else layer.eval()(x)
