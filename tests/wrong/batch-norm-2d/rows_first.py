# expect: fail; mistake: none; reshapes to (C, m) without moving the channels
import numpy as np


def batch_norm(x, running_mean, running_var, weight, bias, training, momentum=0.1, eps=1e-5):
    n, c, h, w = x.shape
    rows = x.reshape(c, -1)
    mean, var = running_mean, running_var
    if training:
        m = rows.shape[1]
        if m == 1:
            raise ValueError("m")
        mean, var = rows.mean(1), rows.var(1)
        running_mean = (1 - momentum) * running_mean + momentum * mean
        running_var = (1 - momentum) * running_var + momentum * rows.var(1, ddof=1)
    rows = (rows - mean[:, None]) / np.sqrt(var + eps)[:, None]
    return (rows * weight[:, None] + bias[:, None]).reshape(n, c, h, w), running_mean, running_var
