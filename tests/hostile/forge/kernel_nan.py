# attack: calls a callable with what is no number | expect: pass | exercise: gram
import numpy as np


def gram(X, kernel):
    kernel(X * np.nan, X * np.inf)
    return kernel(X, X)
