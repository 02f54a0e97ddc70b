import math

GAIN = {"glorot": 1.0, "he": 2.0, "lecun": 1.0}


def fan_in_fan_out(shape):
    match list(shape):
        case [out, into]:
            return into, out
        case [out, into, *kernel]:
            return into * math.prod(kernel), out * math.prod(kernel)
        case _:
            raise ValueError(f"no fans: {shape}")


def _std(kind, n):
    return math.sqrt(GAIN[kind] / n)


def glorot_uniform_bound(shape):
    return math.sqrt(12) * glorot_normal_std(shape) / 2


def glorot_normal_std(shape):
    return _std("glorot", math.fsum(fan_in_fan_out(shape)) / 2)


def he_normal_std(shape, mode="fan_in"):
    fan_in, fan_out = fan_in_fan_out(shape)
    return _std("he", dict(fan_in=fan_in, fan_out=fan_out)[mode])


def lecun_normal_std(shape):
    return _std("lecun", fan_in_fan_out(shape)[0])
