"""Normal numbers without tails: their spread, and how to draw them.

Johnson, Kotz and Balakrishnan 1994, section 13.10.1.
"""

import math

import numpy as np


def density(x):
    """Return the density of N(0, 1) at a number x."""
    return math.exp(-x * x / 2) / math.sqrt(2 * math.pi)


def below(x):
    """Return the probability that N(0, 1) lies below a number x."""
    return (1 + math.erf(x / math.sqrt(2))) / 2


def truncated_std(a, b):
    """Return the standard deviation of N(0, 1), given that it lies in [a, b]."""
    kept = below(b) - below(a)  # Z, the probability that is kept
    mean = (density(a) - density(b)) / kept
    return math.sqrt(1 + (a * density(a) - b * density(b)) / kept - mean**2)


def sample_truncated_normal(n, std, rng, correct=False):
    """Return n numbers of N(0, std^2) within two standard deviations.

    Parameters
    ----------
    n : int
    std : float
    rng : numpy.random.Generator
    correct : bool
        Draw from a wider distribution, so that the result has the standard deviation `std`.

    Returns
    -------
    (n,) float array
    """
    if correct:
        std = std / truncated_std(-2, 2)
    sample = rng.standard_normal(n)
    outside = np.abs(sample) > 2
    while outside.any():  # a number that is drawn anew can lie outside again
        sample[outside] = rng.standard_normal(outside.sum())
        outside = np.abs(sample) > 2
    return std * sample


# --------------------------------------------------------------------------- correct as well


class by_one_at_a_time:
    """One number after the other; upper tails in place of lower ones."""

    def above(self, x):
        return math.erfc(x / math.sqrt(2)) / 2

    def truncated_std(self, a, b):
        z = self.above(a) - self.above(b)
        fa, fb = (math.exp(-(x**2) / 2) / math.sqrt(math.tau) for x in (a, b))
        return ((z + a * fa - b * fb) / z - ((fb - fa) / z) ** 2) ** 0.5

    def sample_truncated_normal(self, n, std, rng, correct=False):
        s = std / self.truncated_std(-2.0, 2.0) if correct else std
        sample = []
        while len(sample) < n:
            value = rng.standard_normal()
            if -2 < value < 2:
                sample.append(s * value)
        return np.array(sample, dtype=float)


class by_surplus:
    """Draw too many, keep those inside, as often as needed."""

    def truncated_std(self, a, b):
        x = np.array([a, b])
        f = np.exp(-x * x / 2) / np.sqrt(2 * np.pi)
        below = np.array([math.erf(a / 2**0.5), math.erf(b / 2**0.5)]) / 2
        mass = below[1] - below[0]
        mean = -np.diff(f)[0] / mass
        second = 1 - np.diff(x * f)[0] / mass
        return np.sqrt(second - mean * mean)

    def sample_truncated_normal(self, n, std, rng, correct=False):
        kept = np.empty(0)
        while kept.size < n:
            more = rng.standard_normal(2 * n + 10)
            kept = np.concatenate([kept, more[np.abs(more) <= 2]])
        return kept[:n] * (std / 0.87962566103423978 if correct else std)


class by_inverse:
    """The quantiles of uniform numbers, by bisection of the distribution function."""

    def truncated_std(self, a, b):
        return math.sqrt(_variance(a, b))

    def sample_truncated_normal(self, n, std, rng, correct=False):
        if correct:
            std /= self.truncated_std(-2, 2)
        grid = np.linspace(-2, 2, 20001)
        share = np.array([below(x) for x in grid])
        uniform = rng.uniform(share[0], share[-1], n)
        return std * np.interp(uniform, share, grid)


def _variance(a, b):
    z = (math.erf(b / math.sqrt(2)) - math.erf(a / math.sqrt(2))) / 2
    mean = (density(a) - density(b)) / z
    return 1 + a * density(a) / z - b * density(b) / z - mean * mean


# --------------------------------------------------------------------------- the answer in steps


class steps:
    """The answer cut into steps."""

    def truncated_std(self, a, b):
        z = self.kept(a, b)
        mean = (density(a) - density(b)) / z
        return self.root(self.variance((a * density(a) - b * density(b)) / z, mean))

    def kept(self, a, b):
        return below(b) - below(a)

    def variance(self, term, mean):
        return 1 + term - mean**2

    def root(self, variance):
        return math.sqrt(variance)

    def sample_truncated_normal(self, n, std, rng, correct=False):
        return self.sample(n, self.scale(std) if correct else std, self.source(rng), std)

    def scale(self, std):
        return std / math.sqrt(_variance(-2, 2))

    def source(self, rng):
        return rng

    def sample(self, n, std, rng, wanted):
        return self.redrawn(std * rng.standard_normal(n), std, self.bound(std, wanted), rng)

    def bound(self, std, wanted):
        return 2 * std

    def redrawn(self, sample, std, bound, rng):
        outside = np.abs(sample) > bound
        while outside.any():
            sample[outside] = std * rng.standard_normal(outside.sum())
            outside = np.abs(sample) > bound
        return sample


class one_redraw(steps):
    def redrawn(self, sample, std, bound, rng):
        outside = np.abs(sample) > bound
        sample[outside] = std * rng.standard_normal(outside.sum())
        return sample


class clips(steps):
    def redrawn(self, sample, std, bound, rng):
        return np.clip(sample, -bound, bound)


class not_truncated(steps):
    def redrawn(self, sample, std, bound, rng):
        return sample


class bounds_not_scaled(steps):
    def bound(self, std, wanted):
        return 2


class bounds_one_std(steps):
    def bound(self, std, wanted):
        return std


class correct_multiplies(steps):
    def scale(self, std):
        return std * math.sqrt(_variance(-2, 2))


class correct_ignored(steps):
    def scale(self, std):
        return std


class correct_keeps_bounds(steps):
    def bound(self, std, wanted):
        return 2 * wanted


class correct_rescales_sample(steps):
    def sample_truncated_normal(self, n, std, rng, correct=False):
        sample = self.sample(n, std, rng, std)
        return sample * (std / sample.std()) if correct and n > 1 else sample


class mean_square_missing(steps):
    def variance(self, term, mean):
        return 1 + term


class mean_not_squared(steps):
    def variance(self, term, mean):
        return 1 + term - abs(mean)


class mean_with_its_sign(steps):
    def variance(self, term, mean):
        return 1 + term - mean


class variance_not_std(steps):
    def root(self, variance):
        return variance


class z_missing(steps):
    def kept(self, a, b):
        return 1.0


class term_sign(steps):
    def variance(self, term, mean):
        return 1 - term - mean**2


class ignores_generator(steps):
    def source(self, rng):
        return np.random


class own_generator(steps):
    def source(self, rng):
        return np.random.default_rng()


class fixed_seed(steps):
    def source(self, rng):
        return np.random.default_rng(0)
