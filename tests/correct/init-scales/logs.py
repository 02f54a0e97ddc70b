import math


def fan_in_fan_out(shape):
    n = len(shape)
    if n in (0, 1):
        raise ValueError("a vector has no fans")
    rest = [k for i, k in enumerate(shape) if i >= 2]
    return shape[1] * math.prod(rest), shape[0] * math.prod(rest)


def _half_log(x):
    return math.exp(0.5 * math.log(x))


def glorot_uniform_bound(shape):
    return _half_log(6) / _half_log(sum(fan_in_fan_out(shape)))


def glorot_normal_std(shape):
    return _half_log(2 / sum(fan_in_fan_out(shape)))


def he_normal_std(shape, mode="fan_in"):
    fans = fan_in_fan_out(shape)
    return _half_log(2 / fans[int(mode != "fan_in")])


def lecun_normal_std(shape):
    return _half_log(1 / fan_in_fan_out(shape)[0])
