"""The learning rate of the Transformer: a straight line up, then the inverse square root.

Vaswani et al. 2017, section 5.3, eq. (3).
"""

import math

import numpy as np


def noam_lr(step, d_model, warmup, factor=1.0):
    """Return the learning rate of one training step.

    Parameters
    ----------
    step : int
        Counted from 1.
    d_model : int
        Width of the model; wide models learn in smaller steps.
    warmup : int
        The step at which the rate has its peak.
    factor : float
        Multiplies the whole schedule.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        `step` is below 1.
    """
    if step < 1:
        raise ValueError(f"steps are counted from 1, got {step}")
    rising = step * warmup**-1.5
    falling = step**-0.5
    return factor * d_model**-0.5 * min(rising, falling)


# --------------------------------------------------------------------------- correct as well


class by_branches:
    """Two branches in the place of a minimum."""

    def noam_lr(self, step, d_model, warmup, factor=1.0):
        if not step >= 1:
            raise ValueError("step")
        scale = factor / math.sqrt(d_model)
        if step < warmup:
            return scale * step / (warmup * math.sqrt(warmup))
        return scale / math.sqrt(step)


class by_peak:
    """The peak, times how far the step is from it."""

    def noam_lr(self, step, d_model, warmup, factor=1.0):
        if step < 1:
            raise ValueError("step")
        peak = factor / math.sqrt(d_model * warmup)
        progress = step / warmup
        return peak * min(progress, 1 / math.sqrt(progress))


class by_logarithms:
    """Powers as exponentials; a factor of 0 or below has no logarithm and stays outside."""

    def noam_lr(self, step, d_model, warmup, factor=1.0):
        if step <= 0:
            raise ValueError("step")
        falling = -0.5 * math.log(step)
        rising = math.log(step) - 1.5 * math.log(warmup)
        return factor * math.exp(min(falling, rising) - 0.5 * math.log(d_model))


class by_numpy:
    """NumPy's functions on single numbers."""

    def noam_lr(self, step, d_model, warmup, factor=1.0):
        if step < 1:
            raise ValueError("step")
        both = np.array([1 / np.sqrt(step), step / np.power(float(warmup), 1.5)])
        return factor * both.min() / np.sqrt(d_model)


# --------------------------------------------------------------------------- the answer in steps


class steps:
    """The answer cut into steps."""

    def noam_lr(self, step, d_model, warmup, factor=1.0):
        step = self.checked(step)
        return factor * self.width(d_model) * self.shape(step, warmup)

    def checked(self, step):
        if step < 1:
            raise ValueError("step")
        return step

    def width(self, d_model):
        return d_model**-0.5

    def shape(self, step, warmup):
        return min(self.falling(step, warmup), self.rising(step, warmup))

    def falling(self, step, warmup):
        return step**-0.5

    def rising(self, step, warmup):
        return step * warmup**-1.5


class max_not_min(steps):
    def shape(self, step, warmup):
        rising, falling = self.rising(step, warmup), self.falling(step, warmup)
        return rising if rising > falling else falling


class warmup_half(steps):
    def rising(self, step, warmup):
        return step * warmup**-0.5


class warmup_not_squared(steps):
    def rising(self, step, warmup):
        return step / warmup


class no_d_model(steps):
    def width(self, d_model):
        return 1.0


class d_model_root_multiplied(steps):
    def width(self, d_model):
        return d_model**0.5


class linear_decay(steps):
    def falling(self, step, warmup):
        return 1 / step


class linear_from_the_peak(steps):
    """The ramp as it should be, then 1/step from the peak on."""

    def shape(self, step, warmup):
        rising = self.rising(step, warmup)
        return rising if step <= warmup else warmup**0.5 / step


class linear_after_the_ramp(steps):
    """The ramp as it should be, then 1/step itself, which jumps."""

    def shape(self, step, warmup):
        return self.rising(step, warmup) if step <= warmup else 1 / step


class constant_after_warmup(steps):
    def falling(self, step, warmup):
        return warmup**-0.5


class decay_only(steps):
    def rising(self, step, warmup):
        return self.falling(step, warmup)


class constant_until_the_peak(steps):
    """The rate of the peak from the first step on."""

    def shape(self, step, warmup):
        return self.falling(max(step, warmup), warmup)


class step_from_zero(steps):
    def checked(self, step):
        return super().checked(step) + 1


class factor_ignored(steps):
    def noam_lr(self, step, d_model, warmup, factor=1.0):
        step = self.checked(step)
        return self.width(d_model) * self.shape(step, warmup)


class factor_inside_min(steps):
    def noam_lr(self, step, d_model, warmup, factor=1.0):
        step = self.checked(step)
        falling, rising = self.falling(step, warmup), factor * self.rising(step, warmup)
        return self.width(d_model) * min(falling, rising)


class no_step_check(steps):
    def checked(self, step):
        return step if step >= 1 else 1


class step_unchecked(steps):
    def noam_lr(self, step, d_model, warmup, factor=1.0):
        if step < 1:
            return 0.0
        return super().noam_lr(step, d_model, warmup, factor)
