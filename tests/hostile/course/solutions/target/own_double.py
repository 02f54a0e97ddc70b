"""Double an array: model answer and variants."""

import numpy as np


def double(x):
    return 2 * x


class by_sum:
    def double(self, x):
        return x + x


class by_shift:
    def double(self, x):
        return np.ldexp(x, 1)


class squared:
    def double(self, x):
        return x * x
