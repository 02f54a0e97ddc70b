# expect: fail; mistake: best-of-all-epochs; argmax of everything
import numpy as np


def early_stopping(scores, patience, min_delta=0.0, mode="max"):
    if mode not in ("max", "min"):
        raise ValueError(mode)
    best, wait = scores[0], 0
    stop = len(scores) - 1
    for epoch in range(1, len(scores)):
        s = scores[epoch]
        if s > best + min_delta if mode == "max" else s < best - min_delta:
            best, wait = s, 0
        else:
            wait += 1
            if wait >= patience:
                stop = epoch
                break
    top = int(np.nanargmax(scores) if mode == "max" else np.nanargmin(scores))
    return stop, top, scores[top]
