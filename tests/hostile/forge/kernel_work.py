# attack: asks for as much work as one call may cost | expect: timeout or error or fail | exercise: gram
import numpy as np


def gram(X, kernel):
    for _ in range(1000):
        kernel(np.zeros((600, 100)), np.zeros((600, 100)))
    return kernel(X, X)
