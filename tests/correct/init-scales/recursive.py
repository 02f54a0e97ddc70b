import numpy as np


def fan_in_fan_out(shape):
    if len(shape) < 2:
        raise ValueError("at least two")
    if len(shape) == 2:
        return shape[1], shape[0]
    fan_in, fan_out = fan_in_fan_out(shape[:-1])
    return fan_in * shape[-1], fan_out * shape[-1]


def glorot_uniform_bound(shape):
    i, o = fan_in_fan_out(shape)
    return np.sqrt(3.0) * np.sqrt(2.0 / (i + o))


def glorot_normal_std(shape):
    i, o = fan_in_fan_out(shape)
    return np.sqrt(2.0 / (i + o))


def he_normal_std(shape, mode="fan_in"):
    i, o = fan_in_fan_out(shape)
    return np.sqrt(2.0 / np.where(mode == "fan_in", i, o))


def lecun_normal_std(shape):
    return np.sqrt(1.0 / fan_in_fan_out(shape)[0])
