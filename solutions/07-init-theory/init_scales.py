"""How many terms a unit sums, and the scale of weights that follows from it.

Glorot and Bengio 2010, equations (12) and (16); He et al. 2015, equations (10) and (14).
"""

import math

import numpy as np


def fan_in_fan_out(shape):
    """Return how many inputs an output sums, and how many outputs an input takes part in.

    Parameters
    ----------
    shape : tuple or list of int
        Shape of a weight, (out, in) or (out, in, k1, ..., km).

    Raises
    ------
    ValueError
        The shape has fewer than two axes.
    """
    if len(shape) < 2:
        raise ValueError(f"a weight with fans has two axes or more, not {len(shape)}")
    field = math.prod(shape[2:])  # the receptive field; 1 for a linear layer
    return shape[1] * field, shape[0] * field


def glorot_uniform_bound(shape):
    """Return a, so that numbers spread evenly over [-a, a] have the variance 2/(in + out)."""
    return math.sqrt(3) * glorot_normal_std(shape)  # their variance is a^2/3


def glorot_normal_std(shape):
    """Return the root of 2/(fan_in + fan_out)."""
    fan_in, fan_out = fan_in_fan_out(shape)
    return math.sqrt(2 / (fan_in + fan_out))


def he_normal_std(shape, mode="fan_in"):
    """Return the root of 2/fan: a ReLU halves the mean square of a signal."""
    fan_in, fan_out = fan_in_fan_out(shape)
    return math.sqrt(2 / (fan_in if mode == "fan_in" else fan_out))


def lecun_normal_std(shape):
    """Return the root of 1/fan_in."""
    fan_in, _ = fan_in_fan_out(shape)
    return math.sqrt(1 / fan_in)


# --------------------------------------------------------------------------- correct as well


class by_numpy:
    """Arrays for everything."""

    def fan_in_fan_out(self, shape):
        if np.size(shape) < 2:
            raise ValueError("no fans")
        out, into, *kernel = shape
        fans = np.array([into, out]) * int(np.prod(kernel))
        return tuple(fans)

    def glorot_uniform_bound(self, shape):
        return np.sqrt(6 / sum(self.fan_in_fan_out(shape)))

    def glorot_normal_std(self, shape):
        return np.sqrt(1 / np.mean(self.fan_in_fan_out(shape)))

    def he_normal_std(self, shape, mode="fan_in"):
        fans = dict(zip(("fan_in", "fan_out"), self.fan_in_fan_out(shape), strict=True))
        return np.sqrt(2.0 / fans[mode])

    def lecun_normal_std(self, shape):
        return 1 / np.sqrt(self.fan_in_fan_out(shape)[0])


class by_counting:
    """Entries of the weight, divided by one of its first two sizes."""

    def fan_in_fan_out(self, shape):
        if len(shape) in (0, 1):
            raise ValueError("no fans")
        entries = np.empty(shape).size
        return entries // shape[0], entries // shape[1]

    def scaled(self, gain, fan):
        return gain / fan**0.5

    def glorot_uniform_bound(self, shape):
        fans = self.fan_in_fan_out(shape)
        return self.scaled(3**0.5, (fans[0] + fans[1]) / 2)

    def glorot_normal_std(self, shape):
        fans = self.fan_in_fan_out(shape)
        return self.scaled(1, (fans[0] + fans[1]) / 2)

    def he_normal_std(self, shape, mode="fan_in"):
        return self.scaled(2**0.5, self.fan_in_fan_out(shape)[mode == "fan_out"])

    def lecun_normal_std(self, shape):
        return self.scaled(1.0, self.fan_in_fan_out(shape)[0])


class by_loops:
    """The kernel axes, one after the other, and powers of variances."""

    def fan_in_fan_out(self, shape):
        try:
            fan_out, fan_in = shape[0], shape[1]
        except IndexError:
            raise ValueError("a weight has two axes at least") from None
        for size in list(shape)[2:]:
            fan_in *= size
            fan_out *= size
        return (fan_in, fan_out)

    def glorot_uniform_bound(self, shape):
        return (3 * self.glorot_normal_std(shape) ** 2) ** 0.5

    def glorot_normal_std(self, shape):
        return ((sum(self.fan_in_fan_out(shape)) / 2) ** -1) ** 0.5

    def he_normal_std(self, shape, mode="fan_in"):
        fan_in, fan_out = self.fan_in_fan_out(shape)
        return (2 / {"fan_in": fan_in, "fan_out": fan_out}[mode]) ** 0.5

    def lecun_normal_std(self, shape):
        return self.he_normal_std(shape) / 2**0.5


# --------------------------------------------------------------------------- the answer in steps


class steps:
    """The answer cut into steps."""

    def fan_in_fan_out(self, shape):
        self.check(shape)
        return self.fans(shape, self.field(shape))

    def check(self, shape):
        if len(shape) < 2:
            raise ValueError("two axes at least")

    def field(self, shape):
        return math.prod(shape[2:])

    def fans(self, shape, field):
        return shape[1] * field, shape[0] * field

    def glorot_uniform_bound(self, shape):
        return self.bound(self.root(self.glorot(*self.fan_in_fan_out(shape))))

    def bound(self, std):
        return math.sqrt(3) * std

    def glorot_normal_std(self, shape):
        return self.glorot_root(self.glorot(*self.fan_in_fan_out(shape)))

    def glorot(self, fan_in, fan_out):
        return 2 / (fan_in + fan_out)

    def he_normal_std(self, shape, mode="fan_in"):
        return self.he_root(self.he(self.fan(*self.fan_in_fan_out(shape), mode)))

    def fan(self, fan_in, fan_out, mode):
        return fan_in if mode == "fan_in" else fan_out

    def he(self, fan):
        return 2 / fan

    def lecun_normal_std(self, shape):
        return self.lecun_root(self.lecun(self.fan_in_fan_out(shape)[0]))

    def lecun(self, fan):
        return 1 / fan

    def root(self, variance):
        return math.sqrt(variance)

    def glorot_root(self, variance):
        return self.root(variance)

    def he_root(self, variance):
        return self.root(variance)

    def lecun_root(self, variance):
        return self.root(variance)


class fans_swapped(steps):
    def fans(self, shape, field):
        return shape[0] * field, shape[1] * field


class no_receptive_field(steps):
    def field(self, shape):
        return 1


class field_only_in(steps):
    def fans(self, shape, field):
        return shape[1] * field, shape[0]


class field_only_out(steps):
    def fans(self, shape, field):
        return shape[1], shape[0] * field


class field_sum(steps):
    def field(self, shape):
        return sum(shape[2:]) if len(shape) > 2 else 1


class field_sum_of_nothing(steps):
    def field(self, shape):
        return sum(shape[2:])


class keras_layout(steps):
    def fan_in_fan_out(self, shape):
        self.check(shape)
        field = math.prod(shape[:-2])
        return shape[-2] * field, shape[-1] * field


class keras_layout_of_convolutions(keras_layout):
    def fan_in_fan_out(self, shape):
        own = keras_layout if len(shape) > 2 else steps
        return own.fan_in_fan_out(self, shape)


class he_without_2(steps):
    def he(self, fan):
        return 1 / fan


class variance_not_std(steps):
    def root(self, variance):
        return variance


class glorot_variance(steps):
    def glorot_root(self, variance):
        return variance


class he_variance(steps):
    def he_root(self, variance):
        return variance


class lecun_variance(steps):
    def lecun_root(self, variance):
        return variance


class uniform_bound_std(steps):
    def bound(self, std):
        return std


class glorot_average(steps):
    def glorot(self, fan_in, fan_out):
        return 2 / ((fan_in + fan_out) / 2)


class glorot_without_2(steps):
    def glorot(self, fan_in, fan_out):
        return 1 / (fan_in + fan_out)


class glorot_fan_in(steps):
    def glorot(self, fan_in, fan_out):
        return 1 / fan_in


class fan_mode_ignored(steps):
    def fan(self, fan_in, fan_out, mode):
        return fan_in


class always_fan_out(steps):
    def fan(self, fan_in, fan_out, mode):
        return fan_out


class fan_modes_swapped(steps):
    def fan(self, fan_in, fan_out, mode):
        return fan_out if mode == "fan_in" else fan_in


class lecun_with_2(steps):
    def lecun(self, fan):
        return 2 / fan


class no_axes_check(steps):
    def check(self, shape):
        pass

    def fans(self, shape, field):
        fan_out, fan_in = (*shape, 1, 1)[:2]
        return fan_in * field, fan_out * field
