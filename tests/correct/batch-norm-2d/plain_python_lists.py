import math

import numpy as np


def batch_norm(x, running_mean, running_var, weight, bias, training, momentum=0.1, eps=1e-5):
    n, c, h, w = x.shape
    y = np.zeros(x.shape, x.dtype)
    means, variances = list(running_mean), list(running_var)
    for k in range(c):
        mean, var = means[k], variances[k]
        if training:
            values = [float(v) for v in x[:, k].ravel()]
            if len(values) == 1:
                raise ValueError("only one value")
            mean = math.fsum(values) / len(values)
            squares = math.fsum((v - mean) ** 2 for v in values)
            var = squares / len(values)
            means[k] = (1 - momentum) * means[k] + momentum * mean
            variances[k] = (1 - momentum) * variances[k] + momentum * squares / (len(values) - 1)
        root = math.sqrt(var + eps)
        for i in range(n):
            for j in range(h):
                for q in range(w):
                    y[i, k, j, q] = weight[k] * (x[i, k, j, q] - mean) / root + bias[k]
    return y, np.array(means, running_mean.dtype), np.array(variances, running_var.dtype)
