def early_stopping(scores, patience, min_delta=0.0, mode="max"):
    if mode not in ("max", "min"):
        raise ValueError(mode)
    flip = (lambda a: a) if mode == "max" else (lambda a: -a)
    best = 0
    for t, s in enumerate(scores):
        if t > 0 and (gain := flip(s) - flip(scores[best])) > min_delta:
            assert gain > 0
            best = t
        if t - best == patience:
            break
    return t, best, float(scores[best])
