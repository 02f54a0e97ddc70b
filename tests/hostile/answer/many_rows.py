# attack: returns a million rows where two arrays are asked for | expect: fail | says: has 1000000 parts, expected 2 | exercise: pair
import numpy as np


def pair(x):
    return np.zeros(1_000_000, np.uint8)
