import math


class Init:
    @staticmethod
    def fans(shape):
        if len(shape) < 2:
            raise ValueError("too few axes")
        return math.prod(shape) // shape[0], math.prod(shape) // shape[1]


fan_in_fan_out = Init.fans


def glorot_uniform_bound(shape):
    a, b = Init.fans(shape)
    return math.pow(6 / (a + b), 0.5)


def glorot_normal_std(shape):
    return glorot_uniform_bound(shape) / math.sqrt(3)


def he_normal_std(shape, mode="fan_in"):
    a, b = Init.fans(shape)
    return math.pow(2 / (b if mode == "fan_out" else a), 0.5)


def lecun_normal_std(shape):
    return he_normal_std(shape) * math.sqrt(0.5)
