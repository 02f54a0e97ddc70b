def early_stopping(scores, patience, min_delta=0.0, mode="max"):
    if mode not in ("max", "min"):
        raise ValueError(mode)
    import itertools

    sign = 1 if mode == "max" else -1

    def better(best, t):
        return t if sign * (scores[t] - scores[best]) > min_delta else best

    bests = list(itertools.accumulate(range(len(scores)), better))
    for t, best in enumerate(bests):
        if t - best >= patience:
            break
    return t, best, scores[best]
