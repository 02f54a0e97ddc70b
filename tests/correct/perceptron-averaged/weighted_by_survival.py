"""Every vector is weighted by the number of visits it survives."""

import numpy as np


def averaged_perceptron_fit(X, y, epochs=10):
    n = len(y)
    vectors, births = [np.zeros(X.shape[1] + 1)], [0]
    for visit in range(n * epochs):
        x = np.concatenate((X[visit % n], [1.0]))
        label = y[visit % n]
        if label * np.dot(vectors[-1], x) <= 0:
            vectors.append(vectors[-1] + label * x)
            births.append(visit)
    lives = np.diff([*births, n * epochs])
    average = np.average(vectors, axis=0, weights=lives)
    return average[:-1], average[-1]
