import numpy as np


def fan_in_fan_out(shape):
    dims = np.asarray(shape, dtype=int)
    if dims.size < 2:
        raise ValueError("fans need two dimensions")
    total = dims.prod()
    return int(total // dims[0]), int(total // dims[1])


def _mean_fan(shape):
    return 0.5 * sum(fan_in_fan_out(shape))


def glorot_uniform_bound(shape):
    return float(np.sqrt(3 / _mean_fan(shape)))


def glorot_normal_std(shape):
    return float(1 / np.sqrt(_mean_fan(shape)))


def he_normal_std(shape, mode="fan_in"):
    fan = fan_in_fan_out(shape)[0 if mode == "fan_in" else 1]
    return float(np.sqrt(np.divide(2, fan)))


def lecun_normal_std(shape):
    return float(1 / np.sqrt(fan_in_fan_out(shape)[0]))
