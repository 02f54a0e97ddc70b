import math


def compute_fans(shape, in_axis, out_axis):
    if len(shape) <= 1:
        raise ValueError("cannot compute fans of a scalar or a vector")
    receptive_field_size = math.prod(shape) / shape[in_axis] / shape[out_axis]
    fan_in = shape[in_axis] * receptive_field_size
    fan_out = shape[out_axis] * receptive_field_size
    return int(round(fan_in)), int(round(fan_out))


def fan_in_fan_out(shape):
    return compute_fans(shape, in_axis=1, out_axis=0)


def variance_scaling(scale, mode):
    def init(shape):
        fan_in, fan_out = fan_in_fan_out(shape)
        denominator = {"fan_in": fan_in, "fan_out": fan_out, "fan_avg": (fan_in + fan_out) / 2}[
            mode
        ]
        return scale / denominator

    return init


def glorot_uniform_bound(shape):
    return math.sqrt(3 * variance_scaling(1.0, "fan_avg")(shape))


def glorot_normal_std(shape):
    return math.sqrt(variance_scaling(1.0, "fan_avg")(shape))


def he_normal_std(shape, mode="fan_in"):
    return math.sqrt(variance_scaling(2.0, mode)(shape))


def lecun_normal_std(shape):
    return math.sqrt(variance_scaling(1.0, "fan_in")(shape))
