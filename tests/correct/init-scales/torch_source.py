import math


def fan_in_fan_out(shape):
    dimensions = len(shape)
    if dimensions < 2:
        raise ValueError(
            "Fan in and fan out can not be computed for tensor with fewer than 2 dimensions"
        )
    num_input_fmaps = shape[1]
    num_output_fmaps = shape[0]
    receptive_field_size = 1
    if dimensions > 2:
        for s in shape[2:]:
            receptive_field_size *= s
    fan_in = num_input_fmaps * receptive_field_size
    fan_out = num_output_fmaps * receptive_field_size
    return fan_in, fan_out


def glorot_uniform_bound(shape):
    fan_in, fan_out = fan_in_fan_out(shape)
    std = math.sqrt(2.0 / float(fan_in + fan_out))
    return math.sqrt(3.0) * std


def glorot_normal_std(shape):
    fan_in, fan_out = fan_in_fan_out(shape)
    return math.sqrt(2.0 / float(fan_in + fan_out))


def he_normal_std(shape, mode="fan_in"):
    fan_in, fan_out = fan_in_fan_out(shape)
    fan = fan_in if mode == "fan_in" else fan_out
    gain = math.sqrt(2.0)
    return gain / math.sqrt(fan)


def lecun_normal_std(shape):
    fan_in, _fan_out = fan_in_fan_out(shape)
    return math.sqrt(1.0 / fan_in)
