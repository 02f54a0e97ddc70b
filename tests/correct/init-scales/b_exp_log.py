import math


def fan_in_fan_out(shape):
    axes = list(shape)
    if len(axes) < 2:
        raise ValueError("two axes at least")
    outputs = axes.pop(0)
    inputs = axes.pop(0)
    while axes:
        k = axes.pop()
        outputs, inputs = outputs * k, inputs * k
    return (inputs, outputs)


def scale(numerator, denominator):
    return math.exp(0.5 * (math.log(numerator) - math.log(denominator)))


def glorot_uniform_bound(shape):
    return scale(6, sum(fan_in_fan_out(shape)))


def glorot_normal_std(shape):
    return scale(2, sum(fan_in_fan_out(shape)))


def he_normal_std(shape, mode="fan_in"):
    fan_in, fan_out = fan_in_fan_out(shape)
    match mode:
        case "fan_in":
            return scale(2, fan_in)
        case "fan_out":
            return scale(2, fan_out)
    raise ValueError(mode)


def lecun_normal_std(shape):
    return scale(1, fan_in_fan_out(shape)[0])
