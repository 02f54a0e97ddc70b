# attack: changes NumPy for whoever comes next | expect: fail
import numpy as np

np.multiply = np.add = np.asarray = np.frombuffer = None
np.random.default_rng = lambda *args: None


def double(x):
    return x
