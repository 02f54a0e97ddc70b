import numpy as np


def fan_in_fan_out(shape):
    shape = tuple(shape)
    if len(shape) <= 1:
        raise ValueError("need 2 dims")
    if len(shape) == 2:
        return shape[1], shape[0]
    rf = int(np.prod(shape[2:]))
    return shape[1] * rf, shape[0] * rf


def glorot_uniform_bound(shape):
    return np.sqrt(6.0 / np.sum(fan_in_fan_out(shape)))


def glorot_normal_std(shape):
    return np.sqrt(2.0 / np.sum(fan_in_fan_out(shape)))


def he_normal_std(shape, mode="fan_in"):
    i, o = fan_in_fan_out(shape)
    if mode == "fan_in":
        return np.sqrt(2.0 / i)
    if mode == "fan_out":
        return np.sqrt(2.0 / o)
    raise ValueError(mode)


def lecun_normal_std(shape):
    return np.sqrt(1.0 / fan_in_fan_out(shape)[0])
