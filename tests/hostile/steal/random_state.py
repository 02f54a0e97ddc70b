# attack: foretells the numbers of the next case from its own generators | expect: fail
import numpy as np


def double(x):
    guess = np.random.default_rng(5).normal(size=x.shape)
    return 2 * guess
