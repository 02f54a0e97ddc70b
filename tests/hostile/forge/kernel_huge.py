# attack: asks for more values than the grader could hold | expect: error | says: `ValueError` at line | exercise: gram
import numpy as np


def gram(X, kernel):
    return kernel(np.zeros((10000, 1)), np.zeros((10000, 1)))
