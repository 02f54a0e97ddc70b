def early_stopping(scores, patience, min_delta=0.0, mode="max"):
    if mode not in ("max", "min"):
        raise ValueError(mode)
    values = [float(s) if mode == "max" else -float(s) for s in scores]
    best = t = 0
    while t + 1 < len(values) and t - best < patience:
        t += 1
        if values[t] - values[best] > min_delta:
            best = t
    return t, best, scores[best]
