import numpy as np


def fan_in_fan_out(shape):
    weight = np.broadcast_to(np.int8(0), tuple(shape))
    if weight.ndim < 2:
        raise ValueError("fewer than two axes")
    return weight[0].size, weight[:, 0].size


def glorot_uniform_bound(shape):
    return float(np.sqrt(6.0 / np.add(*fan_in_fan_out(shape))))


def glorot_normal_std(shape):
    # a uniform distribution on [-a, a] has variance a^2/3
    return glorot_uniform_bound(shape) / 3**0.5


def he_normal_std(shape, mode="fan_in"):
    fan_in, fan_out = fan_in_fan_out(shape)
    if mode == "fan_in":
        return float(np.sqrt(2.0 / fan_in))
    elif mode == "fan_out":
        return float(np.sqrt(2.0 / fan_out))
    else:
        raise ValueError(mode)


def lecun_normal_std(shape):
    return float(np.sqrt(np.reciprocal(float(fan_in_fan_out(shape)[0]))))
