# attack: sets the global random state | expect: fail | says: random state
import numpy as np


def double(x):
    np.random.seed(0)
    return 2 * x
