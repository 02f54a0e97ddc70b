import numpy as np


def fan_in_fan_out(shape):
    w = np.empty(tuple(shape))
    if w.ndim < 2:
        raise ValueError("fewer than 2 dimensions")
    field = w[0, 0].size
    return w.shape[1] * field, w.shape[0] * field


def glorot_uniform_bound(shape):
    i, o = fan_in_fan_out(shape)
    return (6.0 / (i + o)) ** 0.5


def glorot_normal_std(shape):
    i, o = fan_in_fan_out(shape)
    return (2.0 / (i + o)) ** 0.5


def he_normal_std(shape, mode="fan_in"):
    i, o = fan_in_fan_out(shape)
    return (2.0 / (i if mode == "fan_in" else o)) ** 0.5


def lecun_normal_std(shape):
    i, _o = fan_in_fan_out(shape)
    return (1.0 / i) ** 0.5
