import operator
from functools import reduce

import numpy as np

fans = lambda shape: tuple(reduce(operator.mul, shape[2:], n) for n in (shape[1], shape[0]))  # noqa: E731


def fan_in_fan_out(shape):
    if len(shape) in (0, 1):
        raise ValueError
    return fans(shape)


def glorot_uniform_bound(shape):
    return np.sqrt(6.0) * np.power(float(sum(fan_in_fan_out(shape))), -0.5)


def glorot_normal_std(shape):
    return np.sqrt(2.0) * np.power(float(sum(fan_in_fan_out(shape))), -0.5)


def he_normal_std(shape, mode="fan_in"):
    return np.sqrt(2.0) * np.power(float(fan_in_fan_out(shape)["out" in mode]), -0.5)


def lecun_normal_std(shape):
    return np.power(float(fan_in_fan_out(shape)[0]), -0.5)
