import numpy as np


def batch_norm(x, running_mean, running_var, weight, bias, training, momentum=0.1, eps=1e-5):
    shape = (1, x.shape[1], 1, 1)
    if training:
        m = x.shape[0] * x.shape[2] * x.shape[3]
        if m == 1:
            raise ValueError("cannot train on one value")
        mu = x.mean((0, 2, 3))
        var = x.var((0, 2, 3))
        new_mean = (1 - momentum) * running_mean + momentum * mu
        new_var = (1 - momentum) * running_var + momentum * var * m / (m - 1)
    else:
        mu, var = running_mean, running_var
        new_mean, new_var = running_mean, running_var
    xhat = (x - mu.reshape(shape)) / np.sqrt(var.reshape(shape) + eps)
    y = weight.reshape(shape) * xhat + bias.reshape(shape)
    return y, new_mean, new_var
