import math
from typing import NamedTuple


class Fans(NamedTuple):
    fan_in: int
    fan_out: int


def fan_in_fan_out(shape):
    if len(shape) < 2:
        raise ValueError("fewer than two axes")
    return Fans(math.prod(shape[1:]), math.prod(shape[:1]) * math.prod(shape[2:]))


def glorot_normal_std(shape):
    fans = fan_in_fan_out(shape)
    return math.sqrt(2) / math.hypot(math.sqrt(fans.fan_in), math.sqrt(fans.fan_out))


def glorot_uniform_bound(shape):
    return glorot_normal_std(shape) * math.sqrt(12) / 2


def he_normal_std(shape, mode="fan_in"):
    return math.sqrt(2 / getattr(fan_in_fan_out(shape), mode))


def lecun_normal_std(shape):
    return he_normal_std(shape) / math.sqrt(2)
