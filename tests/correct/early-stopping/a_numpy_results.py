import numpy as np


def early_stopping(scores, patience, min_delta=0.0, mode="max"):
    if mode not in ["max", "min"]:
        raise ValueError("mode")
    n = len(scores)
    flags = np.zeros(n, dtype=bool)
    flags[0] = True
    best = scores[0]
    for i in range(1, n):
        diff = scores[i] - best if mode == "max" else best - scores[i]
        if diff > min_delta:
            flags[i] = True
            best = scores[i]
    since = 0
    for i in range(n):
        since = 0 if flags[i] else since + 1
        if since == patience:
            break
    where = np.flatnonzero(flags[: i + 1])[-1]
    return i, where, scores[where]
