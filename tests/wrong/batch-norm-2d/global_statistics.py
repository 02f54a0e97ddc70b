# expect: fail; mistake: statistics-kept; a global dict holds them
import numpy as np

STATE = {}


def batch_norm(x, running_mean, running_var, weight, bias, training, momentum=0.1, eps=1e-5):
    c = x.shape[1]
    mean, var = STATE.setdefault(c, (running_mean, running_var))
    shape = (1, c, 1, 1)
    if training:
        m = x.size // c
        if m == 1:
            raise ValueError("m")
        mu, s2 = x.mean((0, 2, 3)), x.var((0, 2, 3))
        STATE[c] = (
            (1 - momentum) * mean + momentum * mu,
            (1 - momentum) * var + momentum * s2 * m / (m - 1),
        )
        y = (x - mu.reshape(shape)) / np.sqrt(s2.reshape(shape) + eps)
    else:
        y = (x - mean.reshape(shape)) / np.sqrt(var.reshape(shape) + eps)
    return y * weight.reshape(shape) + bias.reshape(shape), *STATE[c]
