# expect: fail; mistake: naive-variance; E[x²] - mean², a channel in each row
import numpy as np


def batch_norm(x, running_mean, running_var, weight, bias, training, momentum=0.1, eps=1e-5):
    rows = np.moveaxis(x, 1, 0).reshape(x.shape[1], -1)
    T = x.dtype.type
    m = rows.shape[1]
    if training:
        if m < 2:
            raise ValueError("m")
        mu = rows.mean(1)
        d = rows - mu[:, None]
        var = (rows**2).mean(1) - mu**2
        nm = (1 - momentum) * running_mean + momentum * mu
        nv = (1 - momentum) * running_var + momentum * var * (m / (m - 1))
    else:
        d = rows - running_mean[:, None]
        var = running_var
        nm, nv = running_mean.copy(), running_var.copy()
    y = d / np.sqrt(var + T(eps))[:, None] * weight[:, None] + bias[:, None]
    return (
        np.moveaxis(y.reshape(x.shape[1], x.shape[0], *x.shape[2:]), 0, 1),
        nm.astype(x.dtype),
        nv.astype(x.dtype),
    )
