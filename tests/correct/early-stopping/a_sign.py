import numpy as np


def early_stopping(scores, patience, min_delta=0.0, mode="max"):
    try:
        sign = {"max": 1.0, "min": -1.0}[mode]
    except KeyError:
        raise ValueError(mode) from None
    s = sign * np.asarray(scores)
    best_i = 0
    stop = len(s) - 1
    for i in range(1, len(s)):
        if s[i] - s[best_i] > min_delta:
            best_i = i
        elif i - best_i >= patience:
            stop = i
            break
    return stop, best_i, scores[best_i]
