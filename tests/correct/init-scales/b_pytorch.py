import math


def _calculate_fan_in_and_fan_out(shape):
    dimensions = len(shape)
    if dimensions < 2:
        raise ValueError("Fan in and fan out can not be computed for fewer than 2 dimensions")
    num_input_fmaps = shape[1]
    num_output_fmaps = shape[0]
    receptive_field_size = 1
    if dimensions > 2:
        for s in shape[2:]:
            receptive_field_size *= s
    return num_input_fmaps * receptive_field_size, num_output_fmaps * receptive_field_size


def _calculate_correct_fan(shape, mode):
    mode = mode.lower()
    valid_modes = ["fan_in", "fan_out"]
    if mode not in valid_modes:
        raise ValueError(f"Mode {mode} not supported, please use one of {valid_modes}")
    fan_in, fan_out = _calculate_fan_in_and_fan_out(shape)
    return fan_in if mode == "fan_in" else fan_out


def calculate_gain(nonlinearity):
    return {"linear": 1, "relu": math.sqrt(2.0), "tanh": 5.0 / 3}[nonlinearity]


def fan_in_fan_out(shape):
    return _calculate_fan_in_and_fan_out(shape)


def glorot_normal_std(shape, gain=1.0):
    fan_in, fan_out = _calculate_fan_in_and_fan_out(shape)
    return gain * math.sqrt(2.0 / float(fan_in + fan_out))


def glorot_uniform_bound(shape, gain=1.0):
    return math.sqrt(3.0) * glorot_normal_std(shape, gain)


def he_normal_std(shape, mode="fan_in"):
    return calculate_gain("relu") / math.sqrt(_calculate_correct_fan(shape, mode))


def lecun_normal_std(shape):
    return calculate_gain("linear") / math.sqrt(_calculate_correct_fan(shape, "fan_in"))
