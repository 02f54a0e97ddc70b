import math

import numpy as np


def group_norm(x, num_groups, weight=None, bias=None, eps=1e-5):
    channels = x.shape[1]
    size, rest = divmod(channels, num_groups)
    if rest:
        raise ValueError(f"{num_groups} groups do not fit {channels} channels")
    y = np.zeros_like(x)
    for i, sample in enumerate(x):
        for c in range(channels):
            first = c // size * size
            values = sample[first : first + size].ravel().tolist()
            mean = math.fsum(values) / len(values)
            var = math.fsum((v - mean) ** 2 for v in values) / len(values)
            y[i, c] = (sample[c] - sample.dtype.type(mean)) / sample.dtype.type(
                math.sqrt(var + eps)
            )
            if weight is not None:
                y[i, c] *= weight[c]
            if bias is not None:
                y[i, c] += bias[c]
    return y
