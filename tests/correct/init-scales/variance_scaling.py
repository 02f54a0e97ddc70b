import math


def fan_in_fan_out(shape):
    if len(shape) < 2:
        raise ValueError("shape must have at least two axes")
    field = 1
    for k in shape[2:]:
        field = field * k
    return (shape[1] * field, shape[0] * field)


def _variance_scaling(shape, scale, mode, distribution):
    fan_in, fan_out = fan_in_fan_out(shape)
    n = {"fan_in": fan_in, "fan_out": fan_out, "fan_avg": (fan_in + fan_out) / 2}[mode]
    scale = scale / max(1.0, n)
    if distribution == "uniform":
        return math.sqrt(3.0 * scale)
    return math.sqrt(scale)


def glorot_uniform_bound(shape):
    return _variance_scaling(shape, 1.0, "fan_avg", "uniform")


def glorot_normal_std(shape):
    return _variance_scaling(shape, 1.0, "fan_avg", "normal")


def he_normal_std(shape, mode="fan_in"):
    return _variance_scaling(shape, 2.0, mode, "normal")


def lecun_normal_std(shape):
    return _variance_scaling(shape, 1.0, "fan_in", "normal")
