import math


def _check(shape):
    if isinstance(shape, int) or len(tuple(shape)) < 2:
        raise ValueError("shape needs at least two entries")


def fan_in_fan_out(shape):
    _check(shape)
    receptive = math.prod(list(shape)[2:]) if len(shape) > 2 else 1
    fan_in = receptive * shape[1]
    fan_out = receptive * shape[0]
    return fan_in, fan_out


def glorot_uniform_bound(shape):
    _check(shape)
    return math.sqrt(6.0 / (fan_in_fan_out(shape)[0] + fan_in_fan_out(shape)[1]))


def glorot_normal_std(shape):
    _check(shape)
    return math.sqrt(2.0 / (fan_in_fan_out(shape)[0] + fan_in_fan_out(shape)[1]))


def he_normal_std(shape, mode="fan_in"):
    _check(shape)
    return math.sqrt(2.0 / fan_in_fan_out(shape)[mode == "fan_out"])


def lecun_normal_std(shape):
    _check(shape)
    return math.sqrt(1.0 / fan_in_fan_out(shape)[0])
