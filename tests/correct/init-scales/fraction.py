from fractions import Fraction


def fan_in_fan_out(shape):
    if len(shape) < 2:
        raise ValueError("no fan-in")
    k = 1
    for size in shape[2:]:
        k *= size
    return k * shape[1], k * shape[0]


def glorot_uniform_bound(shape):
    return float(Fraction(6, sum(fan_in_fan_out(shape)))) ** 0.5


def glorot_normal_std(shape):
    return float(Fraction(2, sum(fan_in_fan_out(shape)))) ** 0.5


def he_normal_std(shape, mode="fan_in"):
    n = fan_in_fan_out(shape)[("fan_in", "fan_out").index(mode)]
    return float(Fraction(2, n)) ** 0.5


def lecun_normal_std(shape):
    return float(Fraction(1, fan_in_fan_out(shape)[0])) ** 0.5
