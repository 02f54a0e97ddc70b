from functools import reduce
from math import sqrt
from operator import mul


def fan_in_fan_out(shape):
    if not len(shape) > 1:
        raise ValueError
    out, in_, *k = shape
    rf = reduce(mul, k, 1)
    return in_ * rf, out * rf


def glorot_uniform_bound(shape):
    return sqrt(6) / sqrt(sum(fan_in_fan_out(shape)))


def glorot_normal_std(shape):
    return sqrt(2) / sqrt(sum(fan_in_fan_out(shape)))


def he_normal_std(shape, mode="fan_in"):
    return sqrt(2 / fan_in_fan_out(shape)[["fan_in", "fan_out"].index(mode)])


def lecun_normal_std(shape):
    return fan_in_fan_out(shape)[0] ** -0.5
