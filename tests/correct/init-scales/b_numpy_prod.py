import numpy as np


def fan_in_fan_out(shape):
    if np.size(shape) < 2:
        raise ValueError("shape has fewer than two axes")
    field = np.prod(shape[2:], dtype=int)
    return shape[1] * field, shape[0] * field


def glorot_uniform_bound(shape):
    return np.sqrt(6) / np.sqrt(sum(fan_in_fan_out(shape)))


def glorot_normal_std(shape):
    return np.sqrt(2 / np.sum(fan_in_fan_out(shape)))


def he_normal_std(shape, mode="fan_in"):
    fans = dict(zip(("fan_in", "fan_out"), fan_in_fan_out(shape), strict=True))
    return np.sqrt(2 / fans[mode])


def lecun_normal_std(shape):
    return 1 / np.sqrt(fan_in_fan_out(shape)[0])
