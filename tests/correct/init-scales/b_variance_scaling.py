import math


class VarianceScaling:
    """As Keras has it, with the fans of a PyTorch weight."""

    def __init__(self, scale, mode, distribution):
        self.scale = scale
        self.mode = mode
        self.distribution = distribution

    def __call__(self, shape):
        scale = self.scale
        fan_in, fan_out = fan_in_fan_out(shape)
        if self.mode == "fan_in":
            scale /= max(1.0, fan_in)
        elif self.mode == "fan_out":
            scale /= max(1.0, fan_out)
        else:
            scale /= max(1.0, (fan_in + fan_out) / 2.0)
        if self.distribution == "uniform":
            return math.sqrt(3.0 * scale)
        return math.sqrt(scale)


def fan_in_fan_out(shape):
    shape = tuple(shape)
    if len(shape) < 2:
        raise ValueError("no fans")
    out_channels, in_channels, *kernel = shape
    receptive_field_size = math.prod(kernel)
    return int(in_channels * receptive_field_size), int(out_channels * receptive_field_size)


def glorot_uniform_bound(shape):
    return VarianceScaling(1.0, "fan_avg", "uniform")(shape)


def glorot_normal_std(shape):
    return VarianceScaling(1.0, "fan_avg", "normal")(shape)


def he_normal_std(shape, mode="fan_in"):
    return VarianceScaling(2.0, mode, "normal")(shape)


def lecun_normal_std(shape):
    return VarianceScaling(1.0, "fan_in", "normal")(shape)
