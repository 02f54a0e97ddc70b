def early_stopping(scores, patience, min_delta=0.0, mode="max"):
    if mode not in ("max", "min"):
        raise ValueError(mode)
    if mode == "max":
        stop, best, score = early_stopping(-scores, patience, min_delta, "min")
        return stop, best, -score
    best = 0
    for t in range(1, scores.size):
        if scores[best] - scores[t] > min_delta:
            best = t
        elif t >= best + patience:
            break
    else:
        t = scores.size - 1
    return t, best, scores[best]
