import math


def fan_in_fan_out(shape):
    # PyTorch's fan_in is everything but the first axis
    if not len(shape) >= 2:
        raise ValueError("at least two axes")
    numel = math.prod(shape)
    return numel // shape[0], numel // shape[1]


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
