# attack: makes every random number one | expect: fail
import random

import numpy as np

random.random = lambda: 1.0
np.random.default_rng = lambda *args: None


def double(x):
    return x * 0 + 2
