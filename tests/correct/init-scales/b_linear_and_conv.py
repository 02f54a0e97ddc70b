import math

import numpy as np


def fan_in_fan_out(shape):
    if len(shape) == 2:
        return shape[1], shape[0]
    if len(shape) > 2:
        return int(np.prod(shape[1:])), int(shape[0] * np.prod(shape[2:]))
    raise ValueError("shape must have two axes or more")


def glorot_uniform_bound(shape):
    fan_in, fan_out = fan_in_fan_out(shape)
    return math.sqrt(6.0 / (fan_in + fan_out))


def glorot_normal_std(shape):
    fan_in, fan_out = fan_in_fan_out(shape)
    return math.sqrt(2.0 / (fan_in + fan_out))


def he_normal_std(shape, mode="fan_in"):
    fan_in, fan_out = fan_in_fan_out(shape)
    fan = fan_in if mode == "fan_in" else fan_out
    return math.sqrt(2.0 / fan)


def lecun_normal_std(shape):
    fan_in, _ = fan_in_fan_out(shape)
    return math.sqrt(1.0 / fan_in)
