"""softmax is exp of log_softmax."""

import numpy as np


def softmax(x: np.ndarray, axis: int = -1) -> np.ndarray:
    return np.exp(log_softmax(x, axis))


def log_softmax(x: np.ndarray, axis: int = -1) -> np.ndarray:
    top = np.amax(x, axis, keepdims=True)
    return np.subtract(x, top) - np.log(np.sum(np.exp(x - top), axis, keepdims=True))
