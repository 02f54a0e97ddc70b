# attack: returns a million rows where two arrays are asked for | expect: fail | says: is an array of shape (1000000 | exercise: pair
import numpy as np


def pair(x):
    return np.zeros(1_000_000, np.uint8)
