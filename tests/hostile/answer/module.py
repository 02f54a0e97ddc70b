# attack: returns a module | expect: fail | says: `module`
import numpy as np


def double(x):
    return np
