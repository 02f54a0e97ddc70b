from math import prod, sqrt


def fan_in_fan_out(shape):
    try:
        n_out, n_in, *field = shape
    except ValueError:
        raise ValueError(f"no fans in shape {shape}") from None
    return n_in * prod(field), n_out * prod(field)


def harmonic(shape):
    a, b = fan_in_fan_out(shape)
    return (a + b) / 2


def glorot_uniform_bound(shape):
    return sqrt(3 / harmonic(shape))


def glorot_normal_std(shape):
    return 1 / sqrt(harmonic(shape))


def he_normal_std(shape, mode="fan_in"):
    return (2 / fan_in_fan_out(shape)[("fan_in", "fan_out").index(mode)]) ** 0.5


def lecun_normal_std(shape):
    return fan_in_fan_out(shape)[0] ** -0.5
