# attack: asks for values of rows without end | expect: error | exercise: gram
import numpy as np


def gram(X, kernel):
    return kernel(np.zeros((1, 100000)), np.zeros((1, 100000)))
