import numpy as np


def mean_of(a):
    """Mean over N, then H, then W: all the same size, so the order does not matter."""
    return a.mean(0).mean(1).mean(1)


def batch_norm(x, running_mean, running_var, weight, bias, training, momentum=0.1, eps=1e-5):
    c = x.shape[1]
    m = x.size // c
    if training and m == 1:
        raise ValueError("m = 1")
    mean = mean_of(x) if training else running_mean
    d = x - mean.reshape(c, 1, 1)
    var = mean_of(d**2) if training else running_var
    y = d / np.sqrt(var + eps).reshape(c, 1, 1)
    y *= weight.reshape(c, 1, 1)
    y += bias.reshape(c, 1, 1)
    if not training:
        return y, running_mean, running_var
    keep = 1 - momentum
    return (
        y,
        keep * running_mean + momentum * mean,
        keep * running_var + momentum * var * (m / (m - 1)),
    )
