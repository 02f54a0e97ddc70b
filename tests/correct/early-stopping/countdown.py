def early_stopping(scores, patience, min_delta=0.0, mode="max"):
    if mode not in ("max", "min"):
        raise ValueError(mode)
    left, best = patience, 0
    for t in range(1, len(scores)):
        better = (
            scores[t] > scores[best] + min_delta
            if mode == "max"
            else scores[t] < scores[best] - min_delta
        )
        left = patience if better else left - 1
        best = t if better else best
        if left == 0:
            return (t, best, scores[best])
    return (len(scores) - 1, best, scores[best])
