def early_stopping(scores, patience, min_delta=0.0, mode="max"):
    if mode not in ("max", "min"):
        raise ValueError(mode)
    sign = 1 if mode == "max" else -1
    best, n = 0, len(scores)
    while True:
        for t in range(best + 1, min(best + patience, n - 1) + 1):
            if sign * (scores[t] - scores[best]) > min_delta:
                best = t
                break
        else:
            return min(best + patience, n - 1), best, scores[best]
