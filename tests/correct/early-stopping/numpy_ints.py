import numpy as np


def early_stopping(scores, patience, min_delta=0.0, mode="max"):
    if mode not in ("max", "min"):
        raise ValueError(mode)
    sign = np.array(1.0 if mode == "max" else -1.0)
    best = np.int64(0)
    for t in np.arange(1, len(scores)):
        if sign * scores[t] > sign * scores[best] + min_delta:
            best = t
        if t - best >= patience:
            return t, best, scores[best]
    return np.int64(len(scores) - 1), best, scores[best]
