def _epochs(scores, patience, min_delta, sign):
    best = 0
    for epoch, score in enumerate(scores):
        if epoch and sign * (score - scores[best]) > min_delta:
            best = epoch
        yield epoch, best
        if epoch - best >= patience:
            return


def early_stopping(scores, patience, min_delta=0.0, mode="max"):
    sign = {"max": 1, "min": -1}.get(mode)
    if sign is None:
        raise ValueError("mode")
    *_, (stop, best) = _epochs(scores, patience, min_delta, sign)
    return stop, best, scores[best]
